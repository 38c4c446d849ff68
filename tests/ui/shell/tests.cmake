if(TARGET baton_ui)
    # A screen of 400 by 400 in the window's own measure.
    baton_tests(tst_mainwindow LINK baton_ui ENVIRONMENT QT_SCALE_FACTOR=2)
    baton_tests(tst_palette LINK baton_ui)
endif()
