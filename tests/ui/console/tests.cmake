if(TARGET baton_ui)
    baton_tests(tst_accessibility LINK baton_ui)
endif()
# With a desktop's notifications.
if(TARGET baton_ui AND TARGET baton_clientdoubles AND TARGET Qt6::DBus)
    baton_tests_on_own_bus(tst_console
        SOURCES ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.cpp ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.h
        LINK baton_ui baton_clientdoubles Qt6::DBus Qt6::Widgets)
endif()
