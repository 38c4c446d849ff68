# The folder with Qt and the other libraries that Baton for Windows is built against and runs with, its "root":
# the one that BATON_WINDOWS_ROOT names, Fedora's own (mingw64-*), or one made of Debian's source packages and kept.

windows_kept="${XDG_CACHE_HOME:-$HOME/.cache}/baton/windows"
windows_triplet=x86_64-w64-mingw32

debian_windows="g++-mingw-w64-x86-64-posix wine64 wine nsis xvfb xauth fonts-noto-core"
debian_windowsroot="dpkg-dev xz-utils perl autoconf automake libtool tcl make gcc libc6-dev"
# Not tried: nobody has run this on Fedora yet.
fedora_windows="mingw64-gcc-c++ mingw64-qt6-qtbase mingw64-qt6-qtwebsockets mingw64-qt6-qtsvg mingw64-qt6-qttools mingw64-qtkeychain-qt6
    mingw64-libsodium mingw64-sqlite mingw32-nsis wine-core xorg-x11-server-Xvfb xorg-x11-xauth google-noto-sans-fonts"

# Says, one a line, what a root lacks.
windows_root_lacks() {
    local root=$1 file
    for file in lib/cmake/Qt6/Qt6Config.cmake lib/cmake/Qt6Network/Qt6NetworkConfig.cmake lib/cmake/Qt6Widgets/Qt6WidgetsConfig.cmake \
        lib/cmake/Qt6Test/Qt6TestConfig.cmake lib/cmake/Qt6WebSockets/Qt6WebSocketsConfig.cmake lib/cmake/Qt6Svg/Qt6SvgConfig.cmake \
        lib/cmake/Qt6Keychain/Qt6KeychainConfig.cmake lib/pkgconfig/libsodium.pc include/sqlite3.h; do
        [ -e "$root/$file" ] || echo "$file"
    done
}

# Sets windows_root, and makes it where that is possible.
find_windows_root() {
    local lacks fedora=/usr/$windows_triplet/sys-root/mingw
    if [ -n "${BATON_WINDOWS_ROOT:-}" ]; then
        windows_root=$(cd "$BATON_WINDOWS_ROOT" 2>/dev/null && pwd) || die "BATON_WINDOWS_ROOT names no folder: $BATON_WINDOWS_ROOT"
    elif [ -d "$fedora/lib/cmake/Qt6" ]; then
        windows_root=$fedora
    else
        windows_root=$windows_kept/root
        [ -e "$windows_root/.whole" ] || make_windows_root
    fi
    lacks=$(windows_root_lacks "$windows_root" | tr '\n' ' ')
    [ -z "$lacks" ] || die "$windows_root is no whole Qt for Windows; it lacks: $lacks"
    link_windows_headers
    export BATON_WINDOWS_ROOT=$windows_root BATON_WINDOWS_HEADERS=$windows_kept/headers
}

# apt with the system's own sources of packages, asked for source packages, in a configuration of its own: nothing of the system changes.
private_apt() {
    local folder=$windows_kept/apt
    if [ ! -s "$folder/apt.conf" ]; then
        mkdir -p "$folder/sources" "$folder/lists/partial" "$folder/cache/archives/partial"
        local file
        for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list.d/ubuntu.sources; do
            [ ! -s "$file" ] || sed -E 's/^Types:.*/Types: deb-src/; s/^deb /deb-src /' "$file" >"$folder/sources/$(basename "$file")"
        done
        cat >"$folder/apt.conf" <<CONF
Dir::Etc::SourceList "$folder/sources/sources.list";
Dir::Etc::SourceParts "$folder/sources";
Dir::State::Lists "$folder/lists";
Dir::Cache "$folder/cache";
APT::Sandbox::User "$(id -un)";
CONF
    fi
    APT_CONFIG=$folder/apt.conf "$@"
}

# windows_source PART: lays PART's source into sources/PART, from a tar archive in BATON_WINDOWS_SOURCES (PART.tar.xz) or from Debian.
windows_source() {
    local part=$1 folder=$windows_kept/sources archive fetched
    [ ! -e "$folder/$part/.whole" ] || return 0
    rm -rf "${folder:?}/$part" && mkdir -p "$folder/$part"
    for archive in "${BATON_WINDOWS_SOURCES:-/nowhere}/$part".tar.*; do
        if [ -f "$archive" ]; then
            tar -xf "$archive" -C "$folder/$part" --strip-components=1 && touch "$folder/$part/.whole"
            return
        fi
    done
    fetched=$folder/$part.debian
    mkdir -p "$fetched"
    if (cd "$fetched" && private_apt apt-get source --download-only -qq "$part" >/dev/null 2>"$fetched/refused") \
        && rm -rf "${folder:?}/$part" && dpkg-source --no-check -x "$fetched"/*.dsc "$folder/$part" >/dev/null; then
        touch "$folder/$part/.whole"
        return
    fi
    sed 's/^/   /' "$fetched/refused" | grep -v '^   W:' >&2
    return 1
}

# windows_part NAME STEP command...: carries a step out once; a step that was broken off is begun again where its build tool says.
windows_part() {
    local name=$1 stamp=$windows_kept/stamps/$1 began=$SECONDS
    shift
    [ ! -e "$stamp" ] || return 0
    say "$name for Windows (log: $windows_kept/$name.log)"
    # By the way of a job, since in a condition the shell would not stop at the first thing that fails.
    (set -e; "$@") >"$windows_kept/$name.log" 2>&1 &
    wait $! || { tail -n 15 "$windows_kept/$name.log" >&2; die "$name could not be built; ./dev windows goes on there"; }
    say "$name for Windows: $((SECONDS - began)) s"
    touch "$stamp"
}

make_windows_root() {
    command -v apt-get >/dev/null || die "there is no Qt for Windows: name a folder with one in BATON_WINDOWS_ROOT"
    install_missing windowsroot
    local tool missing=""
    for tool in $windows_triplet-g++-posix dpkg-source perl autoreconf tclsh make gcc ninja cmake; do
        command -v $tool >/dev/null || missing="$missing $tool"
    done
    [ -z "$missing" ] || die "to make a Qt for Windows, these are missing:$missing"
    mkdir -p "$windows_kept/stamps" "$windows_kept/sources"
    # Two at once would undo each other's work.
    exec 9>"$windows_kept/lock"
    flock -n 9 || die "another ./dev windows is making the Qt for Windows; wait for it"
    # All sources first: whoever lacks one should know it before half an hour of compiling.
    local part refused=""
    if [ ! -e "$windows_kept/stamps/sources" ]; then
        timed "Debian's list of source packages" private_apt apt-get update -qq || true
        for part in qt6-base qt6-websockets qt6-svg qtkeychain libsodium sqlite3; do
            timed "source of $part" windows_source "$part" || refused="$refused $part"
        done
        [ -z "$refused" ] || die "these sources are not to be had:$refused. Lay NAME.tar.xz of each (Qt's of the version of this
  system's Qt, $(qmake6 -query QT_VERSION 2>/dev/null || echo 6)) into a folder that BATON_WINDOWS_SOURCES names, or name a ready Qt in BATON_WINDOWS_ROOT"
        touch "$windows_kept/stamps/sources"
    fi
    say "making a Qt for Windows in $windows_kept: about half an hour on two cores, once; it may be broken off"
    windows_part sqlite3 make_windows_sqlite
    windows_part libsodium make_windows_sodium
    windows_part qt6-base make_windows_qtbase
    windows_part qt6-websockets make_windows_module qt6-websockets
    windows_part qt6-svg make_windows_module qt6-svg
    windows_part qtkeychain make_windows_module qtkeychain -DBUILD_WITH_QT6=ON -DBUILD_TRANSLATIONS=OFF -DBUILD_TEST_APPLICATION=OFF
    touch "$windows_kept/root/.whole"
    exec 9>&-
}

# Libraries that are headers alone: the host's serve, once nothing else of the host is in sight.
link_windows_headers() {
    local root=$windows_kept/headers library
    mkdir -p "$root/include" "$root/lib/cmake/tomlplusplus" "$root/lib/cmake/tl-expected"
    for library in boost tl toml++; do
        [ -d "/usr/include/$library" ] || die "the headers of $library are missing in /usr/include (./dev install)"
        ln -sfn "/usr/include/$library" "$root/include/$library"
    done
    # Debian's own name a Linux library.
    cat >"$root/lib/cmake/tomlplusplus/tomlplusplusConfig.cmake" <<'CMAKE'
if(NOT TARGET tomlplusplus::tomlplusplus)
    add_library(tomlplusplus::tomlplusplus INTERFACE IMPORTED)
    get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
    set_target_properties(tomlplusplus::tomlplusplus PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${root}/include"
        INTERFACE_COMPILE_DEFINITIONS TOML_HEADER_ONLY=1)
endif()
CMAKE
    cat >"$root/lib/cmake/tl-expected/tl-expectedConfig.cmake" <<'CMAKE'
if(NOT TARGET tl::expected)
    add_library(tl::expected INTERFACE IMPORTED)
    get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
    set_target_properties(tl::expected PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${root}/include")
endif()
CMAKE
}

# Debian's source has no sqlite3.c made up; its own rules make it with the host's compiler.
make_windows_sqlite() {
    local build=$windows_kept/build/sqlite3 root=$windows_kept/root
    mkdir -p "$build" "$root/lib" "$root/include" && cd "$build"
    [ -s Makefile ] || "$windows_kept/sources/sqlite3/configure" --disable-tcl --disable-readline
    make sqlite3.c
    $windows_triplet-gcc-posix -O2 -c sqlite3.c -o sqlite3.o -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_COLUMN_METADATA \
        -DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_SECURE_DELETE
    rm -f libsqlite3.a && $windows_triplet-gcc-ar-posix rcs libsqlite3.a sqlite3.o
    cp libsqlite3.a "$root/lib/" && cp sqlite3.h "$root/include/"
}

make_windows_sodium() {
    local source=$windows_kept/sources/libsodium
    cd "$source"
    [ -s Makefile ] || { autoreconf -fi && CC=$windows_triplet-gcc-posix ./configure --host=$windows_triplet --prefix="$windows_kept/root" --disable-static --disable-dependency-tracking; }
    make -j "${BATON_JOBS:-$(nproc)}" && make install
}

make_windows_qtbase() {
    local feature
    local -a features=()
    for feature in sql dbus printsupport concurrent vulkan tabletevent direct2d direct2d1_1 directwrite directwrite3 zstd icu glib \
        openssl system_zlib system_pcre2 system_freetype system_harfbuzz system_png system_jpeg system_doubleconversion; do
        features+=("-DFEATURE_$feature=OFF")
    done
    make_windows_module qt6-base -DQT_HOST_PATH=/usr -DINPUT_opengl=no -DINPUT_openssl=no -DFEATURE_schannel=ON \
        -DFEATURE_ssl=ON -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF -DQT_FEATURE_zstd=OFF "${features[@]}"
}

# make_windows_module PART [CMake's arguments...]
make_windows_module() {
    local part=$1 build=$windows_kept/build/$1
    shift
    export BATON_WINDOWS_ROOT=$windows_kept/root
    cmake -S "$windows_kept/sources/$part" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_TOOLCHAIN_FILE="$root/cmake/mingw-w64.cmake" \
        -DCMAKE_INSTALL_PREFIX="$windows_kept/root" "$@"
    cmake --build "$build" ${BATON_JOBS:+-j "$BATON_JOBS"}
    cmake --install "$build"
}
