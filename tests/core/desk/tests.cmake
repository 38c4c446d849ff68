baton_tests(tst_botbatches tst_conversationlife tst_groupcommit tst_longlog tst_readingroom tst_readmarks tst_rebuild tst_search
    LINK baton_desk)
