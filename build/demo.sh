#!/bin/sh
# Installs Cene from this checkout and lets it sort a few real photos: sh build/demo.sh [DIR]
. "$(dirname "$0")/setup.sh"
python_packages -e .
exec cene demo "$@"
