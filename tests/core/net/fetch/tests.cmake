baton_tests(tst_fetcher LINK baton_net)
