#!/bin/sh
# Installs all that the checks and tests need, and runs them: sh build/test.sh [PYTEST ARGUMENTS]
. "$(dirname "$0")/setup.sh"
# Qt's libraries for pytest-qt, a font; strace for the fault tests; mkfs.vfat for a file system
# without hard links.
system_packages git strace dosfstools libegl1 libgl1 libx11-6 libxkbcommon0 libfontconfig1 \
    libfreetype6 libdbus-1-3 libglib2.0-0 fonts-dejavu-core
python_packages -e '.[demo,train]' --group test --group check

export QT_QPA_PLATFORM=offscreen
export TF_CPP_MIN_LOG_LEVEL=2
pre-commit run --all-files --show-diff-on-failure

if [ $# -gt 0 ]; then
    exec python -m pytest "$@"
fi
rm -f .coverage .coverage.*
python -m pytest -n 2 --dist worksteal --cov --cov-report= || status=$?
coverage report --include='*/cene/core/*,*/cene/files/*,*/cene/store/*' --fail-under=100
coverage report --fail-under=90
exit "${status:-0}"
