baton_tests(tst_agentmethods tst_apidocuments LINK baton_gateways)
baton_tests(tst_deskverbs tst_pushverbs tst_replyverbs
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/agentstage.cpp ${CMAKE_CURRENT_LIST_DIR}/agentstage.h
    LINK baton_gateways baton_testsupport)
