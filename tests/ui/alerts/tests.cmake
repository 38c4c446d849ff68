if(TARGET baton_ui)
    baton_tests(tst_activitypresenter tst_alertcards tst_alertpresenter tst_toaststack tst_unreadpresenter
        SOURCES ${CMAKE_CURRENT_LIST_DIR}/desktop.h LINK baton_ui)
    baton_tests(tst_alertsound tst_soundpreferences LINK baton_ui)
endif()
# The console, the real relay, and a session bus of its own.
if(TARGET baton_ui AND TARGET relayserver AND TARGET Qt6::DBus)
    baton_tests_on_own_bus(tst_killedburst
        SOURCES ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.cpp ${CMAKE_SOURCE_DIR}/tests/ui/notify/notificationdaemon.h
        LINK baton_ui baton_testsupport Qt6::DBus Qt6::Widgets LABELS integration TIMEOUT 300 SERIAL)
    add_dependencies(${BATON_TESTS} relayserver)
endif()
