baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_customerparts.cpp LINK baton_customer_gateway)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_customergateway.cpp
    SOURCES
        ${CMAKE_SOURCE_DIR}/tests/core/socketio/engineclient.cpp
        ${CMAKE_CURRENT_LIST_DIR}/page.cpp
    LINK baton_customer_gateway baton_desk Qt6::Network Qt6::WebSockets)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_customerorder.cpp
    SOURCES
        ${CMAKE_SOURCE_DIR}/tests/core/socketio/engineclient.cpp
        ${CMAKE_CURRENT_LIST_DIR}/page.cpp
    LINK baton_customer_gateway Qt6::Network Qt6::WebSockets)
