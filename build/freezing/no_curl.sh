#!/bin/sh
# Puts no_curl.c where the wheel of exiv2 has libcurl: sh build/freezing/no_curl.sh SITE_PACKAGES
# Its reasons are in no_curl.c. Wheels for macOS and Windows may have none; then nothing is done.
set -eu
here=$(dirname "$0")
for library in "$1"/exiv2.libs/libcurl-*.so*; do
    [ -e "$library" ] || continue
    if grep -q cene-no-curl "$library"; then continue; fi
    if ! command -v cc >/dev/null; then
        echo "A C compiler is needed: apt-get install gcc libc6-dev" >&2
        exit 1
    fi
    cc -shared -fPIC -O2 -Wall -Wextra -Werror -Wl,-soname,"$(basename "$library")" \
        -o "$library.new" "$here/no_curl.c"
    mv "$library.new" "$library"
done
