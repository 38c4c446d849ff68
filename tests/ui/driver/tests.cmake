# Drives a real console for the end-to-end tests: commands as JSON lines on standard input, answers on standard output.
if(TARGET baton_ui)
    add_executable(consoledriver ${CMAKE_CURRENT_LIST_DIR}/consoledriver.cpp ${CMAKE_CURRENT_LIST_DIR}/writinghands.cpp ${CMAKE_CURRENT_LIST_DIR}/writinghands.h)
    set_target_properties(consoledriver PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_include_directories(consoledriver PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(consoledriver PRIVATE baton_ui Qt6::Test baton_flags)
    baton_precompile(consoledriver)
endif()
