# Files of the two components on Linux, and the .debs.

find_program(BATON_GZIP gzip)

# A manual page or change log, compressed without a time stamp, as Debian wants it.
function(baton_install_compressed source name destination component)
    if(BATON_GZIP)
        set(packed "${CMAKE_CURRENT_BINARY_DIR}/${component}/${name}.gz")
        file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/${component}")
        add_custom_command(OUTPUT "${packed}" DEPENDS "${source}" VERBATIM
            COMMAND sh -c "\"$1\" -9nc \"$2\" > \"$3\"" compress "${BATON_GZIP}" "${source}" "${packed}")
        string(MAKE_C_IDENTIFIER "packed_${component}_${name}" target)
        add_custom_target(${target} ALL DEPENDS "${packed}")
        install(FILES "${packed}" DESTINATION "${destination}" COMPONENT ${component})
    else()
        install(FILES "${source}" DESTINATION "${destination}" RENAME "${name}" COMPONENT ${component})
    endif()
endfunction()

function(baton_install_documents package component)
    install(FILES "${CMAKE_CURRENT_SOURCE_DIR}/linux/copyright" DESTINATION "share/doc/${package}" COMPONENT ${component})
    baton_install_compressed("${PROJECT_SOURCE_DIR}/CHANGELOG.md" CHANGELOG.md "share/doc/${package}" ${component})
endfunction()

set(linux "${CMAKE_CURRENT_SOURCE_DIR}/linux")
set(app_id example.baton.Baton)

if(TARGET console)
    install(TARGETS console RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT console)
    install(FILES "${linux}/${app_id}.desktop" DESTINATION share/applications COMPONENT console)
    install(FILES "${linux}/${app_id}.metainfo.xml" DESTINATION share/metainfo COMPONENT console)
    install(FILES "${PROJECT_SOURCE_DIR}/resources/icons/baton.svg" RENAME ${app_id}.svg
        DESTINATION share/icons/hicolor/scalable/apps COMPONENT console)
    install(FILES "${PROJECT_SOURCE_DIR}/resources/icons/baton-symbolic.svg" RENAME ${app_id}-symbolic.svg
        DESTINATION share/icons/hicolor/symbolic/apps COMPONENT console)
    baton_install_compressed("${linux}/man/baton.1" baton.1 share/man/man1 console)
    baton_install_documents(baton console)
endif()

if(TARGET relayserver)
    install(TARGETS relayserver RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT relay)
    if(TARGET samplebot)
        install(TARGETS samplebot RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT relay)
        baton_install_compressed("${linux}/man/baton-samplebot.1" baton-samplebot.1 share/man/man1 relay)
    endif()
    install(PROGRAMS "${linux}/baton-relay-admin" DESTINATION sbin COMPONENT relay)
    install(FILES "${linux}/baton-relay.service" DESTINATION lib/systemd/system COMPONENT relay)
    install(FILES "${linux}/baton-relay.default" RENAME baton-relay DESTINATION /etc/default COMPONENT relay)
    baton_install_compressed("${linux}/man/baton-relay.1" baton-relay.1 share/man/man1 relay)
    baton_install_compressed("${linux}/man/baton-relay-admin.8" baton-relay-admin.8 share/man/man8 relay)
    baton_install_documents(baton-relay relay)
endif()

if(TARGET relaypicture)
    baton_install_documents(baton-relay-picture picture)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_CONSOLE_PACKAGE_NAME baton)
set(CPACK_DEBIAN_CONSOLE_PACKAGE_SECTION net)
# Loaded at run time, so shlibdeps cannot see them: the SVG icon engine, the keychain's library.
set(CPACK_DEBIAN_CONSOLE_PACKAGE_DEPENDS "libqt6svg6, libsecret-1-0, hicolor-icon-theme")
set(CPACK_DEBIAN_CONSOLE_PACKAGE_RECOMMENDS
    "gnome-keyring | libpam-kwallet5 | libpam-kwallet6, pipewire-pulse | pulseaudio, fonts-noto-core, fonts-noto-color-emoji, qt6-translations-l10n")
set(CPACK_COMPONENT_CONSOLE_DESCRIPTION
    "The agents' desktop program of Baton: a queue of conversations that wait for a\nperson, their transcripts, and a composer to answer them.")

set(CPACK_DEBIAN_RELAY_PACKAGE_NAME baton-relay)
set(CPACK_DEBIAN_RELAY_PACKAGE_SECTION net)
set(CPACK_DEBIAN_RELAY_PACKAGE_RECOMMENDS "baton-relay-picture")
set(CPACK_DEBIAN_RELAY_PACKAGE_SUGGESTS "baton, clamav-daemon")
set(CPACK_COMPONENT_RELAY_DESCRIPTION
    "The server of Baton with its admin commands, the customers' chat page, an\nembedded database, a systemd unit, and a sample bot.")
set(CPACK_DEBIAN_RELAY_PACKAGE_CONTROL_EXTRA
    "${linux}/deb/postinst;${linux}/deb/prerm;${linux}/deb/postrm;${linux}/deb/conffiles")

set(CPACK_DEBIAN_PICTURE_PACKAGE_NAME baton-relay-picture)
set(CPACK_DEBIAN_PICTURE_PACKAGE_SECTION net)
# Loaded at run time: what reads WebP.
set(CPACK_DEBIAN_PICTURE_PACKAGE_RECOMMENDS "qt6-image-formats-plugins")
set(CPACK_COMPONENT_PICTURE_DESCRIPTION
    "A program in a cage with which the server of Baton draws pictures again before\nanybody sees them. Without it they are passed on as attachments.")

if(BATON_BUILD_TESTS AND TARGET console AND TARGET relayserver)
    add_test(NAME packaging_linux COMMAND "${linux}/check" "${PROJECT_BINARY_DIR}")
    set_tests_properties(packaging_linux PROPERTIES LABELS packaging RUN_SERIAL TRUE SKIP_RETURN_CODE 77 TIMEOUT 600)
endif()
