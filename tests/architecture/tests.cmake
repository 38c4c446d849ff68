baton_tests(tst_architecture LINK Qt6::Core SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/house.cpp ${CMAKE_CURRENT_LIST_DIR}/rules.cpp ${CMAKE_CURRENT_LIST_DIR}/sourcetree.cpp)
