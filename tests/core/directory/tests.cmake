if(TARGET baton_directory)
    baton_tests(tst_administration tst_directory tst_passwordqueue tst_secrets tst_signinthrottle LINK baton_directory)
endif()
