baton_tests(tst_readmarks LINK baton_desk)
