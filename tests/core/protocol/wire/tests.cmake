baton_tests(tst_csv tst_writtenjson LINK baton_protocol)
