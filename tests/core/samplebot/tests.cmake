if(TARGET samplebot_parts)
    baton_tests(tst_samplebotknowledge tst_samplebotanswers tst_samplebotclient LINK samplebot_parts)
endif()
