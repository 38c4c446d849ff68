# Baton for Windows, built on Linux by MinGW-w64 and tried under Wine: `./dev windows build | test | package`.

run_windows() {
    local what=${1:-}
    [ $# -eq 0 ] || shift
    case "$what" in
        build) build_windows ;;
        test) test_windows "$@" ;;
        package) package_windows ;;
        *) die "windows build, test or package?" 2 ;;
    esac
}

# Nothing is begun that could not be ended.
need_for_windows() {
    local tool missing=""
    for tool in "$@"; do
        command -v "$tool" >/dev/null || missing="$missing $tool"
    done
    [ -z "$missing" ] || die "for Windows these programs are missing:$missing (./dev windows installs them unless BATON_NO_INSTALL is set)"
}

build_windows() {
    [ "$(uname)" = Linux ] || die "./dev windows builds on Linux; on Windows itself see packaging/windows/README.md"
    install_missing build windows
    need_for_windows cmake ninja node npm $windows_triplet-objdump $windows_triplet-windres
    command -v $windows_triplet-g++-posix >/dev/null || need_for_windows $windows_triplet-g++
    find_windows_root
    say "the Qt for Windows: $windows_root"
    build_preset windows "$@"
}

# Wine with a prefix of its own, on a display of its own. in_wine COMMAND...
in_wine() {
    need_for_windows xvfb-run
    BATON_WINE=$(command -v wine64 || { [ ! -x /usr/lib/wine/wine64 ] || echo /usr/lib/wine/wine64; })
    [ -n "$BATON_WINE" ] || die "Wine for 64-bit programs is missing (wine64)"
    export BATON_WINE WINEPREFIX="$windows_kept/wine" WINEDEBUG=${WINEDEBUG:--all} QT_FORCE_STDERR_LOGGING=1
    # Neither .NET nor a browser is wanted, and Wine would ask whether to fetch them.
    export WINEDLLOVERRIDES="mscoree,mshtml=" WINEARCH=win64
    # ctest's limits hold; Qt's own of five minutes a function would cut a race short under Wine.
    export QTEST_FUNCTION_TIMEOUT=900000
    mkdir -p "$WINEPREFIX"
    # Wine's own drawing of fonts falls over one that is made of pictures alone, such as an emoji font.
    export FONTCONFIG_FILE="$windows_kept/fonts.conf" QT_QPA_FONTDIR="Z:/usr/share/fonts/truetype/noto"
    cat >"$FONTCONFIG_FILE" <<'FONTS'
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>
  <selectfont><rejectfont><pattern><patelt name="scalable"><bool>false</bool></patelt></pattern></rejectfont>
    <rejectfont><glob>*Emoji*</glob></rejectfont></selectfont>
</fontconfig>
FONTS
    local library folders="$windows_root/bin"
    for library in libgcc_s_seh-1.dll libwinpthread-1.dll; do
        folders="$folders;$(dirname "$(readlink -f "$(windows_compiler -print-file-name=$library)")")"
    done
    WINEPATH=$(printf '%s' "$folders" | sed 's/\//\\/g; s/^\\/Z:\\/; s/;\\/;Z:\\/g')
    export WINEPATH
    # A program that crashes shall end, and not wait for somebody to look at it; a service may take its time on a busy machine.
    xvfb-run -a -s "-screen 0 1600x1000x24" bash -c '
        [ -f "$WINEPREFIX/.ready" ] || { "$BATON_WINE" wineboot -i >/dev/null 2>&1 && "$BATON_WINE" winecfg -v win10 >/dev/null 2>&1 \
            && "$BATON_WINE" reg add "HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\AeDebug" /v Debugger /d "cmd /c exit" /f >/dev/null 2>&1 \
            && "$BATON_WINE" reg add "HKLM\\System\\CurrentControlSet\\Control" /v ServicesPipeTimeout /t REG_DWORD /d 120000 /f >/dev/null 2>&1 && touch "$WINEPREFIX/.ready"; }
        "$@"; status=$?; wineserver -k 2>/dev/null; exit $status' wine "$@"
}

windows_compiler() {
    local compiler
    compiler=$(command -v $windows_triplet-g++-posix || command -v $windows_triplet-g++)
    "$compiler" "$@"
}

# The names of the tests that are not run under Wine, as ctest's -E takes them; what and why is in tests/windows/skipped.
windows_skips() { awk -F'\t' 'BEGIN { printf "^none$" } !/^#/ && NF > 1 { printf "|^%s$", $1 }' "$root/tests/windows/skipped"; }

test_windows() {
    install_missing windows
    build_windows
    local status=0 results="$root/build/windows/results" ran="$root/build/windows/Testing/Temporary/LastTest.log" part
    rm -f "$results"/*.txt
    timed "tests under Wine" in_wine ctest --test-dir "$root/build/windows" --output-on-failure --no-tests=error -L 'unit|integration' \
        -E "$(windows_skips)" -j "${BATON_TEST_JOBS:-2}" "$@" || status=1
    timed "relay, console and their ends" in_wine node --test "$root"/tests/windows/tst_*.mjs || status=1
    say "skipped as a whole:"
    awk -F'\t' '!/^#/ && NF > 1 { printf "   %s: %s\n", $1, $2 }' "$root/tests/windows/skipped" >&2
    say "skipped in part:"
    (cd "$results" && grep -hE '^SKIP' ./*.txt | sort -u | sed 's/^/   /' || true) >&2
    say "failed:"
    # Whoever crashed has no totals.
    for part in "$results"/*.txt; do
        { grep -A 3 -E '^(FAIL!|XPASS|QFATAL)' "$part" || grep -q '^Totals:' "$part" || echo "it did not end"; } | sed "s/^/   $(basename "$part" .txt): /" >&2
    done
    say "the pictures are in build/windows/pictures/"
    awk '/^Totals:/ { passed += $2; failed += $4; skipped += $6 } END { printf "windows: of the tests %d passed, %d failed, %d skipped; ", passed, failed, skipped }' "$results"/*.txt
    printf 'of their classes %s passed, %s failed, %s skipped\n' "$(grep -c '^Test Passed' "$ran")" "$(grep -c '^Test Failed' "$ran")" \
        "$(awk -F'\t' '!/^#/ && NF > 1' "$root/tests/windows/skipped" | wc -l)"
    return $status
}

package_windows() {
    install_missing windows
    need_for_windows makensis
    build_windows console relayserver samplebot
    timed "installer" cmake --build "$root/build/windows" --target installer
    timed "archive of the relay" cpack --config "$root/build/windows/CPackConfig.cmake" -D CPACK_COMPONENTS_ALL=relay -B "$root/build/windows/packages"
    rm -rf "$root/build/windows/packages/_CPack_Packages"
    timed "installing, upgrading and removing under Wine" in_wine bash "$root/tests/windows/installer.sh" "$root/build/windows/packages" "$root/build/windows/stage/console"
    ls -l "$root/build/windows/packages" >&2
}
