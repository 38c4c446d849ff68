if(TARGET console)
    baton_tests(tst_consoleprogram LABELS integration)
    set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/tst_consoleprogram.cpp PROPERTIES
        COMPILE_DEFINITIONS BATON_CONSOLE="${drive}$<TARGET_FILE:console>")
    add_dependencies(${BATON_TESTS} console)
endif()
