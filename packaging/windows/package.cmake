# An MSI by WiX: `cpack -G WIX`. A sketch: written from the documentation, not yet run on Windows (see README.md).
if(TARGET console)
    set_target_properties(console PROPERTIES WIN32_EXECUTABLE ON)
    install(TARGETS console RUNTIME DESTINATION bin COMPONENT console)
    # Runs windeployqt at install time, so the package carries Qt's libraries and plugins.
    qt_generate_deploy_app_script(TARGET console OUTPUT_SCRIPT deploy_console NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT "${deploy_console}" COMPONENT console)
endif()
if(TARGET relayserver)
    install(TARGETS relayserver RUNTIME DESTINATION bin COMPONENT relay)
    if(TARGET samplebot)
        install(TARGETS samplebot RUNTIME DESTINATION bin COMPONENT relay)
    endif()
endif()

set(CPACK_GENERATOR WIX)
# Never changes: Windows Installer recognises an upgrade by it.
set(CPACK_WIX_UPGRADE_GUID 5E0C7C3E-6E0D-4C44-9A55-6A3C2F3B7B11)
set(CPACK_WIX_PROGRAM_MENU_FOLDER Baton)
set(CPACK_WIX_PATCH_FILE "${CMAKE_CURRENT_SOURCE_DIR}/windows/links.wxs.xml")
set(CPACK_PACKAGE_EXECUTABLES baton Baton)
