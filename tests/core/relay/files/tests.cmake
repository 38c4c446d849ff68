baton_tests(tst_filestore LINK baton_files)
if(TARGET relaypicture)
    add_dependencies(${BATON_TESTS} relaypicture)
endif()
