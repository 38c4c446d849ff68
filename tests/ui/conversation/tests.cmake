if(TARGET baton_ui)
    baton_tests(tst_safemarkdown LINK baton_ui ENVIRONMENT QT_SCALE_FACTOR=2)
    baton_tests(tst_composer tst_conversationhead tst_detailscolumn tst_detailspanel tst_statusbar tst_tagchips tst_transcriptcards tst_transcriptview
        SOURCES ${CMAKE_CURRENT_LIST_DIR}/transcriptstage.h LINK baton_ui)
endif()
