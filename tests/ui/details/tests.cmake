if(TARGET baton_ui)
    baton_tests(tst_detailspanel tst_detailscolumn LINK baton_ui)
endif()
