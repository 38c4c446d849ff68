baton_tests(tst_readingroom tst_search LINK baton_desk)
