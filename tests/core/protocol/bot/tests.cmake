baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_cloudevents.cpp LINK baton_protocol)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_webhooksignatures.cpp LINK baton_protocol)
