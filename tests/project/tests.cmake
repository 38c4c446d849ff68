# What a stranger meets first: links, the README, the workflows, the licences. Needs nothing but Node and the tree.
find_program(BATON_NODE node)
if(BATON_NODE AND NOT CMAKE_CROSSCOMPILING)
    add_test(NAME project COMMAND "${BATON_NODE}" --test "${CMAKE_CURRENT_LIST_DIR}/tst_project.mjs")
    set_tests_properties(project PROPERTIES LABELS unit TIMEOUT 60)
endif()
