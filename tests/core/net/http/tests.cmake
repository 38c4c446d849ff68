baton_tests(tst_clientaddress LINK baton_net)
