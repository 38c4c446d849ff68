baton_tests(tst_mailstore LINK baton_mail)
