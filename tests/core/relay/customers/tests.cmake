baton_tests(tst_customerparts LINK baton_customer_gateway)
baton_tests(tst_customergateway tst_customerorder
    SOURCES ${CMAKE_SOURCE_DIR}/tests/core/net/socketio/engineclient.cpp ${CMAKE_CURRENT_LIST_DIR}/page.cpp
    LINK baton_customer_gateway baton_desk Qt6::Network Qt6::WebSockets)
