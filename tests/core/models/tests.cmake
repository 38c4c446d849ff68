if(TARGET baton_models)
    baton_tests(tst_activityboard tst_alertboard tst_attendance tst_autoupdatesmodel tst_clocktext tst_conversationlisthistory
        tst_conversationlistmodel tst_deliveriesmodel tst_draftfiles tst_filetext tst_foresight tst_historytext tst_needle tst_quietuntil tst_replyactions tst_runfeedmodel tst_searchhits tst_textdiff
        tst_theirwords tst_transcriptadditions tst_transcriptmodel tst_unreadboard
        SOURCES ${CMAKE_CURRENT_LIST_DIR}/transcriptshape.h
        LINK baton_models Qt6::Network ENVIRONMENT TZ=UTC)
    baton_tests(tst_contactcard tst_knownreplies LINK baton_models baton_clientdoubles
        ENVIRONMENT DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent)
endif()
