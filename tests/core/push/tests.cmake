if(TARGET baton_push)
    baton_tests(tst_deliverylist LINK baton_push)
endif()
