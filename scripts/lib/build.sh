# The Linux bundle: frozen, tried out, weighed. Needs setup.sh; `root` is the checkout.

dist=$root/dist
bundle=$dist/edusupport-desktop
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$root/src/edusupport_desktop/__init__.py")

# binutils: readelf and strip. The peer of the comparison is frozen as on a desktop, where GTK is installed.
bundle_packages=(binutils xz-utils)
compare_packages=(libgtk-3-0)

# The same sources give the same files: PyInstaller and the packagers take the time from here.
SOURCE_DATE_EPOCH=$(git -c safe.directory='*' -C "$root" log -1 --format=%ct 2>/dev/null || echo 1700000000)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0

set_up_build() {
  set_up_system "${program_packages[@]}" "${display_packages[@]}" "${bundle_packages[@]}"
  install_requirements run run.txt build.txt
  install_requirements bundle run.txt build.txt bundle.txt
  install_requirements test run.txt build.txt test.txt
}

freeze() {
  say "Freezing edusupport-desktop $version"
  rm -rf "$bundle"
  # Packages of an earlier bundle would pass for those of this one.
  rm -f "$dist"/*"$version"*.{tar.xz,deb,rpm}
  "$venv/bin/python" -m PyInstaller --noconfirm --clean --log-level WARN \
    --distpath "$dist" --workpath "$root/build/bundle" "$root/build.spec" >&2
  glibc=$("$venv/bin/python" "$root/scripts/lib/bundle_glibc.py" "$bundle")
}

# smoke_test FOLDER: a copy of the bundle does the demonstration, elsewhere, for a user with an empty home and no
# settings, and says nothing on its way.
smoke_test() (
  place=$(mktemp -d)
  trap 'rm -rf "$place"' EXIT
  mkdir "$place/Программа школы" "$place/home" "$place/results"
  cp -a "$1" "$place/Программа школы/"
  program="$place/Программа школы/edusupport-desktop/edusupport-desktop"
  cd "$place/results"
  [ "$(env -i "$program" --version)" = "EduSupport Desktop $version" ] || { say "The bundle does not say its version."; exit 1; }
  say "Trying it out: the demonstration, away from the checkout"
  status=0
  demonstrate "$program" 2>"$place/said" || status=$?
  for file in letter.eml reply.eml journal.csv picture1.png screens/09-journal.png; do
    [ -s "$place/results/$file" ] || { say "The demonstration left no $file."; status=1; }
  done
  if [ -s "$place/said" ]; then
    say "The frozen program said:"
    cat "$place/said" >&2
    status=1
  fi
  [ "$status" = 0 ] || { say "The bundle does not work."; exit 1; }
)

# demonstrate PROGRAM: on a display of its own, behind an empty folder in place of the checkout where that can be had.
demonstrate() {
  local hide=()
  if [ "$(id -u)" = 0 ] && unshare --mount true 2>/dev/null; then
    hide=(unshare --mount sh -c 'mount -t tmpfs none "$0" && exec "$@"' "$root")
  fi
  with_virtual_display "${hide[@]}" timeout 120 bash -c \
    'exec env -i DISPLAY="$DISPLAY" HOME="$1" PATH=/usr/bin:/bin LANG=C.UTF-8 "$2" --demo "$3"' \
    - "$place/home" "$1" "$place/results"
}

test_bundle() {
  (cd "$root" && EDUSUPPORT_BUNDLE=$bundle "$venv/bin/python" -m pytest -q -p no:cacheprovider tests/packaging/test_bundle.py >&2)
}

say_sizes() {
  local file
  printf '%-46s %s\n' "needs glibc" "$glibc or later"
  printf '%-46s %6.1f MiB\n' "dist/edusupport-desktop (folder)" "$(find "$bundle" -type f -printf '%s\n' | awk '{ s += $1 } END { print s / 1048576 }')"
  for file in "$dist"/*"$version"*.{tar.xz,deb,rpm}; do
    [ ! -f "$file" ] || printf '%-46s %6.1f MiB\n' "dist/${file##*/}" "$(stat -c %s "$file" | awk '{ print $1 / 1048576 }')"
  done
}

compare_bundle() {
  set_up_system "${compare_packages[@]}"
  (cd "$root" && EDUSUPPORT_BUNDLE=$bundle exec "$venv/bin/python" -m bench bundle)
}
