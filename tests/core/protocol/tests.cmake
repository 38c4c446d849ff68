baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_autoupdatechain.cpp LINK baton_protocol)
