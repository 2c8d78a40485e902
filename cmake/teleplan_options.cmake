# What every file of the project is compiled with, and the generated version.hpp.
configure_file(${PROJECT_SOURCE_DIR}/cmake/version.hpp.in ${PROJECT_BINARY_DIR}/generated/version.hpp @ONLY)

add_library(teleplan_options INTERFACE)
target_include_directories(teleplan_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
target_compile_options(teleplan_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion   # clang's -Wconversion turns the last one on
    -Wno-missing-field-initializers                                       # designated initialisers leave defaults out
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict>       # wrong in g++ 12 for strings (PR 105651)
    -ffp-contract=off)                                                    # same bits: a fused multiply-add rounds once
# Same bits: Eigen's vectorised sums depend on addresses and on the CPU. Baseline x86-64 too: never -march=native.
target_compile_definitions(teleplan_options INTERFACE EIGEN_DONT_VECTORIZE EIGEN_DONT_PARALLELIZE EIGEN_MPL2_ONLY)

if(TELEPLAN_WARNINGS_AS_ERRORS)
    target_compile_options(teleplan_options INTERFACE -Werror)
endif()

if(TELEPLAN_SANITIZE)
    list(JOIN TELEPLAN_SANITIZE "," sanitizers)
    if("undefined" IN_LIST TELEPLAN_SANITIZE)
        string(APPEND sanitizers ",float-cast-overflow")                  # not part of `undefined`
    endif()
    target_compile_options(teleplan_options INTERFACE
        -fsanitize=${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(teleplan_options INTERFACE -fsanitize=${sanitizers})
endif()
