# The Windows bundle, its installer and its portable zip. Needs setup.sh and windows.sh; `root` is the checkout.

windows_dist=$root/dist/windows
windows_bundle=$windows_dist/edusupport-desktop
windows_packaging=$root/resources/packaging/windows
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$root/src/edusupport_desktop/__init__.py")
windows_setup=$windows_dist/edusupport-desktop-$version-setup.exe
windows_zip=$windows_dist/edusupport-desktop-$version-portable.zip

# unzip belongs to the bench.
windows_build_packages=(nsis zip unzip)

SOURCE_DATE_EPOCH=$(git -c safe.directory='*' -C "$root" log -1 --format=%ct 2>/dev/null || echo 1700000000)
export SOURCE_DATE_EPOCH

freeze_windows() {
  say "Freezing edusupport-desktop $version for Windows (some minutes)"
  rm -rf "$windows_dist" "$root/build/windows"
  run_windows --env PYTHONHASHSEED=0 --env "SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH" python -m PyInstaller \
    --noconfirm --clean --log-level WARN --distpath 'Z:\checkout\dist\windows' --workpath 'Z:\checkout\build\windows' \
    'Z:\checkout\build.spec' >&2
  # Made by root, in the bench.
  as_root chown -R "$(id -u):$(id -g)" "$windows_dist" "$root/build/windows"
  find "$windows_bundle" -exec touch --date "@$SOURCE_DATE_EPOCH" {} +
}

# nsis SCRIPT OUT NAME=VALUE...: warnings are errors.
nsis() {
  local script=$1 out=$2
  shift 2
  # Four numbers, whatever the version says behind them.
  local numbers
  numbers=$(sed 's/[^0-9.].*//; s/$/.0.0.0/' <<<"$version" | cut -d . -f 1-4)
  makensis -V2 -WX -INPUTCHARSET UTF8 "-DVERSION=$version" "-DNUMBERS=$numbers" \
    "-DICON=$root/resources/icons/app/edusupport-desktop.ico" "-DOUT=$out" "${@/#/-D}" "$windows_packaging/$script" >&2
}

make_portable_zip() {
  say "Packing the portable copy"
  local place folder
  place=$(mktemp -d)
  folder="$place/EduSupport Desktop"
  mkdir "$folder"
  cp -a "$windows_bundle" "$folder/program"
  # With line ends and a mark of UTF-8 that every Notepad reads.
  { printf '\xef\xbb\xbf' && sed 's/$/\r/' "$root/resources/packaging/portable.txt"; } >"$folder/portable.txt"
  nsis launcher.nsi "$folder/EduSupport Desktop.exe"
  find "$place" -exec touch --date "@$SOURCE_DATE_EPOCH" {} +
  rm -f "$windows_zip"
  (cd "$place" && find "EduSupport Desktop" -type f | LC_ALL=C sort | TZ=UTC zip -q -9 -X -@ "$windows_zip")
  rm -rf "$place"
}

make_installer() {
  say "Packing the installer"
  nsis installer.nsi "$windows_setup" "BUNDLE=$windows_bundle" "KIB=$(du -sk --apparent-size "$windows_bundle" | cut -f 1)"
}

# try_frozen: a copy of the folder, with nothing of the checkout in reach, does the demonstration.
try_frozen() (
  place=$(mktemp -d)
  trap 'as_root rm -rf "$place"' EXIT
  cp -a "$windows_bundle" "$place/Программа школы"
  cp "$root/scripts/lib/bundle_windows.py" "$place"
  say "Looking for libraries that only this computer has"
  run_windows --folder "$place" python bundle_windows.py "Программа школы" >&2 || { say "The bundle is not complete."; exit 1; }
  say "Trying the frozen program out: the demonstration, away from the checkout"
  status=0
  run_windows --folder "$place" 'Z:\checkout\Программа школы\edusupport-desktop.exe' --demo 'Z:\checkout\results' >&2 || status=$?
  for file in letter.eml reply.eml journal.csv picture1.png screens/09-journal.png; do
    [ -s "$place/results/$file" ] || { say "The demonstration left no $file."; status=1; }
  done
  [ "$status" = 0 ] || { say "The frozen program does not work (status $status)."; exit 1; }
)

# try_installer: see windows_trial.py.
try_installer() (
  place=$(mktemp -d)
  trap 'as_root rm -rf "$place"' EXIT
  cp "$root/scripts/lib/windows_trial.py" "$windows_setup" "$place"
  unzip -q "$windows_zip" -d "$place"
  say "Trying the installer and the portable copy out"
  run_windows --folder "$place" python windows_trial.py "${windows_setup##*/}" "EduSupport Desktop" "$version" >&2 ||
    { say "The installer does not do what it shall."; exit 1; }
)

say_windows_sizes() {
  local file
  printf '%-58s %6.1f MiB\n' "dist/windows/edusupport-desktop (folder)" \
    "$(find "$windows_bundle" -type f -printf '%s\n' | awk '{ s += $1 } END { print s / 1048576 }')"
  for file in "$windows_setup" "$windows_zip"; do
    printf '%-58s %6.1f MiB\n' "dist/windows/${file##*/}" "$(stat -c %s "$file" | awk '{ print $1 / 1048576 }')"
  done
}
