#!/usr/bin/env bash
# Tries one package on a bare system. Called by build-machine.sh as root, in namespaces of its own.
# Usage: build-machine-inside.sh BASE.tar deb|rpm PACKAGE VERSION; DISPLAY is a display of this computer.
set -euo pipefail
base=$1 kind=$2 package=$3 version=$4
machine=$(mktemp -d)
trap 'umount -R --lazy "$machine"; rmdir "$machine"' EXIT
mount -t tmpfs -o mode=755 bare "$machine"
tar -C "$machine" -xf "$base"
mount -t proc proc "$machine/proc"
mount --rbind /dev "$machine/dev"
mount -t tmpfs -o mode=1777 tmp "$machine/tmp"
mkdir "$machine/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$machine/tmp/.X11-unix"

say() { printf '%s: %s\n' "$kind" "$*" >&2; }
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DISPLAY="$DISPLAY" chroot "$machine" "$@"; }
# A teacher logs in; nobody is root at school.
teacher() { inside setpriv --reuid 1000 --regid 1000 --clear-groups env HOME=/home/teacher sh -c "cd && $1"; }
# Everything there is, but for the packagers' own books, and for /opt itself, which dpkg takes away when it is empty.
everything() {
  find "$machine" -xdev \( -path "$machine/var/lib/dpkg" -o -path "$machine/var/lib/rpm" -o -path "$machine/var/log" \
    -o -path "$machine/home" \) -prune -o -path "$machine/opt" -empty -o -printf '%P %y %l\n' | LC_ALL=C sort
}

# Debian's rpm says of every call that alien should be used instead.
with_rpm() { rpm --root "$machine" "$@" 2> >(grep -v '^rpm: ' >&2); }

# rpm does not know what dpkg has installed: libraries are looked for by their names.
has_what_rpm_requires() {
  local library
  while read -r library; do
    [ -n "$(find "$machine/usr/lib" -name "$library")" ] || { say "the bare system has no $library"; return 1; }
  done < <(rpm -qp --requires "$package" | sed -n 's/^\(lib[^(]*\)(.*/\1/p')
}

install_it() {
  case $kind in
    deb) cp "$package" "$machine/tmp/it.deb" && inside dpkg --install /tmp/it.deb >/dev/null ;;
    rpm) has_what_rpm_requires && with_rpm --install --nodeps "$package" && with_rpm --verify --nodeps edusupport-desktop ;;
  esac
}

remove_it() {
  case $kind in
    deb) inside dpkg --purge edusupport-desktop >/dev/null ;;
    rpm) with_rpm --erase edusupport-desktop ;;
  esac
}

inside useradd --create-home --uid 1000 teacher
if [ "$kind" = rpm ]; then
  # What the package "filesystem" of every system of rpm packages brings.
  mkdir -p "$machine"/usr/share/{applications,icons,metainfo} "$machine/var/lib/rpm"
  with_rpm --initdb
fi
everything >"$machine/tmp/before"

say "installing"
install_it
[ "$(teacher 'edusupport-desktop --version')" = "EduSupport Desktop $version" ]
say "the demonstration, on nothing but the base system"
status=0
teacher 'timeout 120 edusupport-desktop --demo results' 2>"$machine/tmp/said" || status=$?
cat "$machine/tmp/said" >&2
[ "$status" = 0 ] || { say "the demonstration ended with status $status"; exit 1; }
for file in letter.eml reply.eml journal.csv picture1.png; do
  [ -s "$machine/home/teacher/results/$file" ] || { say "the demonstration left no $file"; exit 1; }
done
say "removing"
remove_it
everything >"$machine/tmp/after"
diff "$machine/tmp/before" "$machine/tmp/after" || { say "that is left, or gone with it"; exit 1; }
[ -s "$machine/home/teacher/results/letter.eml" ] || { say "the user's own files are gone"; exit 1; }
