baton_tests(tst_stucksimulation LINK baton_gateways baton_desk TIMEOUT 600)
