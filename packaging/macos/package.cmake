# A disk image: `cpack -G DragNDrop`. A sketch: written from the documentation, not yet run on a Mac (see README.md).
if(TARGET console)
    set_target_properties(console PROPERTIES
        MACOSX_BUNDLE ON
        MACOSX_BUNDLE_INFO_PLIST "${CMAKE_CURRENT_SOURCE_DIR}/macos/Info.plist.in"
        MACOSX_BUNDLE_BUNDLE_NAME Baton
        MACOSX_BUNDLE_GUI_IDENTIFIER example.baton.Baton
        MACOSX_BUNDLE_SHORT_VERSION_STRING "${PROJECT_VERSION}"
        MACOSX_BUNDLE_BUNDLE_VERSION "${PROJECT_VERSION}")
    install(TARGETS console BUNDLE DESTINATION . COMPONENT console)
    # Runs macdeployqt at install time, so the bundle carries Qt's frameworks and plugins.
    qt_generate_deploy_app_script(TARGET console OUTPUT_SCRIPT deploy_console NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT "${deploy_console}" COMPONENT console)
endif()
if(TARGET relayserver)
    install(TARGETS relayserver RUNTIME DESTINATION bin COMPONENT relay)
endif()
set(CPACK_GENERATOR DragNDrop)
