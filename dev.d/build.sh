# Configuring and compiling.

# build_preset PRESET [ninja targets...]
build_preset() {
    local preset=$1
    shift
    local -a arguments=(--build --preset "$preset")
    [ -z "${BATON_JOBS:-}" ] || arguments+=(-j "$BATON_JOBS")
    [ $# -eq 0 ] || arguments+=(--target "$@")
    if [ "$(uname)" = Darwin ]; then
        # Homebrew keeps what has a version in its name out of the way.
        PKG_CONFIG_PATH="$(brew --prefix postgresql@15)/lib/pkgconfig:${PKG_CONFIG_PATH:-}" \
            timed "configure ($preset)" cmake --preset "$preset" -DCMAKE_PREFIX_PATH="$(brew --prefix qt);$(brew --prefix)"
    else
        timed "configure ($preset)" cmake --preset "$preset"
    fi
    timed "build ($preset)" cmake "${arguments[@]}"
}

# Installs a folder's npm packages as its lock file names them, when that has not been done yet.
node_packages() {
    local folder=$1
    [ -f "$folder/package-lock.json" ] || return 0
    if [ ! -f "$folder/node_modules/.package-lock.json" ] \
        || [ "$folder/package-lock.json" -nt "$folder/node_modules/.package-lock.json" ]; then
        # The headers that came with Node spare a package with C++ in it a download.
        [ ! -f /usr/include/node/node.h ] || export npm_config_nodedir=/usr
        timed "npm ci in $folder" npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error
    fi
}
