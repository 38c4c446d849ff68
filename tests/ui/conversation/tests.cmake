if(TARGET baton_ui)
    baton_test(${CMAKE_CURRENT_LIST_DIR}/tst_safemarkdown.cpp LINK baton_ui ENVIRONMENT QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=2)
endif()
