# One way to declare a library, a program and a test, so that every target gets the same flags.

# baton_library(name SOURCES ... [LINK ...]): a static library that is one box of ARCHITECTURE.md.
function(baton_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name} PUBLIC ${ARG_LINK} PRIVATE baton_flags ${ARG_PRIVATE_LINK})
    baton_precompile(${name})
endfunction()

# baton_program(name SOURCES ... LINK ...)
function(baton_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_compile_definitions(${name} PRIVATE BATON_VERSION="${PROJECT_VERSION}")
    target_link_libraries(${name} PRIVATE ${ARG_LINK} baton_flags)
endfunction()

# baton_test(path/tst_name.cpp [LINK ...] [LABELS ...] [TIMEOUT seconds] [SERIAL] [SOURCES ...]): one Qt Test program a file.
function(baton_test source)
    cmake_parse_arguments(ARG "SERIAL" "TIMEOUT" "LINK;LABELS;SOURCES;COMMAND;ENVIRONMENT" ${ARGN})
    get_filename_component(name "${source}" NAME_WE)
    add_executable(${name} ${source} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_compile_definitions(${name} PRIVATE
        BATON_SOURCE_DIR="${CMAKE_SOURCE_DIR}" BATON_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}"
        BATON_SHARED_DIR="${CMAKE_SOURCE_DIR}/../shared" BATON_VERSION="${PROJECT_VERSION}")
    target_link_libraries(${name} PRIVATE Qt6::Test ${ARG_LINK} baton_flags)
    baton_precompile(${name})
    if(ARG_COMMAND)
        add_test(NAME ${name} COMMAND ${ARG_COMMAND})
    else()
        add_test(NAME ${name} COMMAND ${name})
    endif()
    set(environment QT_QPA_PLATFORM=offscreen "QT_LOGGING_RULES=baton.*.debug=false" ${ARG_ENVIRONMENT})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(NOT ARG_LABELS)
        set(ARG_LABELS unit)
    endif()
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "${environment}" TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}")
    if(ARG_SERIAL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL TRUE)
    endif()
endfunction()

# Qt's own headers are most of what a translation unit costs; parse them once a target.
function(baton_precompile target)
    target_precompile_headers(${target} PRIVATE
        <QByteArray> <QDateTime> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QObject> <QPointer>
        <QString> <QStringList> <QVariant> <functional> <memory> <optional> <variant> <vector>)
endfunction()
