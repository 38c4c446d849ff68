# baton_translations(target): compiles translations/*.ts into target as :/i18n. A build reads the .ts files and
# never writes them; `cmake --build build/dev --target update_translations` brings them up to the sources.
function(baton_translations target)
    file(GLOB ts_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/translations/baton_*.ts")
    qt_add_lrelease(${target} TS_FILES ${ts_files} OPTIONS -silent QM_FILES_OUTPUT_VARIABLE qm_files)
    qt_add_resources(${target} i18n PREFIX /i18n BASE "${CMAKE_CURRENT_BINARY_DIR}" FILES ${qm_files})
endfunction()

# English holds plural forms only: every other text is its own translation.
function(baton_update_translations)
    set(folders "${CMAKE_SOURCE_DIR}/ui" "${CMAKE_SOURCE_DIR}/core/client" "${CMAKE_SOURCE_DIR}/core/models"
        "${CMAKE_SOURCE_DIR}/app/console")
    # Without the include path lupdate misses the classes and writes contexts that never match.
    set(update Qt6::lupdate -silent -I "${CMAKE_SOURCE_DIR}" ${folders} -no-obsolete -locations none
        -source-language en)
    add_custom_target(update_translations
        COMMAND ${update} -pluralonly -target-language en -ts "${CMAKE_SOURCE_DIR}/translations/baton_en.ts"
        COMMAND ${update} -target-language ar -ts "${CMAKE_SOURCE_DIR}/translations/baton_ar.ts"
        VERBATIM)
endfunction()
