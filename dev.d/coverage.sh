# Which lines of the relay's core its tests run: in the desk and the domain, and in each folder of theirs, nine in ten.

# The test programs, and with the last of them the relay that its tests start. The console's are not built.
coverage_boxes="domain protocol storage desk net relay integration"
coverage_floors="core/desk core/domain"
coverage_floor=90

# coverage [ctest arguments...]
run_coverage() {
    install_missing build coverage
    local build="$root/build/coverage" report="$root/build/coverage/report" failed="" below
    command -v gcovr >/dev/null || die "gcovr counts the lines; install it, it is in the group 'coverage' of dev.d/install.sh"
    timed "configure (coverage)" cmake --preset coverage
    # shellcheck disable=SC2046,SC2086
    timed "build (coverage)" cmake --build "$build" ${BATON_JOBS:+-j "$BATON_JOBS"} --target $(printf 'tests_%s ' $coverage_boxes)
    find "$build" -name '*.gcda' -delete
    say "test (coverage)"
    # Qt gives one function of a test five minutes, which is too little for ten thousand runs that count their lines.
    QTEST_FUNCTION_TIMEOUT=1200000 ctest --test-dir "$build" --output-on-failure --no-tests=error \
        -L "^(${coverage_boxes// /|})\$" -j "${BATON_TEST_JOBS:-2}" "$@" || failed=yes
    mkdir -p "$report"
    timed "count (coverage)" gcovr --root "$root" --object-directory "$build" --filter "$root/core/" -j 2 \
        --csv "$report/files.csv" --html-details "$report/index.html"
    lines_by_folder "$report/files.csv" | sort | tee "$report/folders.txt"
    say "each line: build/coverage/report/index.html"
    [ -z "$failed" ] || die "tests failed, so some of the lines above were not run"
    below=$(below_floor "$report/folders.txt")
    [ -z "$below" ] || die "the tests run less than $coverage_floor % of the lines of $below; build/coverage/report/index.html shows which they miss"
}

# Of gcovr's list of files: each folder with all that is below it, how many of its lines were run, and of how many.
lines_by_folder() {
    awk -F, '
        NR > 1 {
            parts = split($1, part, "/")
            folder = part[1]
            for (i = 2; i < parts; ++i) {
                folder = folder "/" part[i]
                all[folder] += $2
                run[folder] += $3
            }
        }
        END {
            for (folder in all)
                if (all[folder] > 0)
                    printf "%-28s %5.1f %%  %5d of %d\n", folder, 100 * run[folder] / all[folder], run[folder], all[folder]
        }' "$1"
}

# The folders that are under the floor, as a list to be read.
below_floor() {
    awk -v floors="$coverage_floors" -v floor="$coverage_floor" '
        BEGIN { count = split(floors, has, " ") }
        {
            for (i = 1; i <= count; ++i)
                if (($1 == has[i] || index($1, has[i] "/") == 1) && 100 * $4 < floor * $6)
                    found = found (found ? ", " : "") $1 " (" $2 " %)"
        }
        END { printf "%s", found }' "$1"
}
