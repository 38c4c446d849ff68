# What the tests of every gateway play on.
baton_tests(
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/gatewaystage.cpp ${CMAKE_CURRENT_LIST_DIR}/gatewaystage.h
    LINK baton_gateways)
