if(TARGET baton_push)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_deliverylist.cpp LINK baton_push)
endif()
