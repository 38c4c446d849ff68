# The guides, typed by a program: every command in them is run against the real relay, in a folder of its own.
find_program(BATON_NODE node)

if(BATON_NODE AND UNIX AND NOT APPLE AND TARGET relayserver AND TARGET samplebot AND TARGET console)
    foreach(guide guides/admins guides/agents guides/bots guides/page operating)
        get_filename_component(name ${guide} NAME)
        add_test(NAME docs_${name} COMMAND "${BATON_NODE}" "${CMAKE_CURRENT_LIST_DIR}/tst_guides.mjs"
            --bin "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}" "${CMAKE_SOURCE_DIR}/docs/${guide}.md")
        set_tests_properties(docs_${name} PROPERTIES LABELS docs TIMEOUT 120)
    endforeach()
endif()
