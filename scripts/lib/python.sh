# The virtual environment of the checkout. Needs system.sh; `root` is the checkout.

venv=$root/.venv

# Prints the first Python the program can run on; fails where there is none.
find_python() {
  local name
  for name in ${PYTHON:+"$PYTHON"} python3 python3.11 python3.12 python3.13; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}

# What an installation is made from: when this changes, it is out of date. The path is part of it: scripts name it.
fingerprint() {
  { printf '%s\n' "$root" && cat "$root/pyproject.toml" "$root/scripts/lib/python.sh" "$@"; } | sha256sum
}

# make_venv: a working .venv for this very path.
make_venv() {
  local python
  if [ -x "$venv/bin/python" ] && grep -qF "$venv" "$venv/bin/activate" && "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    return 0
  fi
  if ! python=$(find_python) || ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    ! command -v dpkg-query >/dev/null || ensure_packages python3 python3-venv
    python=$(find_python) || {
      say "No Python 3.11, 3.12 or 3.13 was found. PYTHON=/path/to/python $0 names one."
      return 1
    }
  fi
  "$python" -m venv --clear "$venv"
}

# install_requirements STAMP FILE...: the locked files of requirements/ and the program itself, unless done already.
install_requirements() {
  local purpose=$1 stamp=$venv/.installed-$1 wanted file files=()
  shift
  for file in "$@"; do files+=("$root/requirements/$file"); done
  wanted=$(fingerprint "${files[@]}")
  [ -x "$venv/bin/python" ] && [ -x "$venv/bin/edusupport-desktop" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return 0
  # Making it anew would empty what another checkout uses.
  [ ! -L "$venv" ] || { say ".venv is a link to another checkout's and is left alone. Remove the link and start again."; return 1; }
  say "Installing the Python packages to $purpose into .venv"
  make_venv
  rm -f "$stamp"
  pip_install --require-hashes --only-binary :all: "${files[@]/#/--requirement=}"
  pip_install --no-deps --no-build-isolation --editable "$root"
  printf '%s\n' "$wanted" >"$stamp"
}

pip_install() {
  "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --root-user-action=ignore "$@" </dev/null
}
