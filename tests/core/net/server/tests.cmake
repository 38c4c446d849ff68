baton_tests(tst_fronthttp tst_frontlimits SOURCES ${CMAKE_CURRENT_LIST_DIR}/httpfront.cpp LINK baton_net)
baton_tests(tst_frontsockets tst_frontsocketends SOURCES ${CMAKE_CURRENT_LIST_DIR}/socketfront.cpp
    LINK baton_net Qt6::WebSockets)
baton_tests(tst_frontbodies LINK baton_net)
baton_tests(tst_fronttls LINK baton_net Qt6::WebSockets)
