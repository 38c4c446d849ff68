baton_tests(tst_chatform tst_filename tst_lifecycle tst_parsejson tst_savedwords tst_searchwords tst_tags tst_tagsmeasured tst_text tst_values
    LINK baton_domain)
