#!/bin/sh
# Runs the end-to-end tests against the frozen program and against the wheel in an environment of its
# own, as people install it: sh build/smoke.sh [PYTEST ARGUMENTS]
# build/test.sh runs them against the source; run it, or . build/setup.sh, once before.
set -eu
cd "$(dirname "$0")/.."
[ -x .venv/bin/python ] && PATH="$PWD/.venv/bin:$PATH"

made_of="desktop resources models/bundled build/cene.spec build/freezing pyproject.toml"
# shellcheck disable=SC2086  # one word a path
if [ ! -x dist/cene/cene ] ||
    [ -n "$(find $made_of -name __pycache__ -prune -o -type f -newer dist/cene/cene -print)" ]; then
    sh build/freeze.sh
fi

wheel=.cache/wheel
rm -rf "$wheel"
mkdir -p "$wheel"
python -m pip wheel -q --disable-pip-version-check --no-deps --wheel-dir "$wheel" .
python -m venv "$wheel/venv"
"$wheel/venv/bin/python" -m pip install -q --disable-pip-version-check "$wheel"/*.whl

export QT_QPA_PLATFORM=offscreen
failed=0
for program in "$PWD/dist/cene/cene" "$PWD/$wheel/venv/bin/cene"; do
    echo "With $program:" >&2
    CENE_PROGRAM=$program python -m pytest tests/e2e "$@" || failed=1
done
exit $failed
