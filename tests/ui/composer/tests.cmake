if(TARGET baton_ui)
    baton_tests(tst_composer LINK baton_ui)
endif()
