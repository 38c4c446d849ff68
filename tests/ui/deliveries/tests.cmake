if(TARGET baton_ui)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_deliveriespage.cpp LINK baton_ui ENVIRONMENT QT_QPA_PLATFORM=offscreen)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_deliveriespresenter.cpp LINK baton_ui
        ENVIRONMENT QT_QPA_PLATFORM=offscreen DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent)
endif()
