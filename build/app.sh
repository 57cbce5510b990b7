#!/bin/sh
# Installs Cene from this checkout and opens its window: sh build/app.sh [OPTIONS OF cene gui]
. "$(dirname "$0")/setup.sh"
# shellcheck disable=SC2086  # one word a package
system_packages $qt_packages $screen_packages
python_packages -e .
exec cene gui "$@"
