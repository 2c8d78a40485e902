# po/<language>.po → <build>/locale/<language>/LC_MESSAGES/teleplan.mo, built with the program.
file(GLOB catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/po/*.po)
find_program(MSGFMT msgfmt REQUIRED)
mark_as_advanced(MSGFMT)

set(compiled "")
foreach(catalogue IN LISTS catalogues)
    cmake_path(GET catalogue STEM language)
    set(folder ${PROJECT_BINARY_DIR}/locale/${language}/LC_MESSAGES)
    add_custom_command(OUTPUT ${folder}/teleplan.mo
        COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
        COMMAND ${MSGFMT} --check --output-file=${folder}/teleplan.mo ${catalogue}
        DEPENDS ${catalogue} COMMENT "Compiling po/${language}.po" VERBATIM)
    list(APPEND compiled ${folder}/teleplan.mo)
    install(FILES ${folder}/teleplan.mo DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/${language}/LC_MESSAGES)
endforeach()

add_custom_target(locale ALL DEPENDS ${compiled})
if(TARGET teleplan)
    add_dependencies(teleplan locale)
endif()
