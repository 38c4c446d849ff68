# Measuring, see tests/bench/README.md.

run_benches() {
    install_missing build bench
    build_preset release
    node_packages "$root/tests/bench"
    "$root/tests/bench/run" --bin "$root/build/release/bin" "$@"
}
