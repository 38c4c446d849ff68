baton_tests(tst_decision LINK baton_domain)
