# Formatting and linting of our own sources.

own_sources() { git ls-files --cached --others --exclude-standard -- 'app/*.cpp' 'app/*.h' 'core/*.cpp' 'core/*.h' 'ui/*.cpp' 'ui/*.h' 'tests/*.cpp' 'tests/*.h'; }

# The style without braces around a single statement. It is a style of its own for one pass, because clang-format lays out lambdas in
# another way while it removes braces; the house style then puts them back.
without_braces() {
    mkdir -p build
    sed 's/^\.\.\.$/RemoveBracesLLVM: true/' .clang-format > build/clang-format-braces
    echo "file:$root/build/clang-format-braces"
}

format_sources() {
    install_missing lint
    own_sources | xargs clang-format -i --style="$(without_braces)"
    own_sources | xargs clang-format -i
}

# Says what `./dev format` would change, upon a copy.
check_format() {
    local copy="$root/build/format" style
    style=$(without_braces)
    rm -rf "$copy" && mkdir -p "$copy"
    own_sources | tar -c -T - .clang-format | tar -x -C "$copy"
    (cd "$copy" && own_sources_below | xargs clang-format -i --style="$style" && own_sources_below | xargs clang-format -i)
    own_sources | while read -r file; do cmp -s "$file" "$copy/$file" || echo "$file"; done > "$copy/wrong"
    [ ! -s "$copy/wrong" ] || { cat "$copy/wrong" >&2; die "run ./dev format"; }
}

own_sources_below() { find app core ui tests -name '*.cpp' -o -name '*.h'; }

# clazy is clang with more warnings, so one build with it checks both; no precompiled headers, because clang-tidy
# reads the same commands and cannot use clazy's.
lint_sources() {
    install_missing build lint
    local build="$root/build/lint"
    timed "clang-format" check_format
    CLAZY_CHECKS=$(cat .clazy)
    export CLAZY_CHECKS CCACHE_EXTRAFILES="$root/.clazy" CLAZY_IGNORE_DIRS="/usr/.*|.*_autogen.*"
    timed "configure (lint)" cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug \
        -DCMAKE_CXX_COMPILER="$(command -v clazy || command -v clang++)" \
        -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
    timed "clazy" cmake --build "$build" ${BATON_JOBS:+-j "$BATON_JOBS"}
    timed "clang-tidy" run-clang-tidy -quiet -p "$build" ${BATON_JOBS:+-j "$BATON_JOBS"} "^$root/(app|core|ui|tests)/.*\.cpp$"
}
