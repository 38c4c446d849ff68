baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_goldenmessages.cpp LINK baton_protocol)
target_compile_definitions(tst_goldenmessages PRIVATE GOLDEN_DIR="${CMAKE_CURRENT_LIST_DIR}")
