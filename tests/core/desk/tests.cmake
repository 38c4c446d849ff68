baton_tests(tst_anylog tst_botbatches tst_carriedfiles tst_conversationlife tst_customerchoices tst_customersknown tst_deskanswers tst_groupcommit tst_longlog tst_macros tst_notes
        tst_rebuild tst_savedreplies tst_tagging tst_transfer
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/customerdesk.h ${CMAKE_CURRENT_LIST_DIR}/derivedrows.h ${CMAKE_CURRENT_LIST_DIR}/deskplay.h ${CMAKE_CURRENT_LIST_DIR}/emptylog.h ${CMAKE_CURRENT_LIST_DIR}/logstage.cpp
        ${CMAKE_CURRENT_LIST_DIR}/logstage.h
    LINK baton_desk)
# Rebuilding and what is damaged are of the file, so tst_longlog and tst_rebuild know SQLite alone.
baton_tests_on_postgres(tst_botbatches tst_carriedfiles tst_conversationlife tst_customerchoices tst_customersknown tst_deskanswers tst_groupcommit tst_macros tst_notes
        tst_savedreplies tst_tagging tst_transfer)
# Several desks on one log, and a server that is not there: PostgreSQL alone has them.
if(BATON_WITH_POSTGRES)
    baton_tests(tst_killedserver tst_twodesks SOURCES ${CMAKE_CURRENT_LIST_DIR}/cuttingproxy.h LINK baton_desk
        ENVIRONMENT BATON_TEST_LOG=postgres)
endif()
