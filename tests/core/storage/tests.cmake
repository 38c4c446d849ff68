foreach(test tst_database tst_migrator tst_upgrades)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/${test}.cpp LINK baton_storage)
endforeach()
