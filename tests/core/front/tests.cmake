baton_tests(tst_clientaddress tst_framereader tst_mailbox LINK baton_front)
baton_tests(tst_fronthttp tst_frontlimits SOURCES ${CMAKE_CURRENT_LIST_DIR}/httpfront.cpp LINK baton_front)
baton_tests(tst_frontsockets tst_frontsocketends SOURCES ${CMAKE_CURRENT_LIST_DIR}/socketfront.cpp
    LINK baton_front Qt6::WebSockets)
baton_tests(tst_fronttls LINK baton_front Qt6::WebSockets)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    baton_tests(tst_epolldispatcher tst_epolltimers tst_epollnotifiers LINK baton_front Qt6::WebSockets)
endif()
