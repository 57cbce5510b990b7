# Sourced by demo.sh, test.sh and others. Puts what Cene needs on a bare Debian 12 (or newer): system
# packages, and the virtual environment .venv in the checkout. Does nothing twice.
set -eu
cd "$(dirname "$0")/.."

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# system_packages NAME...: installs those that are missing.
system_packages() {
    missing=
    for name in "$@"; do
        dpkg -s "$name" 2>/dev/null | grep -q '^Status: install ok' || missing="$missing $name"
    done
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "Install what these Debian packages hold, if it is missing:$missing" >&2
        return 0
    fi
    as_root apt-get update -qq
    # shellcheck disable=SC2086  # one word a package
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# What Qt's wheels need of the system: to draw at all, and to draw on a screen.
qt_packages="libegl1 libgl1 libx11-6 libxkbcommon0 libfontconfig1 libfreetype6 libdbus-1-3
    libglib2.0-0 libgssapi-krb5-2 libbrotli1 fonts-dejavu-core"
screen_packages="libx11-xcb1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0
    libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1
    libxcb-util1 libxcb-xfixes0 libxcb-xkb1"

# python_packages ARGUMENTS...: what to give pip, into .venv; skipped if nothing changed since.
python_packages() {
    python3 -c 'import ensurepip' 2>/dev/null || system_packages python3-venv
    [ -x .venv/bin/python ] || python3 -m venv .venv
    PATH="$PWD/.venv/bin:$PATH"
    export PATH
    wanted="$* $(cksum <pyproject.toml)"
    if [ "$(cat .venv/cene-installed 2>/dev/null)" != "$wanted" ]; then
        echo "Installing Python packages into .venv (a few minutes the first time) …" >&2
        python -m pip install -q --disable-pip-version-check --upgrade 'pip>=25.1'
        python -m pip install -q --disable-pip-version-check "$@"
        echo "$wanted" >.venv/cene-installed
    fi
}
