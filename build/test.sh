#!/bin/sh
# Installs all that the checks and tests need, and runs them: sh build/test.sh [PYTEST ARGUMENTS]
. "$(dirname "$0")/setup.sh"
# strace for the fault tests; mkfs.vfat for a file system without hard links; exiftool and exiv2 to
# read what Cene wrote; mandoc to check the manual page.
# shellcheck disable=SC2086  # one word a package
system_packages git strace dosfstools libimage-exiftool-perl exiv2 mandoc $qt_packages
# A screen that nobody sees, and a window manager: without them some tests of the window are
# skipped, and say so.
# shellcheck disable=SC2086  # one word a package
system_packages xvfb openbox xdotool desktop-file-utils appstream $screen_packages ||
    echo "Some tests of the window will be skipped: a screen could not be installed." >&2
# Another program that reads keywords; without it one test is skipped, and says so.
system_packages darktable || echo "darktable could not be installed; one test will be skipped." >&2
python_packages -e '.[train]' --group test --group check --group ship

export QT_QPA_PLATFORM=offscreen
export TF_CPP_MIN_LOG_LEVEL=2
pre-commit run --all-files --show-diff-on-failure

if [ $# -gt 0 ]; then
    exec python -m pytest "$@"
fi
rm -f .coverage .coverage.*
# Three at a time, as many wait for a watcher or a disk meanwhile: two would leave two cores idle.
# First what people install: the end-to-end tests again, against the program that needs no Python.
sh build/freeze.sh
CENE_PROGRAM=$PWD/dist/cene/cene python -m pytest -n 3 --dist worksteal tests/e2e --ignore=tests/e2e/test_wheel.py ||
    status=$?
python -m pytest -n 3 --dist worksteal --cov --cov-report= --durations=25 || status=$?
coverage report --include='*/cene/core/*,*/cene/files/*,*/cene/store/*' --fail-under=100
coverage report --fail-under=90
exit "${status:-0}"
