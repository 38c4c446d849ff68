if(TARGET baton_ui)
    baton_tests(tst_translations LINK baton_ui)
    set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/tst_translations.cpp PROPERTIES
        COMPILE_DEFINITIONS BATON_LUPDATE="$<TARGET_FILE:Qt6::lupdate>")
endif()
