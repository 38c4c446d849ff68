if(TARGET baton_markdown)
    baton_tests(tst_markdown SOURCES ${CMAKE_CURRENT_LIST_DIR}/told.cpp LINK baton_markdown)

    # The console and the customer's page, side by side over texts that nobody wrote.
    find_program(BATON_NODE node)
    if(BATON_NODE AND TARGET baton_web AND NOT CMAKE_CROSSCOMPILING)
        baton_program(markdowntold SOURCES ${CMAKE_CURRENT_LIST_DIR}/markdowntold.cpp ${CMAKE_CURRENT_LIST_DIR}/told.cpp LINK baton_markdown)
        set_target_properties(markdowntold PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        add_test(NAME markdown_alike COMMAND "${BATON_NODE}" "${CMAKE_CURRENT_LIST_DIR}/tst_alike.mjs" "$<TARGET_FILE:markdowntold>")
        set_tests_properties(markdown_alike PROPERTIES LABELS unit TIMEOUT 120
            ENVIRONMENT "BATON_PAGE=${CMAKE_BINARY_DIR}/resources/web/page")
    endif()
endif()
