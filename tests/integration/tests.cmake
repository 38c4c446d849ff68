# Against the real baton-relay, in processes of their own.
function(baton_integration_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 180)
    endif()
    baton_test(${CMAKE_CURRENT_LIST_DIR}/${name}.cpp LINK baton_testsupport baton_protocol
        SOURCES ${ARG_SOURCES} LABELS integration TIMEOUT ${ARG_TIMEOUT} SERIAL)
    add_dependencies(${name} relayserver)
endfunction()

if(TARGET relayserver)
    baton_integration_test(tst_admincommands)
    baton_integration_test(tst_badinput)
    baton_integration_test(tst_claimrace TIMEOUT 300)
    baton_integration_test(tst_httppermissions)
    baton_integration_test(tst_killedrelay TIMEOUT 600
        SOURCES ${CMAKE_CURRENT_LIST_DIR}/worker.cpp ${CMAKE_CURRENT_LIST_DIR}/worker.h)
    baton_integration_test(tst_relayprogram)
    baton_integration_test(tst_replay TIMEOUT 600)
    baton_integration_test(tst_story)
    baton_integration_test(tst_triggers)
    baton_integration_test(tst_webhooks TIMEOUT 300)
endif()
