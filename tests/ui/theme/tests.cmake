if(TARGET baton_ui)
    baton_tests(tst_icons tst_look tst_paint LINK baton_ui)
endif()
