baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_rebuild.cpp LINK baton_desk)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_groupcommit.cpp LINK baton_desk)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_readingroom.cpp LINK baton_desk)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_search.cpp LINK baton_desk)
