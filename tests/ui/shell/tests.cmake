if(TARGET baton_ui)
    # A screen of 400 by 400 in the window's own measure.
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_mainwindow.cpp LINK baton_ui ENVIRONMENT QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=2)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_accessibility.cpp LINK baton_ui ENVIRONMENT QT_QPA_PLATFORM=offscreen)
    if(TARGET baton_clientdoubles)
        baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_consolepresenter.cpp LINK baton_ui baton_clientdoubles
            ENVIRONMENT QT_QPA_PLATFORM=offscreen DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent)
    endif()
endif()
