# The tests under a sanitizer, and the fuzz targets: what takes hours, and runs every night in .github/workflows.

# sanitize PRESET [ctest arguments...]
run_sanitized() {
    local preset=${1:-}
    case "$preset" in
        asan-ubsan | tsan) shift ;;
        *) die "sanitize asan-ubsan or tsan?" 2 ;;
    esac
    install_missing build test
    unpack_scanner
    build_preset "$preset"
    node_packages "$root/tests/e2e"
    timed "test ($preset)" in_test_session ctest --preset "$preset" --no-tests=error -j "${BATON_TEST_JOBS:-2}" "$@"
}

# fuzz [SECONDS [TARGET...]]
run_fuzzers() {
    install_missing build fuzz
    local build="$root/build/fuzz"
    timed "configure (fuzz)" cmake -S . -B "$build" -G Ninja -DBATON_FUZZ=ON -DCMAKE_CXX_COMPILER=clang++ \
        -DCMAKE_BUILD_TYPE=RelWithDebInfo -DBATON_BUILD_CONSOLE=OFF -DBATON_SANITIZE=address,undefined
    timed "build (fuzz)" cmake --build "$build" ${BATON_JOBS:+-j "$BATON_JOBS"} --target fuzzers
    timed "fuzz" tests/fuzz/run "$build" "$@"
}
