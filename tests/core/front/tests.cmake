baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_framereader.cpp LINK baton_front)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_fronthttp.cpp LINK baton_front)
