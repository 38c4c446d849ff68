baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_autoupdatechain.cpp LINK baton_protocol)
baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_csv.cpp LINK baton_protocol)
