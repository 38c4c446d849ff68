baton_tests(tst_deliverylist LINK baton_push)
