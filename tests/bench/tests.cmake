if(BATON_BUILD_BENCH AND CMAKE_SYSTEM_NAME STREQUAL Linux)
    set(load "${CMAKE_CURRENT_LIST_DIR}/load")
    add_executable(bench_load
        ${load}/claims.cpp ${load}/client.cpp ${load}/crowd.cpp ${load}/delivery.cpp ${load}/dialect.cpp
        ${load}/fairness.cpp ${load}/figures.cpp ${load}/frames.cpp ${load}/main.cpp ${load}/poller.cpp)
    target_include_directories(bench_load PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(bench_load PRIVATE baton_flags)
    set_target_properties(bench_load PROPERTIES AUTOMOC OFF)
endif()

if(TARGET bench_load AND TARGET relayserver AND TARGET baton_testsupport)
    baton_tests(tst_bench LINK baton_testsupport LABELS bench TIMEOUT 180 SERIAL)
    add_dependencies(${BATON_TESTS} bench_load relayserver)
endif()

if(BATON_BUILD_BENCH AND TARGET baton_ui)
    add_executable(bench_console ${CMAKE_CURRENT_LIST_DIR}/console/bench_console.cpp ${CMAKE_CURRENT_LIST_DIR}/console/transcriptbench.cpp
        ${CMAKE_CURRENT_LIST_DIR}/console/activitybench.cpp ${CMAKE_CURRENT_LIST_DIR}/console/textbench.cpp)
    target_include_directories(bench_console PRIVATE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/tests/places")
    target_link_libraries(bench_console PRIVATE baton_ui baton_models Qt6::Widgets baton_flags)
    baton_precompile(bench_console)
endif()

if(BATON_BUILD_BENCH AND TARGET baton_ui AND TARGET Qt6::DBus)
    add_executable(bench_banner
        ${CMAKE_CURRENT_LIST_DIR}/banner/bench_banner.cpp ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.cpp
        ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.h)
    target_include_directories(bench_banner PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(bench_banner PRIVATE baton_ui baton_testsupport Qt6::DBus Qt6::Widgets baton_flags)
    baton_precompile(bench_banner)
endif()

if(BATON_BUILD_BENCH AND TARGET bench_load AND TARGET relayserver)
    set(bridge "${CMAKE_CURRENT_LIST_DIR}/bridge")
    add_executable(bench_bridge
        ${bridge}/audience.cpp ${bridge}/audience.h ${bridge}/bench_bridge.cpp ${bridge}/burst.cpp ${bridge}/burst.h
        ${bridge}/listeners.cpp ${bridge}/listeners.h
        ${load}/client.cpp ${load}/dialect.cpp ${load}/figures.cpp ${load}/frames.cpp ${load}/poller.cpp)
    target_include_directories(bench_bridge PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(bench_bridge PRIVATE baton_testsupport baton_storage Qt6::Network baton_flags)
    set_target_properties(bench_bridge PROPERTIES AUTOMOC OFF)
endif()

if(BATON_BUILD_BENCH)
    add_executable(bench_escalation ${CMAKE_CURRENT_LIST_DIR}/escalation/bench_escalation.cpp)
    target_include_directories(bench_escalation PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(bench_escalation PRIVATE baton_domain baton_flags)
    baton_precompile(bench_escalation)
endif()

if(BATON_BUILD_BENCH AND TARGET baton_desk)
    add_executable(bench_search ${CMAKE_CURRENT_LIST_DIR}/search/bench_search.cpp)
    target_include_directories(bench_search PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(bench_search PRIVATE baton_desk baton_flags)
    baton_precompile(bench_search)
endif()
