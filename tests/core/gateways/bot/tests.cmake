if(TARGET baton_gateways)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_oddities.cpp LINK baton_gateways)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_webhookattempt.cpp LINK baton_gateways)
endif()
