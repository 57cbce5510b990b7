#!/bin/sh
# Makes dist/cene-VERSION-linux-ARCHITECTURE.tar.xz of dist/cene/: sh build/linux/tarball.sh [DIST]
# It runs from wherever it is unpacked, and writes nothing there. Entries for menus are in the .deb.
cd "$(dirname "$0")/../.."
. build/linux/common.sh
dist=${1:-dist}
program_in "$dist"
name=cene-$version
made=$dist/$name-linux-$(uname -m).tar.xz
# Two threads whatever the machine has: xz writes other blocks with one.
tar --create --directory "$dist" --format=gnu --sort=name --owner=0 --group=0 --numeric-owner \
    --mode='u+rw,go+r,go-w,a+X' --mtime="@$SOURCE_DATE_EPOCH" --transform="flags=r;s|^cene|$name|" cene |
    xz --threads=2 -6 >"$made.part"
mv "$made.part" "$made"
echo "$made: $(du -m "$made" | cut -f1) MB" >&2
