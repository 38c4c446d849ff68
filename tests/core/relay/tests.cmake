# What the tests of every gateway play on.
baton_tests(
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/gatewaystage.cpp ${CMAKE_CURRENT_LIST_DIR}/gatewaystage.h
    LINK baton_gateways)
# What goes out to customers, bots and devices.
baton_tests(tst_doors LINK baton_gateways)
