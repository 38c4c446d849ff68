baton_tests(tst_framereader LINK baton_net)
