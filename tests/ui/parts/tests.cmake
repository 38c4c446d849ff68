if(TARGET baton_ui)
    baton_tests(tst_cardlist LINK baton_ui)
endif()
