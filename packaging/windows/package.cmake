# What is installed on Windows: two folders that need nothing else, and an installer made of the console's.
#   cmake --install build/windows --prefix FOLDER --component console     baton.exe with all it needs
#   cmake --install build/windows --prefix FOLDER --component relay       baton-relay.exe, baton-samplebot.exe
#   cmake --build build/windows --target installer                        packages/baton-VERSION-setup.exe, by NSIS
# The libraries and plugins are collected by deploy.cmake, which runs on Linux as well: windeployqt does not, and the function that
# would call it changed its arguments between Qt 6.4 and 6.5.

# Where the compiler keeps what its programs need.
set(library_folders "$<TARGET_FILE_DIR:Qt6::Core>")
if(MINGW)
    foreach(library libgcc_s_seh-1.dll libstdc++-6.dll libwinpthread-1.dll)
        execute_process(COMMAND "${CMAKE_CXX_COMPILER}" -print-file-name=${library} OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE)
        cmake_path(GET found PARENT_PATH folder)
        list(APPEND library_folders "${folder}")
    endforeach()
    list(REMOVE_DUPLICATES library_folders)
    list(APPEND library_folders "${BATON_WINDOWS_ROOT}/bin")
endif()
if(CMAKE_OBJDUMP AND MINGW)
    set(reader "${CMAKE_OBJDUMP}")
endif()
set(plugins "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_PLUGINS}")

# baton_deploy(component programs... PLUGINS folder/name...)
function(baton_deploy component)
    cmake_parse_arguments(ARG "" "" "PLUGINS" ${ARGN})
    install(TARGETS ${ARG_UNPARSED_ARGUMENTS} RUNTIME DESTINATION . COMPONENT ${component})
    set(programs "")
    foreach(target IN LISTS ARG_UNPARSED_ARGUMENTS)
        list(APPEND programs "$<TARGET_FILE:${target}>")
    endforeach()
    string(CONFIGURE [[
        set(programs "@programs@")
        set(wanted_plugins "@ARG_PLUGINS@")
        set(plugins "@plugins@")
        set(library_folders "@library_folders@")
        set(reader "@reader@")
        set(strip "@CMAKE_STRIP@")
        include("@CMAKE_CURRENT_SOURCE_DIR@/windows/deploy.cmake")
    ]] code @ONLY)
    install(CODE "${code}" COMPONENT ${component})
    install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION . RENAME LICENSE.txt COMPONENT ${component})
endfunction()

if(TARGET console)
    baton_deploy(console console PLUGINS platforms/qwindows styles/qwindowsvistastyle styles/qmodernwindowsstyle tls/qschannelbackend
        tls/qcertonlybackend imageformats/qsvg imageformats/qjpeg imageformats/qgif imageformats/qico iconengines/qsvgicon
        networkinformation/qnetworklistmanager multimedia/windowsmediaplugin multimedia/ffmpegmediaplugin)
endif()
if(TARGET relayserver)
    set(relay_programs relayserver)
    if(TARGET samplebot)
        list(APPEND relay_programs samplebot)
    endif()
    # The relay's own TLS wants more than Schannel offers where there is an OpenSSL.
    set(relay_plugins tls/qschannelbackend tls/qcertonlybackend tls/qopensslbackend)
    # It draws pictures for a relay that takes files.
    get_property(takes_files GLOBAL PROPERTY BATON_TAKES_FILES)
    if(TARGET relaypicture AND takes_files)
        list(APPEND relay_programs relaypicture)
        list(APPEND relay_plugins imageformats/qjpeg imageformats/qgif imageformats/qwebp)
    endif()
    baton_deploy(relay ${relay_programs} PLUGINS ${relay_plugins})
endif()

find_program(BATON_MAKENSIS makensis PATHS "$ENV{ProgramFiles\(x86\)}/NSIS")
if(BATON_MAKENSIS AND TARGET console)
    set(stage "${PROJECT_BINARY_DIR}/stage/console")
    add_custom_target(installer
        COMMAND "${CMAKE_COMMAND}" -E rm -rf "${stage}"
        COMMAND "${CMAKE_COMMAND}" --install "${PROJECT_BINARY_DIR}" --prefix "${stage}" --component console --strip
        COMMAND "${CMAKE_COMMAND}" "-DSTAGE=${stage}" "-DOUT=${stage}.nsh" -P "${CMAKE_CURRENT_SOURCE_DIR}/windows/removal.cmake"
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${CPACK_PACKAGE_DIRECTORY}"
        COMMAND "${BATON_MAKENSIS}" -V2 -NOCD "-DVERSION=${PROJECT_VERSION}" "-DSTAGE=${stage}"
            "-DOUT=${CPACK_PACKAGE_DIRECTORY}/baton-${PROJECT_VERSION}-setup.exe" "${CMAKE_CURRENT_SOURCE_DIR}/windows/baton.nsi"
        DEPENDS console
        COMMENT "Making the installer" VERBATIM)
endif()

# The relay is a folder: `cpack` makes an archive of each component.
set(CPACK_GENERATOR ZIP)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_PACKAGE_FILE_NAME "baton-${PROJECT_VERSION}-windows")
set(CPACK_INCLUDE_TOPLEVEL_DIRECTORY OFF)
