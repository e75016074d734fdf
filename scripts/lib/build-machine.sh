# A bare Debian in a chroot, to try packages on. Needs build-packages.sh.

machine_tools=(debootstrap rpm util-linux)
machine_cache=${EDUSUPPORT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/edusupport-desktop}

set_up_machine() {
  [ -r /etc/debian_version ] || { say "A bare Debian can be made on Debian only."; return 1; }
  can_be_root || { say "A bare Debian needs root or sudo: it is a chroot."; return 1; }
  set_up_system "${display_packages[@]}" "${machine_tools[@]}"
  local release mirror
  release=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
  machine_base=$machine_cache/bare-$release-$(dpkg --print-architecture).tar
  [ ! -f "$machine_base" ] || return 0
  mirror=$(apt-get indextargets --format '$(SITE)' | grep -v security | sort -u | head -n 1)
  say "Making a bare Debian (once): $machine_base"
  mkdir -p "$machine_cache"
  as_root unshare --mount bash -euc '
    made=$(mktemp -d "$1.XXXXXX")
    trap "rm -rf --one-file-system \"$made\"" EXIT
    debootstrap --variant=minbase "$2" "$made/system" "$3" >"$1.log" 2>&1
    rm -rf "$made"/system/var/cache/apt/archives/*.deb "$made"/system/var/lib/apt/lists/*
    tar -C "$made/system" --one-file-system -cf "$made/tar" . && mv "$made/tar" "$1"
  ' - "$machine_base" "$release" "$mirror" </dev/null
}

files_of_deb() {
  dpkg-deb --fsys-tarfile "$1" | tar -tf - | sed 's,^\.,,' | grep -v '/$' | LC_ALL=C sort
}

files_of_rpm() {
  rpm -qp --queryformat '[%{FILEMODES:perms} %{FILENAMES}\n]' "$1" | sed -n 's,^[^d][^ ]* ,,p' | LC_ALL=C sort
}

# in_machine KIND FILE: on a fresh bare Debian; what it mounts is seen by nobody else, what it starts ends with it.
in_machine() {
  as_root env DISPLAY="$DISPLAY" unshare --mount --pid --fork --kill-child \
    bash "$root/scripts/lib/build-machine-inside.sh" "$machine_base" "$1" "$2" "$version" </dev/null
}
