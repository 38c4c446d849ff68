if(TARGET baton_presence)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_seatwatch.cpp LINK baton_presence)
endif()
# A session bus of its own, that starts none by itself: the developer's has a desktop already.
if(TARGET baton_presence AND TARGET Qt6::DBus)
    find_program(BATON_DBUS_RUN_SESSION dbus-run-session)
    foreach(test tst_desktopinputclock tst_screenlocks)
        set(own_bus "")
        if(BATON_DBUS_RUN_SESSION)
            set(own_bus COMMAND ${BATON_DBUS_RUN_SESSION} --config-file=${CMAKE_SOURCE_DIR}/tests/session-bus.conf -- $<TARGET_FILE:${test}>)
        endif()
        baton_test(${CMAKE_CURRENT_LIST_DIR}/${test}.cpp
            SOURCES ${CMAKE_CURRENT_LIST_DIR}/busservice.cpp ${CMAKE_CURRENT_LIST_DIR}/busservice.h
            LINK baton_presence Qt6::DBus ${own_bus})
        if(BATON_DBUS_RUN_SESSION)
            # With a bus of its own it has no excuse.
            set_tests_properties(${test} PROPERTIES FAIL_REGULAR_EXPRESSION "SKIP   :")
        endif()
    endforeach()

    # A display of its own: a mouse that moves would disturb others.
    find_program(BATON_XVFB_RUN xvfb-run)
    set(own_display "")
    if(BATON_XVFB_RUN)
        set(own_display COMMAND ${BATON_XVFB_RUN} -a $<TARGET_FILE:tst_x11inputclock> ENVIRONMENT QT_QPA_PLATFORM=xcb)
    endif()
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_x11inputclock.cpp LINK baton_presence ${own_display})

    # The screen saver of the end-to-end tests' desktops.
    add_executable(screenlocker ${CMAKE_CURRENT_LIST_DIR}/screenlocker.cpp
        ${CMAKE_CURRENT_LIST_DIR}/busservice.cpp ${CMAKE_CURRENT_LIST_DIR}/busservice.h)
    set_target_properties(screenlocker PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_include_directories(screenlocker PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(screenlocker PRIVATE Qt6::DBus baton_flags)
    baton_precompile(screenlocker)
endif()
