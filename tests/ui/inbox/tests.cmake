if(TARGET baton_ui)
    baton_tests(tst_inboxsearch tst_inboxpage tst_toastplace tst_conversationcard LINK baton_ui)
    if(TARGET baton_clientdoubles)
        baton_tests(tst_inboxscreen tst_writingpresenter LINK baton_ui baton_clientdoubles
            ENVIRONMENT DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent)
    endif()
endif()
