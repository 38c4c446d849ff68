if(TARGET baton_ui)
    baton_tests(tst_inboxsearch tst_conversationcard LINK baton_ui)
endif()
