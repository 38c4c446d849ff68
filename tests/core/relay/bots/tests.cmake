baton_tests(tst_oddities tst_webhookattempt LINK baton_gateways)
baton_tests(tst_botfiles tst_botgateway tst_botsocket tst_botwords
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/botstage.cpp ${CMAKE_CURRENT_LIST_DIR}/botstage.h
    LINK baton_gateways baton_testsupport)
