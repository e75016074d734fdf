# The Windows bench: a genuine Windows Python with the locked packages, run by Wine in a chroot of the next Debian release.
# Needs setup.sh; `root` is the checkout. docs/testing.md tells what it proves and what not.

windows_tools=(debootstrap unzip util-linux)

# What the bench is made from: when this changes, another one is made.
windows_recipe=(
  "$root/scripts/lib/windows-make.sh"
  "$root/requirements/windows.txt"
  "$root/requirements/windows-python.txt"
)

# Outside the checkout: it takes three minutes and three gigabytes, and a fresh clone needs no other one.
windows_cache=${EDUSUPPORT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/edusupport-desktop}
windows_bench=$windows_cache/windows-bench-$(cat "${windows_recipe[@]}" | sha256sum | cut -c 1-16)
WINDOWS_DAYS_UNUSED=30

# prepare_windows: makes the bench unless it is there already. One sentence and a failure where it cannot be made.
prepare_windows() {
  [ "$(uname -m)" = x86_64 ] || { say "The Windows bench needs a processor of the x86-64 kind."; return 1; }
  can_be_root || { say "The Windows bench needs root or sudo: it is a chroot."; return 1; }
  set_up_system "${display_packages[@]}"
  if [ ! -d "$windows_bench" ]; then make_windows_bench || return 1; fi
  touch "$windows_bench/used" 2>/dev/null || as_root touch "$windows_bench/used"
}

make_windows_bench() {
  command -v apt-get >/dev/null || { say "The Windows bench is made of Debian packages; there is no apt here."; return 1; }
  set_up_system "${windows_tools[@]}"
  install_requirements run run.txt build.txt
  mkdir -p "$windows_cache"
  # Where apt gets its packages from, the chroot's come from as well.
  local mirror
  mirror=$(apt-get indextargets --format '$(SITE)' | grep -v security | sort -u | head -n 1)
  [ -n "$mirror" ] || { say "apt names no place to get packages from."; return 1; }
  say "Making the Windows bench in $windows_bench (once; some minutes, 3 GB)"
  (
    # Two calls at a time: the second finds what the first has made.
    flock 9
    [ ! -d "$windows_bench" ] || exit 0
    find "$windows_cache" -maxdepth 2 -path '*/windows-bench-*/used' -mtime +"$WINDOWS_DAYS_UNUSED" -printf '%h\0' |
      as_root xargs -0r rm -rf --one-file-system
    in_namespaces "$root/scripts/lib/windows-make.sh" "$windows_bench" "$root" "$venv/bin/python" "$mirror"
  ) 9>"$windows_cache/windows-bench.lock"
}

# in_namespaces SCRIPT ARGUMENT...: what it mounts is seen by nobody else, and what it starts ends with it.
in_namespaces() {
  as_root unshare --mount --pid --fork --kill-child bash "$@" </dev/null
}

# run_windows [--keep FOLDER] [--folder FOLDER] [--env NAME=VALUE]... PROGRAM ARGUMENT...
# Runs a program of the bench under Wine on a virtual display; PROGRAM is "python" or anything Wine can start.
# Every call finds a fresh drive C: unless --keep names a folder, made at first, that keeps it from call to call.
# The current folder is Z:\checkout: this checkout, or the folder named by --folder, and nothing beside it.
run_windows() {
  local kept='' folder=$root variables=()
  while [ $# -gt 0 ]; do
    case $1 in
      --keep) mkdir -p "$2" && kept=$(realpath "$2"); shift 2 ;;
      --folder) folder=$(realpath -e "$2"); shift 2 ;;
      --env) variables+=("$2"); shift 2 ;;
      *) break ;;
    esac
  done
  display_manager=none with_virtual_display in_namespaces "$root/scripts/lib/windows-inside.sh" \
    "$windows_bench" "$folder" "$kept" "${#variables[@]}" "${variables[@]+"${variables[@]}"}" "$@"
}
