baton_tests(tst_agentpresence tst_conversationindex tst_eventfeed LINK baton_fanout)
baton_tests(tst_sweeper tst_sweeperpace SOURCES ${CMAKE_CURRENT_LIST_DIR}/sweptcrowd.cpp LINK baton_fanout)
