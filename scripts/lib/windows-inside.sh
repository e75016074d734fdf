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
    status=0
    /usr/lib/wine/wine64 "$@" || status=$?
    # Uninstallers and the like go on by themselves; what never ends is ended, and the registry is written.
    timeout 60 wineserver --wait || wineserver --kill
    exit "$status"' wine "$program" "$@" || status=$?
exit "$status"
