baton_tests(tst_loopexecutor LINK baton_net)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    baton_tests(tst_epolldispatcher tst_epolltimers tst_epollnotifiers LINK baton_net Qt6::WebSockets)
endif()
