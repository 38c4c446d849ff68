baton_program(conformanceecho
    SOURCES
        ${CMAKE_CURRENT_LIST_DIR}/echo.cpp
        ${CMAKE_CURRENT_LIST_DIR}/echo.h
        ${CMAKE_CURRENT_LIST_DIR}/main.cpp
    LINK baton_socketio baton_net)
set_target_properties(conformanceecho PROPERTIES OUTPUT_NAME baton-conformance-echo)
