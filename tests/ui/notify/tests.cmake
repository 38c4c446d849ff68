if(TARGET baton_notify)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_balloonnotifier.cpp LINK baton_notify)
endif()
# A session bus of its own, that starts none by itself: the developer's has a notification daemon already.
if(TARGET baton_notify AND TARGET Qt6::DBus)
    find_program(BATON_DBUS_RUN_SESSION dbus-run-session)
    set(own_bus "")
    if(BATON_DBUS_RUN_SESSION)
        set(own_bus COMMAND ${BATON_DBUS_RUN_SESSION} --config-file=${CMAKE_SOURCE_DIR}/tests/session-bus.conf -- $<TARGET_FILE:tst_freedesktopnotifier>)
    endif()
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_freedesktopnotifier.cpp
        SOURCES ${CMAKE_CURRENT_LIST_DIR}/notificationdaemon.cpp ${CMAKE_CURRENT_LIST_DIR}/notificationdaemon.h
        LINK baton_notify Qt6::DBus ${own_bus})
    if(BATON_DBUS_RUN_SESSION)
        # With a bus of its own it has no excuse.
        set_tests_properties(tst_freedesktopnotifier PROPERTIES FAIL_REGULAR_EXPRESSION "SKIP   :")
    endif()
endif()
