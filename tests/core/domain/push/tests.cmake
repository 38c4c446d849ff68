baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_decision.cpp LINK baton_domain)
