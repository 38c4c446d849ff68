baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_rebuild.cpp LINK baton_desk)
