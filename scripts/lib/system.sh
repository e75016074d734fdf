# Debian packages: which are missing, and how they come. Sourced by the commands; Bash, `set -euo pipefail`.

say() { printf '%s\n' "$*" >&2; }

# Whether commands can be run as root here. A question for the password is only asked where somebody can answer it.
can_be_root() {
  [ "$(id -u)" = 0 ] && return 0
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# missing_packages NAME...: prints the names that are not installed.
missing_packages() {
  local name installed
  # Newer Debian and Ubuntu releases put "t64" behind the names of libraries whose time_t grew.
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" "${@/%/t64}" 2>/dev/null || true)
  for name in "$@"; do
    case $'\n'$installed$'\n' in
      *$'\ninstalled '"$name"$'\n'* | *$'\ninstalled '"$name"t64$'\n'*) ;;
      *) printf '%s\n' "$name" ;;
    esac
  done
}

# ensure_packages NAME...: installs what is missing. Where that cannot be done it says in words what is missing
# and goes on: the program may still run with what is there.
ensure_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if ! can_be_root; then
    say "Not installed, and neither root nor sudo is at hand to install it: ${missing[*]}"
    say "Going on with what is there. An administrator can run: apt-get install --no-install-recommends ${missing[*]}"
    return 0
  fi
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  update_package_lists || say "The package lists could not be brought up to date; trying the ones that are there."
  without_starting_services install_packages "${missing[@]}"
}

# apt_get ARGUMENT...: quiet, never asks, waits for another apt to finish. What it said is shown when it fails.
apt_get() {
  local log status=0
  log=$(mktemp)
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q \
    -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold \
    "$@" >"$log" 2>&1 </dev/null || status=$?
  [ "$status" = 0 ] || tail -n 15 "$log" >&2
  rm -f "$log"
  return "$status"
}

update_package_lists() {
  local attempt
  for attempt in 1 2 3 4 5; do
    # The lock of the lists is not one that apt waits for by itself.
    apt_get update && return 0
    sleep "$((attempt * 2))"
  done
  return 1
}

install_packages() {
  local name
  case " $* " in
    *" postfix "*)
      # Without a configuration of the system's own, Postfix never starts by itself, at boot neither.
      echo "postfix postfix/main_mailer_type select No configuration" | as_root debconf-set-selections || true
      ;;
  esac
  apt_get install --no-install-recommends "$@" || {
    say "Not all of it can be had at once; trying one after the other."
    for name in "$@"; do
      apt_get install --no-install-recommends "$name" || say "Going on without $name."
    done
  }
  case " $* " in
    *" dovecot-imapd "*)
      # The tests start it on ports of their own; the computer needs no mail server at boot.
      [ ! -d /run/systemd/system ] || as_root systemctl disable --quiet dovecot.service dovecot.socket || true
      ;;
  esac
}

# without_starting_services COMMAND...: Debian's packages ask policy-rc.d before they start what they install.
without_starting_services() (
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'as_root rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
  fi
  "$@"
)
