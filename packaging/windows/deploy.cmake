# Runs at install time: lays Qt's plugins and every library that the programs and plugins need beside the programs.
# Given: programs, plugins (Qt's folder of them), wanted_plugins, library_folders, reader (objdump; empty with MSVC), strip.
set(target "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}")

set(plugin_files "")
foreach(plugin IN LISTS wanted_plugins)
    cmake_path(GET plugin PARENT_PATH folder)
    if(EXISTS "${plugins}/${plugin}.dll")
        list(APPEND plugin_files "${plugins}/${plugin}.dll")
        file(INSTALL "${plugins}/${plugin}.dll" DESTINATION "${target}/${folder}")
    endif()
endforeach()
if("platforms/qwindows" IN_LIST wanted_plugins AND NOT EXISTS "${plugins}/platforms/qwindows.dll")
    message(FATAL_ERROR "${plugins} has no platforms/qwindows.dll: the console could not start")
endif()

if(reader)
    set(CMAKE_GET_RUNTIME_DEPENDENCIES_PLATFORM windows+pe)
    set(CMAKE_GET_RUNTIME_DEPENDENCIES_TOOL objdump)
    set(CMAKE_GET_RUNTIME_DEPENDENCIES_COMMAND "${reader}")
endif()
file(GET_RUNTIME_DEPENDENCIES
    EXECUTABLES ${programs} LIBRARIES ${plugin_files}
    DIRECTORIES ${library_folders}
    RESOLVED_DEPENDENCIES_VAR libraries UNRESOLVED_DEPENDENCIES_VAR of_the_system
    PRE_EXCLUDE_REGEXES "^api-ms-" "^ext-ms-" POST_EXCLUDE_REGEXES "[Ww]indows[/\\\\][Ss]ystem32")
foreach(library IN LISTS libraries)
    file(INSTALL "${library}" DESTINATION "${target}" FOLLOW_SYMLINK_CHAIN)
endforeach()
# A library of ours that was not found would be missed only on the other computer.
foreach(name IN LISTS of_the_system)
    if(name MATCHES "^([Qq]t6|lib)")
        message(FATAL_ERROR "${name} is needed and was not found in: ${library_folders}")
    endif()
endforeach()

if(strip AND CMAKE_INSTALL_DO_STRIP)
    file(GLOB_RECURSE installed "${target}/*.dll")
    foreach(file IN LISTS installed)
        execute_process(COMMAND "${strip}" --strip-unneeded "${file}")
    endforeach()
endif()
