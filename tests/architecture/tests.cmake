baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_architecture.cpp
    SOURCES
        ${CMAKE_CURRENT_LIST_DIR}/house.cpp
        ${CMAKE_CURRENT_LIST_DIR}/rules.cpp
        ${CMAKE_CURRENT_LIST_DIR}/sourcetree.cpp
    LINK Qt6::Core)
