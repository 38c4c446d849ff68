if(TARGET baton_ui)
    # A screen of 400 by 400 in the window's own measure.
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_mainwindow.cpp LINK baton_ui ENVIRONMENT QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=2)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_accessibility.cpp LINK baton_ui ENVIRONMENT QT_QPA_PLATFORM=offscreen)
    if(TARGET baton_clientdoubles)
        baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_consolepresenter.cpp LINK baton_ui baton_clientdoubles
            ENVIRONMENT QT_QPA_PLATFORM=offscreen DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent)
    endif()
endif()
# A session bus of its own, with a desktop's notifications.
if(TARGET baton_ui AND TARGET baton_clientdoubles AND TARGET Qt6::DBus)
    find_program(BATON_DBUS_RUN_SESSION dbus-run-session)
    set(own_bus "")
    if(BATON_DBUS_RUN_SESSION)
        set(own_bus COMMAND ${BATON_DBUS_RUN_SESSION} --config-file=${CMAKE_SOURCE_DIR}/tests/session-bus.conf -- $<TARGET_FILE:tst_console>)
    endif()
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_console.cpp
        SOURCES ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.cpp ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.h
        LINK baton_ui baton_clientdoubles Qt6::DBus Qt6::Widgets ENVIRONMENT QT_QPA_PLATFORM=offscreen ${own_bus})
    if(BATON_DBUS_RUN_SESSION)
        set_tests_properties(tst_console PROPERTIES FAIL_REGULAR_EXPRESSION "SKIP   :")
    endif()
endif()
