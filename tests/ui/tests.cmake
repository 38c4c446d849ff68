if(TARGET baton_ui)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_translations.cpp LINK baton_ui)
    target_compile_definitions(tst_translations PRIVATE BATON_LUPDATE="$<TARGET_FILE:Qt6::lupdate>")
endif()
