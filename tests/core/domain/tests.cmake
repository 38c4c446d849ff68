baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_lifecycle.cpp LINK baton_domain)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_values.cpp LINK baton_domain)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_searchwords.cpp LINK baton_domain)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_text.cpp LINK baton_domain)
