# Which lines the tests of the relay's core run: those of the desk and the domain must be nine in ten.

coverage_boxes="core/desk core/domain"
coverage_floor=90

# coverage: without a display or a browser, so what only processes and windows show is not counted.
run_coverage() {
    install_missing build coverage
    local build="$root/build/coverage" box
    timed "configure (coverage)" cmake --preset coverage
    timed "build (coverage)" cmake --build "$build" ${BATON_JOBS:+-j "$BATON_JOBS"} \
        --target tests_domain tests_protocol tests_storage tests_desk tests_net tests_relay
    find "$build" -name '*.gcda' -delete
    timed "test (coverage)" ctest --test-dir "$build" --output-on-failure --no-tests=error -L unit \
        -R "$(coverage_tests)" -j "${BATON_TEST_JOBS:-2}" "$@"
    mkdir -p "$build/report"
    # One look at the counters, then a line for each box.
    gcovr --root "$root" --object-directory "$build" --filter 'core/' --exclude-throw-branches -j 2 \
        --json "$build/report/all.json" --html-details "$build/report/index.html" >/dev/null
    say "all of it: build/coverage/report/index.html"
    for box in core/desk core/domain core/storage core/protocol core/net core/relay; do
        printf '%-16s %s\n' "$box" "$(gcovr --root "$root" --add-tracefile "$build/report/all.json" --filter "$box/" --print-summary --output /dev/null | sed -n 's/^lines: *//p')"
    done
    for box in $coverage_boxes; do
        gcovr --root "$root" --add-tracefile "$build/report/all.json" --filter "$box/" --fail-under-line "$coverage_floor" --output /dev/null \
            || die "the tests run less than $coverage_floor % of the lines of $box; the report names those that they miss"
    done
}

# The classes that are built here, as a pattern for ctest.
coverage_tests() {
    local folder
    for folder in domain protocol storage desk net relay; do
        find "$root/tests/core/$folder" -name 'tst_*.cpp' -exec basename {} .cpp ';'
    done | sort | paste -sd'|' | sed 's/^/^(/; s/$/)$/'
}
