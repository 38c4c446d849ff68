if(TARGET baton_ui)
    baton_tests(tst_autoupdatespage LINK baton_ui)
endif()
