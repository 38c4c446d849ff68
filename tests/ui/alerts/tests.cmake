if(TARGET baton_ui)
    foreach(name activitypresenter alertcards alertpresenter toaststack unreadpresenter)
        baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_${name}.cpp SOURCES ${CMAKE_CURRENT_LIST_DIR}/desktop.h
            LINK baton_ui ENVIRONMENT QT_QPA_PLATFORM=offscreen)
    endforeach()
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_alertsound.cpp LINK baton_ui)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_soundpreferences.cpp LINK baton_ui)
endif()
# The console, the real relay, and a session bus of its own.
if(TARGET baton_ui AND TARGET relayserver AND TARGET Qt6::DBus)
    find_program(BATON_DBUS_RUN_SESSION dbus-run-session)
    set(own_bus "")
    if(BATON_DBUS_RUN_SESSION)
        set(own_bus COMMAND ${BATON_DBUS_RUN_SESSION} --config-file=${CMAKE_SOURCE_DIR}/tests/session-bus.conf -- $<TARGET_FILE:tst_killedburst>)
    endif()
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_killedburst.cpp
        SOURCES ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.cpp ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.h
        LINK baton_ui baton_testsupport Qt6::DBus Qt6::Widgets LABELS integration TIMEOUT 300 SERIAL ${own_bus})
    add_dependencies(tst_killedburst relayserver)
    if(BATON_DBUS_RUN_SESSION)
        set_tests_properties(tst_killedburst PROPERTIES FAIL_REGULAR_EXPRESSION "SKIP   :")
    endif()
endif()
