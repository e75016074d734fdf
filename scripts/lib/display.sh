# A virtual display. Needs system.sh.

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# with_virtual_display COMMAND...: runs it on a screen of 1920x1080 that nobody sees, with a window manager.
# A subshell: its trap ends what it started, whatever happens to the command.
with_virtual_display() (
  folder=$(mktemp -d)
  server='' manager=''
  trap 'end_display' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  mkfifo "$folder/number" "$folder/managed"
  # Sessions of their own: Ctrl+C shall end the command first, while its display is still there.
  setsid Xvfb -displayfd 3 -screen 0 1920x1080x24 -dpi 96 -nolisten tcp -noreset \
    3>"$folder/number" >/dev/null 2>&1 </dev/null &
  server=$!
  # Xvfb chooses a free number itself. Read to the newline: closing the pipe earlier would kill it.
  IFS= read -r number <"$folder/number" || { say "Xvfb did not start."; exit 1; }
  export DISPLAY=:$number QT_QPA_PLATFORM=xcb
  unset WAYLAND_DISPLAY
  if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    export XDG_RUNTIME_DIR=$folder/runtime
    mkdir -m 700 "$XDG_RUNTIME_DIR"
  fi
  if [ "${display_manager:-}" != none ] && command -v openbox >/dev/null; then
    setsid openbox --sm-disable --startup "sh -c 'echo >$folder/managed'" >/dev/null 2>&1 </dev/null &
    manager=$!
    read -r -t 10 _ <>"$folder/managed" || say "The window manager is slow to start; going on."
  fi
  "$@"
)

end_display() {
  # By their own ids, and only what is still ours.
  [ -z "$manager" ] || { kill "$manager" && wait "$manager"; } 2>/dev/null || true
  [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null || true
  rm -rf "$folder"
}
