# All tests, with what the end-to-end ones need around them: a display, a session bus and an unlocked keychain.

# Runs a command with its own session bus and keychain, in folders of its own: nothing of the person's is touched.
in_test_session() {
    local session
    session=$(mktemp -d)
    mkdir -p -m 700 "$session/data" "$session/config" "$session/cache" "$session/runtime"
    local status=0
    # No system bus: whether the developer's own screen is locked is no business of the tests.
    env -u WAYLAND_DISPLAY DBUS_SYSTEM_BUS_ADDRESS="unix:path=$session/nowhere" XDG_DATA_HOME="$session/data" XDG_CONFIG_HOME="$session/config" XDG_CACHE_HOME="$session/cache" \
        XDG_RUNTIME_DIR="$session/runtime" PULSE_SERVER="unix:$session/runtime/nobody-listens" CCACHE_DIR="${CCACHE_DIR:-$HOME/.cache/ccache}" \
        dbus-run-session --config-file="$root/tests/session-bus.conf" -- xvfb-run -a -s "-screen 0 1600x1000x24" \
        bash -c 'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"' session "$@" || status=$?
    rm -rf "$session"
    return $status
}

# ClamAV's daemon, unpacked beside the build: installed, its packages would start services that fetch signatures and hold a gigabyte of them.
unpack_scanner() {
    [ -z "${BATON_NO_INSTALL:-}" ] && [ ! -x "$root/build/clamav/clamd" ] && ! command -v clamd >/dev/null && command -v apt-get >/dev/null || return 0
    local place=$root/build/clamav package clamd
    mkdir -p "$place/packages/partial"
    apt-get install -y -qq --download-only --no-install-recommends -o Debug::NoLocking=1 -o Dir::Cache::Archives="$place/packages" clamav-daemon >/dev/null \
        || return 0
    for package in "$place"/packages/*.deb; do dpkg -x "$package" "$place"; done
    clamd=$place/usr/sbin/clamd
    [ -x "$clamd" ] || return 0
    printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" "$@"\n' "$(echo "$place"/usr/lib/*-linux-gnu)" "$clamd" >"$place/clamd"
    chmod +x "$place/clamd"
}

run_tests() {
    install_missing build test
    unpack_scanner
    build_preset dev
    node_packages "$root/tests/e2e"
    local -a ctest=(ctest --test-dir "$root/build/dev" --output-on-failure --no-tests=error -j "${BATON_TEST_JOBS:-2}" "$@")
    if [ "$(uname)" = Darwin ]; then
        timed "test" "${ctest[@]}"
    else
        timed "test" in_test_session "${ctest[@]}"
    fi
}
