baton_tests(tst_filecarrying tst_filekeeping tst_filestore tst_namedfiles tst_virusscanner LINK baton_files)
if(TARGET relaypicture)
    add_dependencies(${BATON_TESTS} relaypicture)
endif()
