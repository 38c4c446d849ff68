if(TARGET baton_client)
    baton_tests(tst_replica tst_steps tst_transcript tst_localcache LINK baton_client)

    # Without a session bus the keychain says at once that it is not there.
    add_library(baton_clientdoubles STATIC
        ${CMAKE_CURRENT_LIST_DIR}/consoledouble.cpp ${CMAKE_CURRENT_LIST_DIR}/consoledouble.h
        ${CMAKE_CURRENT_LIST_DIR}/relaydouble.cpp ${CMAKE_CURRENT_LIST_DIR}/relaydouble.h
        ${CMAKE_CURRENT_LIST_DIR}/relaydoublereads.cpp)
    target_link_libraries(baton_clientdoubles
        PUBLIC baton_client Qt6::Test Qt6::Network Qt6::WebSockets PRIVATE baton_flags)
    baton_tests(tst_deliveryreports tst_killedconsole tst_relaylink tst_session tst_sessionnotes tst_sessionrights tst_sessionwords tst_undo
        LINK baton_clientdoubles ENVIRONMENT DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent)
endif()
