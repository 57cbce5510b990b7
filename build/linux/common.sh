# shellcheck shell=sh disable=SC2034  # who sources this uses what it sets
# Sourced by tarball.sh, deb.sh and chroot.sh, after cd to the top of the checkout.
# What is made is the same to the byte wherever it is made of the same folder: names in order, one
# time for all files (SOURCE_DATE_EPOCH, else that of the last commit), one owner, one compression.
set -eu
umask 022
export LC_ALL=C TZ=UTC
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH
# The environment of build/freeze.sh, which has PySide6 to draw icons with; or any that has it.
python=.cache/freeze/venv/bin/python
[ -x "$python" ] || python=python3

# program_in DIST: ends where there is no frozen program.
program_in() {
    [ -x "$1/cene/cene" ] || { echo "There is no program in $1/cene; run build/freeze.sh." >&2; exit 1; }
}
