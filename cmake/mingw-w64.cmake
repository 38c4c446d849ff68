# Builds for 64-bit Windows with MinGW-w64 and posix threads, on Linux: the toolchain of the presets `windows` and of the Qt that
# ./dev windows makes. BATON_WINDOWS_ROOT (environment or -D) names the folder with Qt and the other libraries for Windows;
# QT_HOST_PATH the host's Qt, of the same version, whose moc, rcc and lrelease run here.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

set(triplet x86_64-w64-mingw32)
# Debian has two of each and calls them by their threads; Fedora has the one with posix threads alone.
find_program(BATON_MINGW_CC NAMES ${triplet}-gcc-posix ${triplet}-gcc REQUIRED)
find_program(BATON_MINGW_CXX NAMES ${triplet}-g++-posix ${triplet}-g++ REQUIRED)
find_program(BATON_MINGW_RC NAMES ${triplet}-windres REQUIRED)
set(CMAKE_C_COMPILER "${BATON_MINGW_CC}")
set(CMAKE_CXX_COMPILER "${BATON_MINGW_CXX}")
set(CMAKE_RC_COMPILER "${BATON_MINGW_RC}")

if(NOT BATON_WINDOWS_ROOT)
    set(BATON_WINDOWS_ROOT "$ENV{BATON_WINDOWS_ROOT}" CACHE PATH "The folder with Qt and the other libraries for Windows")
endif()
# Libraries that are headers alone are the host's own; this folder holds links to them.
if(NOT BATON_WINDOWS_HEADERS)
    set(BATON_WINDOWS_HEADERS "$ENV{BATON_WINDOWS_HEADERS}" CACHE PATH "Links to libraries that are headers alone")
endif()
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES BATON_WINDOWS_ROOT BATON_WINDOWS_HEADERS)
set(CMAKE_FIND_ROOT_PATH "${BATON_WINDOWS_ROOT}" ${BATON_WINDOWS_HEADERS} "/usr/${triplet}")
set(CMAKE_PREFIX_PATH "${BATON_WINDOWS_ROOT}" ${BATON_WINDOWS_HEADERS})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_LIBDIR} "${BATON_WINDOWS_ROOT}/lib/pkgconfig:${BATON_WINDOWS_ROOT}/share/pkgconfig")
set(ENV{PKG_CONFIG_PATH} "")

if(NOT QT_HOST_PATH)
    set(QT_HOST_PATH /usr CACHE PATH "The host's Qt")
endif()
if(NOT QT_HOST_PATH_CMAKE_DIR)
    foreach(folder lib/${CMAKE_HOST_SYSTEM_PROCESSOR}-linux-gnu/cmake lib64/cmake lib/cmake)
        if(EXISTS "${QT_HOST_PATH}/${folder}/Qt6HostInfo")
            set(QT_HOST_PATH_CMAKE_DIR "${QT_HOST_PATH}/${folder}" CACHE PATH "The host's Qt, for CMake")
            break()
        endif()
    endforeach()
endif()
