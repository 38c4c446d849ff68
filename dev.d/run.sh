# The demo: relay, sample bot and console on this machine, with a member and a bot of its own in build/run/.

demo_email=demo@baton.example
demo_pids=""

stop_demo() {
    trap - EXIT INT TERM
    local pid
    for pid in $demo_pids; do
        kill "$pid" 2>/dev/null || true
    done
    for pid in $demo_pids; do
        wait "$pid" 2>/dev/null || true
    done
}

# A secret that is made once and kept, readable by its owner alone.
kept_secret() {
    local file=$1
    [ -s "$file" ] || (umask 077 && head -c 18 /dev/urandom | base64 | tr '+/' '-_' >"$file")
    cat "$file"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Adds the demo's agent and bot with the admin commands anybody would use; twice does no harm.
add_demo_people() {
    local relay=$1 data=$2
    # The first time there is no database yet to look into.
    if [ ! -e "$data/baton.db" ] || ! "$relay" member list --data "$data" | grep -qF "$demo_email"; then
        kept_secret "$data/demo-password" \
            | "$relay" member add "$demo_email" --name "Demo Agent" --role admin --password-stdin --data "$data" >&2
    fi
    if [ ! -s "$data/demo-bot.json" ]; then
        local verb=(add shop --name "Shop bot")
        "$relay" bot list --data "$data" | grep -qw shop && verb=(rotate-key shop)
        (umask 077 && "$relay" bot "${verb[@]}" --json --data "$data" >"$data/demo-bot.json")
    fi
}

# Sets relay_url to where the relay serves.
start_relay() {
    local relay=$1 data=$2 port=7420 line
    port_is_free "$port" || port=0
    rm -f "$data/ready"
    mkfifo "$data/ready"
    "$relay" serve --listen "127.0.0.1:$port" --data "$data" >"$data/ready" 2>"$data/relay.log" &
    demo_pids="$demo_pids $!"
    read -r line <"$data/ready" || die "the relay did not start: $(tail -n 3 "$data/relay.log")"
    relay_url=${line##* }
}

start_samplebot() {
    local bin=$1 data=$2
    BATON_BOT_KEY=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).key' "$data/demo-bot.json") \
        "$bin/baton-samplebot" --relay "$relay_url" --knowledge "$root/resources/knowledge" 2>"$data/samplebot.log" &
    demo_pids="$demo_pids $!"
}

run_on_display() {
    local bin="$root/build/dev/bin" data="$root/build/run" relay_url=""
    mkdir -p -m 700 "$data"
    trap stop_demo EXIT
    trap 'exit 130' INT TERM
    add_demo_people "$bin/baton-relay" "$data"
    start_relay "$bin/baton-relay" "$data"
    start_samplebot "$bin" "$data"
    cat >&2 <<STORY

  The customer's page   $relay_url/chat/shop
  The agent             $demo_email, password $(cat "$data/demo-password")
  Logs and data         $data

  Write to the bot on the customer's page, ask for a person, and claim the conversation in the console.
  Ctrl+C stops everything.

STORY
    local console="$bin/baton"
    [ -x "$console" ] || console="$bin/baton.app/Contents/MacOS/baton"
    "$console" --relay "$relay_url" --profile demo --email "$demo_email" --password-stdin <"$data/demo-password" &
    demo_pids="$demo_pids $!"
    wait $! || true
    say "the console was closed; stopping the relay and the bot"
}

run_demo() {
    install_missing build
    # Nobody who wants to see the programs waits for the tests to be built.
    local -a programs=(console relayserver samplebot)
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ "$(uname)" != Darwin ]; then
        install_missing test
        programs+=(consoledriver)
    fi
    build_preset dev "${programs[@]}"
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
        run_on_display
    else
        say "there is no display: playing the story on a virtual one"
        node_packages "$root/tests/e2e"
        in_test_session node "$root/tests/e2e/demo.mjs" --bin "$root/build/dev/bin" --out "$root/build/demo" "$@"
        say "the pictures are in build/demo/"
    fi
}

run_look() {
    install_missing build test
    build_preset dev console relayserver samplebot consoledriver
    node_packages "$root/tests/e2e"
    in_test_session node "$root/tests/e2e/look.mjs" --bin "$root/build/dev/bin" --out "$root/build/look" "$@"
}
