#!/usr/bin/env bash
# installer.sh FOLDER STAGE: the installer in FOLDER, made of STAGE, under Wine: silent installing, upgrading an older one, removing.
set -euo pipefail
setup=$(echo "$1"/baton-*-setup.exe)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
older=$(mktemp -d)
trap 'rm -rf "$older"' EXIT
wine() { timeout 300 "$BATON_WINE" "$@"; }
fail() { echo "installer: $1" >&2; exit 1; }
has() { [ -e "$2" ] || fail "$1: there is no $2"; }
gone() { [ ! -e "$2" ] || fail "$1: $2 is still there"; }
value() { wine reg query "$1" ${2:+/v "$2"} 2>/dev/null | tr -d '\r' || true; }

user=$(wine cmd /c 'echo %LOCALAPPDATA%' | tr -d '\r')
local_data="$WINEPREFIX/dosdevices/$(printf '%s' "$user" | sed 's/\\/\//g; s/^C/c/')"
folder="$local_data/Programs/Baton"
menu="$local_data/../Roaming/Microsoft/Windows/Start Menu/Programs/Baton.lnk"
login='HKCU\Software\Microsoft\Windows\CurrentVersion\Run'
links='HKCU\Software\Classes\baton\shell\open\command'
wait_gone() { for _ in $(seq 100); do [ -e "$1" ] || return 0; sleep 0.1; done; fail "$1 stays"; }

# The older one, with a file that the new one has no more.
cp -r "$2" "$older/stage"
echo old >"$older/stage/old.dll"
cmake -DSTAGE="$older/stage" -DOUT="$older/stage.nsh" -P "$here/packaging/windows/removal.cmake"
makensis -V2 -NOCD -DVERSION=0.0.9 "-DSTAGE=$older/stage" "-DOUT=$older/baton-0.0.9.exe" "$here/packaging/windows/baton.nsi"

wine "$older/baton-0.0.9.exe" /S /LOGIN=1
has installed "$folder/old.dll"
has installed "$folder/baton.exe"
has installed "$folder/platforms/qwindows.dll"
has installed "$folder/Uninstall.exe"
has installed "$menu"
value "$links" | grep -q 'baton.exe' || fail "installed: no baton:// links"
value "$login" Baton | grep -q 'baton.exe' || fail "installed: it does not start at login"
echo "installed silently, with links, start menu and start at login"

# The program starts from there with nothing else on the path.
WINEPATH='' wine "$folder/baton.exe" --version | tr -d '\r' | grep -q '^baton ' || fail "the installed console does not start"
echo "the installed console starts"

# Its person has data, and something of their own beside the program.
mkdir -p "$local_data/baton/profiles/default"
echo mine >"$local_data/baton/profiles/default/draft"
echo other >"$folder/notes.txt"
wine "$setup" /S
has upgraded "$folder/baton.exe"
gone upgraded "$folder/old.dll"
! value 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Baton' DisplayVersion | grep -q '0\.0\.9' || fail "upgraded: it says the old version"
has "upgraded: a stranger's file" "$folder/notes.txt"
has "upgraded: data" "$local_data/baton/profiles/default/draft"
value "$login" Baton | grep -q 'baton.exe' || fail "upgraded: start at login was forgotten"
wine "$setup" /S /LOGIN=0
! value "$login" Baton | grep -q 'baton.exe' || fail "upgraded: start at login stays"
echo "upgraded silently: old files are gone, data, a stranger's file and choices are kept"

rm "$folder/notes.txt"
wine "$folder/Uninstall.exe" /S
wait_gone "$folder"
gone removed "$menu"
! value "$links" | grep -q 'baton.exe' || fail "removed: baton:// links stay"
! value "$login" Baton | grep -q 'baton.exe' || fail "removed: start at login stays"
has "removed: data" "$local_data/baton/profiles/default/draft"
echo "removed silently; data is kept"

# What runs is neither replaced nor removed.
wine "$setup" /S
"$BATON_WINE" "$folder/baton.exe" >/dev/null 2>&1 &
running=$!
for _ in $(seq 100); do wine tasklist | grep -q '^baton.exe' && break; done
code=0
wine "$setup" /S || code=$?
[ "$code" = 2 ] || fail "running: installing over it ended with $code"
has running "$folder/baton.exe"
kill -9 "$running" 2>/dev/null || true
wait "$running" 2>/dev/null || true
echo "a running Baton is left alone"

wine "$folder/Uninstall.exe" /S /REMOVEDATA
wait_gone "$folder"
wait_gone "$local_data/baton"
echo "removed silently with data"
echo "installer: 6 passed, 0 failed"
