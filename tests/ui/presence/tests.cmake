if(TARGET baton_presence)
    baton_tests(tst_seatwatch LINK baton_presence)
endif()
if(TARGET baton_presence AND TARGET Qt6::DBus)
    set(bus_service ${CMAKE_CURRENT_LIST_DIR}/busservice.cpp ${CMAKE_CURRENT_LIST_DIR}/busservice.h)
    baton_tests_on_own_bus(tst_desktopinputclock tst_screenlocks LINK baton_presence Qt6::DBus SOURCES ${bus_service})

    # A display of its own: a mouse that moves would disturb others.
    find_program(BATON_XVFB_RUN xvfb-run)
    set(own_display "")
    if(BATON_XVFB_RUN)
        set(own_display UNDER ${BATON_XVFB_RUN} -a ENVIRONMENT QT_QPA_PLATFORM=xcb)
    endif()
    baton_tests(tst_x11inputclock LINK baton_presence ${own_display})

    # The screen saver of the end-to-end tests' desktops.
    add_executable(screenlocker ${CMAKE_CURRENT_LIST_DIR}/screenlocker.cpp ${bus_service})
    set_target_properties(screenlocker PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_include_directories(screenlocker PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(screenlocker PRIVATE Qt6::DBus baton_flags)
    baton_precompile(screenlocker)
endif()
