baton_tests(tst_customerparts LINK baton_gateways)
baton_tests(tst_customerblocks tst_customerfiles tst_customergateway tst_customeroffers tst_customerorder tst_customerpassing tst_customerrefusals tst_customerseen
    SOURCES
        ${CMAKE_SOURCE_DIR}/tests/core/net/socketio/engineclient.cpp
        ${CMAKE_CURRENT_LIST_DIR}/customerstage.cpp ${CMAKE_CURRENT_LIST_DIR}/customerstage.h
        ${CMAKE_CURRENT_LIST_DIR}/page.cpp ${CMAKE_CURRENT_LIST_DIR}/page.h
    LINK baton_gateways Qt6::Network Qt6::WebSockets)
