# Formatting and linting of our own sources.

own_sources() { git ls-files --cached --others --exclude-standard -- 'app/*.cpp' 'app/*.h' 'core/*.cpp' 'core/*.h' 'ui/*.cpp' 'ui/*.h' 'tests/*.cpp' 'tests/*.h'; }

format_sources() {
    install_missing lint
    own_sources | xargs clang-format -i
}

# clazy is clang with more warnings, so one build with it checks both; no precompiled headers, because clang-tidy
# reads the same commands and cannot use clazy's.
lint_sources() {
    install_missing build lint
    local build="$root/build/lint"
    timed "clang-format" bash -c 'xargs clang-format --dry-run -Werror' < <(own_sources)
    CLAZY_CHECKS=$(cat .clazy)
    export CLAZY_CHECKS CCACHE_EXTRAFILES="$root/.clazy" CLAZY_IGNORE_DIRS="/usr/.*|.*_autogen.*"
    timed "configure (lint)" cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug \
        -DCMAKE_CXX_COMPILER="$(command -v clazy || command -v clang++)" \
        -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
    timed "clazy" cmake --build "$build" ${BATON_JOBS:+-j "$BATON_JOBS"}
    timed "clang-tidy" run-clang-tidy -quiet -p "$build" ${BATON_JOBS:+-j "$BATON_JOBS"} "^$root/(app|core|ui|tests)/.*\.cpp$"
}
