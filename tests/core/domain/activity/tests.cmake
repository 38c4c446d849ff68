baton_tests(tst_runlife tst_stuck LINK baton_domain)
