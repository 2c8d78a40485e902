#!/usr/bin/env bash
# The desktop as a planner uses it, by keys, in a window of its own: opens a plan, saves it under another name, moves the end of its
# ramp, runs it, sizes it, exports; then the command line must write the same files from the saved plan, byte for byte.
# Usage: end_to_end.sh <teleplan-gui> <teleplan> <plan>
set -euo pipefail
window_program=$(realpath "$1")
program=$(realpath "$2")
plan=$(realpath "$3")
name=$(basename "$plan" .json)

folder=$(mktemp -d)
xvfb= window=
end() {
    [ -z "$window" ] || kill "$window" 2>/dev/null || true
    [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap end EXIT
fail() {
    echo "end to end: $*" >&2
    exit 1
}

# patiently <seconds> <command>...: until the command succeeds.
patiently() {
    local until=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$until" ] || fail "in time did not succeed: $*"
        sleep 0.2
    done
}

# A screen of its own: the first free number that Xvfb finds.
exec 3>"$folder/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 2>"$folder/xvfb.log" &
xvfb=$!
patiently 20 test -s "$folder/display"
export DISPLAY=:$(cat "$folder/display")
exec 3>&-

# Nobody has used it before; results go where it is started.
export HOME=$folder XDG_CONFIG_HOME=$folder/config LIBGL_ALWAYS_SOFTWARE=1
cd "$folder"
"$window_program" "$plan" 2>"$folder/window.log" &
window=$!
patiently 30 xdotool search --onlyvisible --class teleplan-gui >/dev/null
xdotool search --onlyvisible --class teleplan-gui windowfocus 2>/dev/null || true

# The window draws on events only, so its processor time stands still when it has taken them; at most three seconds.
settle() {
    local before= now= tries=0
    while [ "$tries" -lt 12 ]; do
        now=$(awk '{ print $14 + $15 }' "/proc/$window/stat" 2>/dev/null) || return 0        # it has closed
        [ "$now" != "$before" ] || return 0
        before=$now
        tries=$((tries + 1))
        sleep 0.25
    done
}
press() { for key in "$@"; do xdotool key --delay 60 "$key"; settle; done; }
write() { xdotool type --delay 30 "$1"; settle; }

settle
press Escape                                                  # the guide of the first session
press ctrl+shift+s ctrl+a                                     # the installed plans are not meant to be changed
write "$folder/$name.json"
press Return
patiently 20 test -s "$folder/$name.json"
cp "$folder/$name.json" "$folder/before.json"

# The end of the ramp: one per cent fewer patients than before, by the arrows.
press ctrl+k
write "curva della rampa"
press Return
points=$(grep -o '"patients"' "$folder/$name.json" | wc -l)
for _ in $(seq "$points"); do press Tab; done
press shift+Down Return ctrl+s
patiently 20 bash -c '! cmp -s "$1" "$2"' _ "$folder/before.json" "$folder/$name.json"

# Only the ramp has changed: one line.
changed=$(diff "$folder/before.json" "$folder/$name.json" | grep -c '^>' || true)
[ "$changed" = 1 ] || fail "$changed lines of the plan have changed instead of one"

# exported <folder> <file>: writes the answer that is there into a new folder; no when that has no such file.
attempts=0
exported() {
    attempts=$((attempts + 1))
    local attempt=$folder/attempt-$attempts
    press ctrl+e ctrl+a
    write "$attempt"
    press Return
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ ! -s "$attempt/$2" ] || break
        sleep 0.3
    done
    settle
    if [ -s "$attempt/$2" ]; then
        mv "$attempt" "$1"
    else
        press Escape
        return 1
    fi
}
# same_files <command>: what the window exported into out-<command> is what the command line writes.
same_files() {
    local status=0
    "$program" "$1" "$folder/$name.json" --out "$folder/line-$1" >/dev/null 2>&1 || status=$?
    case "$status" in 0 | 4 | 10 | 11) ;; *) fail "teleplan $1 ends with $status" ;; esac
    diff -r "$folder/line-$1" "$folder/out-$1" >&2 || fail "the files of '$1' differ"
}

press ctrl+4 ctrl+r
patiently 600 exported "$folder/out-run" run.json
same_files run
press ctrl+shift+r
patiently 1500 exported "$folder/out-size" fabbisogno.json
same_files size

press ctrl+q
patiently 20 bash -c '! kill -0 "$1" 2>/dev/null' _ "$window"
window=
echo "end to end: $(basename "$plan"), the window's files are the command line's"
