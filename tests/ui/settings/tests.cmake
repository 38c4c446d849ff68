if(TARGET baton_ui)
    baton_tests(tst_presencesection tst_settingspage tst_soundsection LINK baton_ui)
endif()
