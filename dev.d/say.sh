# Speaking to the person at the terminal.

say() { printf '\033[1m==\033[0m %s\n' "$*" >&2; }

# die SENTENCE [CODE]
die() {
    printf './dev: %s\n' "$1" >&2
    exit "${2:-1}"
}

# Times a step: timed "what" command...
timed() {
    local what=$1 began=$SECONDS
    shift
    say "$what"
    "$@"
    say "$what: $((SECONDS - began)) s"
}
