#!/usr/bin/env bash
# installer.sh FOLDER: the installer in it, under Wine, on a person's folder of its own: silent installing, upgrading, removing.
set -euo pipefail
setup=$(echo "$1"/baton-*-setup.exe)
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
wait_gone() { local i; for i in $(seq 100); do [ -e "$1" ] || return 0; sleep 0.1; done; fail "$1 stays"; }

wine "$setup" /S /LOGIN=1
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

# An older one had a file that is not there any more, and its person has data.
mkdir -p "$local_data/baton/profiles/default"
echo mine >"$local_data/baton/profiles/default/draft"
echo other >"$folder/notes.txt"
wine "$setup" /S
has upgraded "$folder/baton.exe"
has "upgraded: a stranger's file" "$folder/notes.txt"
has "upgraded: data" "$local_data/baton/profiles/default/draft"
value "$login" Baton | grep -q 'baton.exe' || fail "upgraded: start at login was forgotten"
wine "$setup" /S /LOGIN=0
! value "$login" Baton | grep -q 'baton.exe' || fail "upgraded: start at login stays"
echo "upgraded silently: data, a stranger's file and choices are kept"

rm "$folder/notes.txt"
wine "$folder/Uninstall.exe" /S
wait_gone "$folder/baton.exe"
wait_gone "$folder/Uninstall.exe"
gone removed "$menu"
[ -z "$(value "$links")" ] || fail "removed: baton:// links stay"
has "removed: data" "$local_data/baton/profiles/default/draft"
echo "removed silently; data is kept"

wine "$setup" /S
wine "$folder/Uninstall.exe" /S /REMOVEDATA
wait_gone "$folder/baton.exe"
wait_gone "$local_data/baton"
echo "removed silently with data"
echo "installer: 5 passed, 0 failed"
