baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_eventfeed.cpp LINK baton_fanout)
foreach(test tst_sweeper tst_sweeperpace)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/${test}.cpp SOURCES ${CMAKE_CURRENT_LIST_DIR}/sweptcrowd.cpp LINK baton_fanout)
endforeach()
