baton_tests(tst_socketiocodec LINK baton_socketio)
baton_tests(tst_engineio tst_socketio
    SOURCES ${CMAKE_SOURCE_DIR}/tests/conformance/echo.cpp ${CMAKE_CURRENT_LIST_DIR}/engineclient.cpp
    LINK baton_socketio baton_net Qt6::Network Qt6::WebSockets)
