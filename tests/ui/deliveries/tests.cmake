if(TARGET baton_ui)
    baton_tests(tst_deliveriespage LINK baton_ui)
    baton_tests(tst_deliveriespresenter LINK baton_ui ENVIRONMENT DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent)
endif()
