if(TARGET baton_ui)
    baton_tests(tst_workflowspage LINK baton_ui)
endif()
