baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_socketiocodec.cpp LINK baton_protocol)
