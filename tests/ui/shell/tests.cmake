if(TARGET baton_ui)
    # A screen of 400 by 400 in the window's own measure.
    baton_tests(tst_mainwindow LINK baton_ui ENVIRONMENT QT_SCALE_FACTOR=2)
    baton_tests(tst_accessibility LINK baton_ui)
    if(TARGET baton_clientdoubles)
        baton_tests(tst_consolepresenter LINK baton_ui baton_clientdoubles
            ENVIRONMENT DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent)
    endif()
endif()
# With a desktop's notifications.
if(TARGET baton_ui AND TARGET baton_clientdoubles AND TARGET Qt6::DBus)
    baton_tests_on_own_bus(tst_console
        SOURCES ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.cpp ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.h
        LINK baton_ui baton_clientdoubles Qt6::DBus Qt6::Widgets)
endif()
