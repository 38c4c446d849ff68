find_program(BATON_NODE node)
if(BATON_NODE)
    add_test(NAME sound_files COMMAND "${BATON_NODE}" "${CMAKE_SOURCE_DIR}/resources/sounds/make.mjs" --check)
    set_tests_properties(sound_files PROPERTIES LABELS unit TIMEOUT 60)
endif()
if(TARGET baton_sound)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_soundfiles.cpp LINK baton_sound)
    # Without a sound server, wherever it runs: nobody wants to hear a test.
    if(UNIX AND NOT APPLE)
        baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_effectplayer.cpp LINK baton_sound
            ENVIRONMENT PULSE_SERVER=unix:/nowhere PIPEWIRE_REMOTE=nowhere)
        baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_hungsoundserver.cpp LINK baton_sound Qt6::Network TIMEOUT 20)
        # It ends in its own way, whatever the tests say.
        set_tests_properties(tst_hungsoundserver PROPERTIES FAIL_REGULAR_EXPRESSION "FAIL!")
    endif()
endif()
