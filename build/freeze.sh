#!/bin/sh
# Makes dist/cene/, a Cene that needs no Python on the computer: sh build/freeze.sh
# It is made in an environment of its own, which holds what the program needs to run and PyInstaller:
# no TensorFlow, no test tools, and not Cene itself, which is taken from this checkout.
. "$(dirname "$0")/setup.sh"
place=.cache/freeze

# A compiler for freezing/no_curl.c, objdump and strip, and the libraries that Qt's ask for, or some
# would be missing in the folder. Debian's python3 has its own library in a package apart.
python_library=
if [ "$(readlink -f "$(command -v python3)" | cut -d/ -f1-3)" = /usr/bin ]; then
    python_library=lib$(basename "$(readlink -f "$(command -v python3)")")
fi
# shellcheck disable=SC2086  # one word a package
system_packages binutils gcc libc6-dev python3-venv $python_library $qt_packages $screen_packages

wanted=$(python3 build/freezing/needed.py; python3 build/freezing/needed.py ship)
if [ "$(cat "$place/installed" 2>/dev/null)" != "$wanted" ]; then
    echo "Installing what the program needs into $place/venv …" >&2
    rm -rf "$place"
    python3 -m venv "$place/venv"
    python3 build/freezing/needed.py >"$place/requirements.txt"
    "$place/venv/bin/python" -m pip install -q --disable-pip-version-check -r "$place/requirements.txt"
    # What looks at the folder afterwards must not get into it.
    python3 -m venv "$place/ship"
    python3 build/freezing/needed.py ship >"$place/ship.txt"
    "$place/ship/bin/python" -m pip install -q --disable-pip-version-check -r "$place/ship.txt"
    sh build/freezing/no_curl.sh "$place"/venv/lib/python3*/site-packages
    echo "$wanted" >"$place/installed"
fi

QT_QPA_PLATFORM=offscreen "$place/venv/bin/python" -m PyInstaller --noconfirm --clean --log-level WARN \
    --workpath "$place/work" --distpath "$place/dist" build/cene.spec
# An interpreter that was built with symbols for debuggers carries 17 MB of them.
if command -v strip >/dev/null; then
    find "$place/dist/cene/_internal" -maxdepth 1 -name 'libpython*' -exec strip --strip-unneeded {} +
fi
"$place/ship/bin/python" build/licences.py "$place"/venv/lib/python3*/site-packages "$place/dist/cene/licences"
mkdir -p dist
rm -rf dist/cene
mv "$place/dist/cene" dist/cene
echo "dist/cene: $(du -sm dist/cene | cut -f1) MB" >&2
