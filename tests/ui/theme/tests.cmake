if(TARGET baton_ui)
    baton_tests(tst_look tst_paint LINK baton_ui)
endif()
