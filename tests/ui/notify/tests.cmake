if(TARGET baton_notify)
    baton_tests(tst_balloonnotifier LINK baton_notify)
endif()
if(TARGET baton_notify AND TARGET Qt6::DBus)
    baton_tests_on_own_bus(tst_freedesktopnotifier LINK baton_notify Qt6::DBus
        SOURCES ${CMAKE_CURRENT_LIST_DIR}/notificationdaemon.cpp ${CMAKE_CURRENT_LIST_DIR}/notificationdaemon.h)
endif()
