baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_runlife.cpp LINK baton_domain)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_stuck.cpp LINK baton_domain)
