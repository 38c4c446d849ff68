baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_eventfeed.cpp LINK baton_fanout)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_sweeper.cpp LINK baton_fanout)
