baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_mailstore.cpp LINK baton_mail)
