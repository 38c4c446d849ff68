# Language, warnings, sanitizers and ccache: the same for every target of our own.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
include(GNUInstallDirs)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

find_program(BATON_CCACHE ccache)
if(BATON_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers are only cacheable when ccache may ignore their time stamps.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};CCACHE_NOHASHDIR=1;CCACHE_INODECACHE=1;${BATON_CCACHE}")
endif()

add_library(baton_flags INTERFACE)
target_compile_definitions(baton_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS
    $<$<AND:$<BOOL:${BATON_ASSERTS}>,$<NOT:$<CONFIG:Debug>>>:QT_FORCE_ASSERTS>)
if(MSVC)
    target_compile_options(baton_flags INTERFACE /W4 /WX /permissive- /utf-8 /Zc:__cplusplus)
else()
    target_compile_options(baton_flags INTERFACE
        -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual
        -Wformat=2 -Wimplicit-fallthrough -Wnull-dereference
        $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess -Winvalid-pch -Wno-null-dereference>)
    if(CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
        # -g1 keeps line tables for stack traces; full debug info doubled the build time and the cache.
        target_compile_options(baton_flags INTERFACE -g1)
        if(BATON_ASSERTS)
            # Of a large file -O2 takes twice the compiler's time, for what nobody measures in such a build.
            target_compile_options(baton_flags INTERFACE -Og)
        endif()
    endif()
endif()
if(BATON_SANITIZE)
    add_compile_options(-fsanitize=${BATON_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${BATON_SANITIZE})
endif()
if(BATON_COVERAGE)
    # Atomic, since the relay's threads count side by side.
    add_compile_options(--coverage -fprofile-update=atomic)
    add_link_options(--coverage)
endif()
