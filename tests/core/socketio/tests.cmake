baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_socketiocodec.cpp LINK baton_protocol)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_engineio.cpp
    SOURCES ${CMAKE_SOURCE_DIR}/tests/conformance/echo.cpp ${CMAKE_CURRENT_LIST_DIR}/engineclient.cpp
    LINK baton_socketio baton_front Qt6::Network Qt6::WebSockets)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_socketio.cpp
    SOURCES ${CMAKE_SOURCE_DIR}/tests/conformance/echo.cpp ${CMAKE_CURRENT_LIST_DIR}/engineclient.cpp
    LINK baton_socketio baton_front Qt6::Network Qt6::WebSockets)
