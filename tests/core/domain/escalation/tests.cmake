baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_hearing.cpp LINK baton_domain)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_personrequest.cpp LINK baton_domain)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_tone.cpp LINK baton_domain)
