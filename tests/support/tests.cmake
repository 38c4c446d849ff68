add_library(baton_testsupport STATIC
    ${CMAKE_CURRENT_LIST_DIR}/ending.h $<IF:$<BOOL:${WIN32}>,${CMAKE_CURRENT_LIST_DIR}/ending_win.cpp,${CMAKE_CURRENT_LIST_DIR}/ending_unix.cpp>
    ${CMAKE_CURRENT_LIST_DIR}/http.cpp ${CMAKE_CURRENT_LIST_DIR}/http.h
    ${CMAKE_CURRENT_LIST_DIR}/relayprocess.cpp ${CMAKE_CURRENT_LIST_DIR}/relayprocess.h
    ${CMAKE_CURRENT_LIST_DIR}/rights.h $<IF:$<BOOL:${WIN32}>,${CMAKE_CURRENT_LIST_DIR}/rights_win.cpp,${CMAKE_CURRENT_LIST_DIR}/rights_unix.cpp>
    ${CMAKE_CURRENT_LIST_DIR}/rpcclient.cpp ${CMAKE_CURRENT_LIST_DIR}/rpcclient.h
    ${CMAKE_CURRENT_LIST_DIR}/webhookreceiver.cpp ${CMAKE_CURRENT_LIST_DIR}/webhookreceiver.h)
target_include_directories(baton_testsupport PUBLIC "${CMAKE_SOURCE_DIR}")
target_include_directories(baton_testsupport PRIVATE "${CMAKE_BINARY_DIR}/tests/places")
target_link_libraries(baton_testsupport
    PUBLIC Qt6::Core Qt6::Network Qt6::WebSockets Qt6::Test PRIVATE baton_flags $<$<BOOL:${WIN32}>:advapi32>)

# main() of every test program.
add_library(baton_testprogram STATIC ${CMAKE_CURRENT_LIST_DIR}/program.cpp ${CMAKE_CURRENT_LIST_DIR}/program.h)
target_include_directories(baton_testprogram PUBLIC "${CMAKE_SOURCE_DIR}")
target_link_libraries(baton_testprogram PUBLIC Qt6::Test PRIVATE baton_flags)

if(BATON_WITH_POSTGRES)
    add_library(baton_testpostgres STATIC
        ${CMAKE_CURRENT_LIST_DIR}/postgresserver.cpp ${CMAKE_CURRENT_LIST_DIR}/postgresserver.h)
    target_include_directories(baton_testpostgres PUBLIC "${CMAKE_SOURCE_DIR}")
    target_link_libraries(baton_testpostgres PUBLIC Qt6::Core PRIVATE baton_flags)
endif()
