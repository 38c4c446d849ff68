if(TARGET baton_ui)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_inboxsearch.cpp LINK baton_ui ENVIRONMENT QT_QPA_PLATFORM=offscreen)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_conversationcard.cpp LINK baton_ui ENVIRONMENT QT_QPA_PLATFORM=offscreen)
endif()
