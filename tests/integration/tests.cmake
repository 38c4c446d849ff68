# Against the real baton-relay, in processes of their own. ALONE is for what wants the whole machine: races, kills, bursts.
function(baton_integration_tests)
    cmake_parse_arguments(ARG "ALONE" "TIMEOUT" "" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 180)
    endif()
    set(alone "")
    if(ARG_ALONE)
        set(alone SERIAL)
    endif()
    baton_tests(${ARG_UNPARSED_ARGUMENTS} LINK baton_testsupport baton_protocol baton_storage
        LABELS integration TIMEOUT ${ARG_TIMEOUT} ${alone})
    add_dependencies(${BATON_TESTS} relayserver)
endfunction()

if(TARGET relayserver)
    baton_integration_tests(tst_admincommands tst_audit tst_autoupdates tst_badinput tst_datafolder tst_deliveries
        tst_httppermissions tst_story tst_triggers tst_upgrade tst_workflows)
    baton_integration_tests(tst_proxies tst_webhooks TIMEOUT 300)
    baton_integration_tests(tst_absence tst_relayprogram ALONE)
    baton_integration_tests(tst_botmail tst_claimrace tst_signin ALONE TIMEOUT 300)
    baton_integration_tests(tst_replay ALONE TIMEOUT 600)
    baton_integration_tests(tst_killedrelay ALONE TIMEOUT 600
        SOURCES ${CMAKE_CURRENT_LIST_DIR}/worker.cpp ${CMAKE_CURRENT_LIST_DIR}/worker.h)
    baton_integration_tests(tst_push tst_pushaudience ALONE
        SOURCES ${CMAKE_CURRENT_LIST_DIR}/pushstage.cpp ${CMAKE_CURRENT_LIST_DIR}/pushstage.h)
    if(TARGET baton_client)
        # Without a session bus the keychain says at once that it is not there.
        baton_integration_tests(tst_consolefiles LINK baton_clientdoubles
            ENVIRONMENT DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent)
        baton_integration_tests(tst_keptfiles LINK baton_clientdoubles baton_models
            ENVIRONMENT DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent)
        baton_integration_tests(tst_replicas ALONE LINK baton_clientdoubles
            ENVIRONMENT DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent)
    endif()
endif()
