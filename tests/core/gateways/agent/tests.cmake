if(TARGET baton_gateways)
    baton_tests(tst_agentmethods tst_agentpresence tst_apidocuments tst_conversationindex LINK baton_gateways)
    baton_tests(tst_stucksimulation LINK baton_gateways baton_desk TIMEOUT 600)
endif()
