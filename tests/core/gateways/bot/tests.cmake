if(TARGET baton_gateways)
    baton_tests(tst_oddities tst_webhookattempt LINK baton_gateways)
endif()
