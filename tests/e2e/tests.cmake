# The whole product with its real parts: relay, sample bot, Chromium, consoles on a display. `./dev test` brings the display,
# the session bus and the npm packages.
if(BATON_BUILD_CONSOLE AND BATON_BUILD_RELAY)
    find_program(BATON_NODE node)
    add_test(NAME e2e_story COMMAND "${BATON_NODE}" ${CMAKE_CURRENT_LIST_DIR}/tst_story.mjs --bin "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    set_tests_properties(e2e_story PROPERTIES LABELS e2e TIMEOUT 300 RUN_SERIAL TRUE)
endif()
