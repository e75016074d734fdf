# What the program needs to run, and what the tests need beside it. `root` is the checkout.

. "$root/scripts/lib/system.sh"
. "$root/scripts/lib/python.sh"
. "$root/scripts/lib/display.sh"

# Qt's own wheels bring Qt; these are the libraries of the system below it, and a font with Cyrillic letters.
program_packages=(
  libglib2.0-0 libegl1 libgl1 libfontconfig1 libdbus-1-3
  libxkbcommon0 libxkbcommon-x11-0 libx11-6 libx11-xcb1
  libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
  libxcb-shape0 libxcb-shm0 libxcb-xfixes0 libxcb-xkb1
  libwayland-cursor0 libwayland-egl1
  fonts-dejavu-core
)
# Openbox: no taskbar and no clock in the pictures.
display_packages=(xvfb openbox)
test_packages=(
  x11-xserver-utils x11-utils wmctrl xdotool trayer
  postfix dovecot-imapd
  request-tracker5 rt5-db-sqlite rt5-standalone redmine redmine-sqlite ruby-webrick
  gnome-keyring dbus-daemon
  at-spi2-core python3-pyatspi gir1.2-atspi-2.0
  sway swaybg grim pipewire libpipewire-0.3-modules
  xdg-desktop-portal xdg-desktop-portal-wlr xdg-desktop-portal-gtk
  mblaze thunderbird
  chromium firefox-esr xdg-utils desktop-file-utils appstream git binutils
  nsis zip unzip
)

# set_up_system NAME...: Debian packages where there are any; elsewhere one sentence, when .venv is made.
set_up_system() {
  if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    ensure_packages "$@"
  elif [ ! -x "$venv/bin/edusupport-desktop" ]; then
    say "This is not a Debian system. Going on with what is there; by Debian's names the program needs: $*"
  fi
}
