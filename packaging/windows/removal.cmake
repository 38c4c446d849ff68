# cmake -DSTAGE=folder -DOUT=file -P removal.cmake: how the uninstaller takes out what is in the folder, and nothing else.
file(GLOB_RECURSE entries LIST_DIRECTORIES TRUE RELATIVE "${STAGE}" "${STAGE}/*")
set(files "")
set(folders "")
foreach(entry IN LISTS entries)
    string(REPLACE "/" "\\" name "${entry}")
    if(IS_DIRECTORY "${STAGE}/${entry}")
        # The deepest first.
        string(PREPEND folders "RMDir \"$INSTDIR\\${name}\"\n")
    else()
        string(APPEND files "Delete \"$INSTDIR\\${name}\"\n")
    endif()
endforeach()
file(WRITE "${OUT}" "${files}${folders}")
