#!/usr/bin/env bash
# Runs one program under Wine. Called by windows.sh, as root, in mount and process namespaces of its own.
# Usage: windows-inside.sh BENCH FOLDER KEPT COUNT NAME=VALUE... PROGRAM ARGUMENT...; KEPT may be empty.
set -euo pipefail
bench=$1 folder=$2 kept=$3 count=$4
shift 4
variables=("${@:1:count}")
shift "$count"

cd "$bench"
# The bench stays as it was made: what a run changes is written into memory and gone at its end.
mount -t tmpfs tmpfs scratch
mkdir scratch/changed scratch/work
mount -t overlay overlay -o lowerdir=system,upperdir=scratch/changed,workdir=scratch/work system
if [ -n "$kept" ]; then
  [ -d "$kept/prefix" ] || { cp -a system/prefix "$kept/making" && mv "$kept/making" "$kept/prefix"; }
  mount --bind "$kept/prefix" system/prefix
fi
mount -t proc proc system/proc
mount --rbind /dev system/dev
mkdir -p system/tmp/.X11-unix
mount --bind /tmp/.X11-unix system/tmp/.X11-unix
mount --bind "$folder" system/checkout

program=$1
shift
[ "$program" != python ] || program='Z:\opt\python\python.exe'
status=0
chroot system env -i PATH=/usr/bin:/bin HOME=/root USER=Мария LC_ALL=ru_RU.UTF-8 DISPLAY="${DISPLAY:-}" TZ="${TZ:-}" \
  WINEPREFIX=/prefix WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=;winedbg.exe=d' \
  PYTHONPATH='Z:\checkout\src' PYTHONDONTWRITEBYTECODE=1 "${variables[@]+"${variables[@]}"}" bash -c '
    cd /checkout
    # Whether a program runs that is no part of Windows: an uninstaller, for one, goes on by itself.
    still_running() {
      local file program
      for file in /proc/[0-9]*/cmdline; do
        { IFS= read -r -d "" program <"$file"; } 2>/dev/null || continue
        case ${program,,} in
          c:\\windows\\system32\\*) ;;
          [a-z]:\\*) return 0 ;;
        esac
      done
      return 1
    }
    status=0
    /usr/lib/wine/wine64 "$@" || status=$?
    for _ in {1..300}; do
      still_running || break
      sleep 0.2
    done
    # It writes the registry before it goes.
    wineserver --kill || true
    exit "$status"' wine "$program" "$@" || status=$?
exit "$status"
