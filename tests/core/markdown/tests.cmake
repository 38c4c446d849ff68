if(TARGET baton_markdown)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_markdown.cpp LINK baton_markdown)
endif()
