# What the system must have. Package names per system, in groups: build, test, lint, bench, fuzz, coverage.

debian_build="g++ cmake ninja-build ccache pkg-config git ca-certificates
    qt6-base-dev qt6-websockets-dev qt6-multimedia-dev qt6-svg-dev libqt6svg6
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qtkeychain-qt6-dev
    libsqlite3-dev libpq-dev libsodium-dev libmagic-dev libboost-dev libexpected-dev libtomlplusplus-dev libxcb1-dev libxcb-screensaver0-dev"
debian_test="xvfb xauth chromium fonts-noto-core fonts-noto-color-emoji dbus dbus-x11 dbus-daemon
    gnome-keyring libsecret-1-0 desktop-file-utils appstream xdotool xfce4-notifyd pulseaudio pulseaudio-utils
    openssl dpkg-dev file nginx-light haproxy postgresql qt6-image-formats-plugins"
debian_lint="clang clang-format clang-tidy clazy"
debian_bench="make python3 util-linux"
debian_fuzz="clang libclang-rt-dev"
debian_coverage="gcovr openssl nginx-light haproxy postgresql"

fedora_build="gcc-c++ cmake ninja-build ccache pkgconf-pkg-config git
    qt6-qtbase-devel qt6-qtwebsockets-devel qt6-qtmultimedia-devel qt6-qtsvg-devel qt6-qttools-devel qt6-linguist qtkeychain-qt6-devel
    sqlite-devel libpq-devel libsodium-devel file-devel boost-devel expected-devel tomlplusplus-devel libxcb-devel nodejs npm"
fedora_test="xorg-x11-server-Xvfb xorg-x11-xauth chromium google-noto-sans-fonts google-noto-color-emoji-fonts
    dbus-daemon dbus-x11 gnome-keyring libsecret desktop-file-utils appstream xdotool xfce4-notifyd
    pulseaudio pulseaudio-utils openssl nginx haproxy postgresql-server qt6-qtimageformats clamd"
fedora_lint="clang clang-tools-extra clazy"
fedora_bench="make python3 util-linux"
fedora_fuzz="clang compiler-rt"
fedora_coverage="gcovr openssl nginx haproxy postgresql-server"

brew_build="cmake ninja ccache pkg-config qt qtkeychain sqlite postgresql@15 libsodium libmagic boost tl-expected tomlplusplus node"
brew_test="openssl@3"
brew_lint="llvm"
brew_bench=""
brew_fuzz="llvm"
brew_coverage="gcovr openssl@3"

# The names of the groups $2..., as $1 calls them.
packages_of() {
    local system=$1 group name
    shift
    for group in "$@"; do
        name="${system}_${group}"
        printf '%s ' ${!name}
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "this needs root and there is no sudo; run as root: $*"
    fi
}

missing_on_debian() {
    local installed package
    installed=" $(dpkg-query -W -f '${binary:Package} ${Status}\n' "$@" 2>/dev/null \
        | awk '/install ok installed/ { sub(/:.*/, "", $1); printf "%s ", $1 }')"
    for package in "$@"; do
        case "$installed" in *" $package "*) ;; *) printf '%s ' "$package" ;; esac
    done
}

# apt-get update takes a while: once a run is enough.
apt_updated=no
install_on_debian() {
    local missing
    # shellcheck disable=SC2046
    missing=$(missing_on_debian $(packages_of debian "$@"))
    # The browser may come from elsewhere, since Ubuntu has Chromium as a snap only; so may Node. What matters is that they are there.
    [ -z "${BATON_CHROMIUM:-}" ] || missing=$(printf ' %s ' "$missing" | sed 's/ chromium / /')
    command -v node >/dev/null || missing="$missing nodejs"
    command -v npm >/dev/null || missing="$missing npm"
    case " $* " in *" bench "*) [ -f /usr/include/node/node.h ] || missing="$missing libnode-dev" ;; esac
    [ -n "${missing// /}" ] || return 0
    say "installing: $missing"
    if [ "$apt_updated" = no ]; then
        as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
        apt_updated=yes
    fi
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 $missing >/dev/null
}

install_on_fedora() {
    local package missing=""
    for package in $(packages_of fedora "$@"); do
        rpm -q "$package" >/dev/null 2>&1 || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "installing:$missing"
    # shellcheck disable=SC2086
    as_root dnf install -y $missing >&2
}

install_on_mac() {
    command -v brew >/dev/null || die "Homebrew is needed to install what Baton is built from; see https://brew.sh"
    local package missing="" have
    have=" $(brew list --formula -1 | tr '\n' ' ')"
    for package in $(packages_of brew "$@"); do
        case "$have" in *" $package "*) ;; *) missing="$missing $package" ;; esac
    done
    [ -n "$missing" ] || return 0
    say "installing:$missing"
    # shellcheck disable=SC2086
    brew install $missing >&2
}

install_missing() {
    [ -z "${BATON_NO_INSTALL:-}" ] || return 0
    if [ "$(uname)" = Darwin ]; then
        install_on_mac "$@"
    elif command -v apt-get >/dev/null; then
        install_on_debian "$@"
    elif command -v dnf >/dev/null; then
        install_on_fedora "$@"
    else
        die "no apt, dnf or brew here: install the packages of dev.d/install.sh by hand, then set BATON_NO_INSTALL=1"
    fi
}
