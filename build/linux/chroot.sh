#!/bin/sh
# Tries both packages where nothing is installed: sh build/linux/chroot.sh [DIST [SUITE…]]
# For each Debian (12 and 13 unless others are named) a bare system without Python is made once, kept
# in .cache/chroot, and unpacked afresh. There the tarball runs without the libraries of a window, and
# then the .deb is installed, and runs. What the window shows goes to DIST/chroot-SUITE.png.
# Needs root, a mirror of Debian, mmdebstrap, xvfb and xdotool, and the environment of build/freeze.sh.
cd "$(dirname "$0")/../.."
. build/linux/common.sh
dist=${1:-dist}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- bookworm trixie
cache=.cache/chroot
mkdir -p "$cache"
for tool in mmdebstrap unshare Xvfb xdotool; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed." >&2; exit 1; }
done
deb=$dist/cene_${version}_$(dpkg --print-architecture).deb
tarball=$dist/cene-$version-linux-$(uname -m).tar.xz
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT

# A screen on this computer: in there, a server would bring the libraries that are to be missed.
Xvfb -displayfd 3 -ac -nolisten tcp -screen 0 1280x800x24 3>"$work/display" 2>/dev/null &
server=$!
while [ ! -s "$work/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY

fail() { echo "FAILED in $suite: $*" >&2; exit 1; }
say() { echo "$suite: $*" >&2; }

# inside USER COMMAND…: runs it in $root, with a /proc and the screen. What is mounted ends with it.
inside() {
    user=$1
    shift
    # shellcheck disable=SC2016  # the words are for the shell in there
    unshare --mount --pid --fork --kill-child sh -ec '
        root=$1 user=$2 name=anna home=/home/anna
        shift 2
        [ "$user" != 0 ] || name=root home=/root
        mount -t proc proc "$root/proc"
        mkdir -p "$root/tmp/.X11-unix"
        mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
        exec chroot --userspec="$user:$user" "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
            HOME="$home" USER="$name" LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
            DISPLAY="$DISPLAY" "$@"
    ' sh "$root" "$user" "$@"
}
as_anna() { inside 1000 "$@"; }

# works PROGRAM: what the command line does with or without the libraries of a window.
works() {
    as_anna "$1" --help >"$work/out" 2>"$work/err" || fail "$1 --help: $(cat "$work/err")"
    [ ! -s "$work/err" ] || fail "$1 --help says: $(cat "$work/err")"
    as_anna "$1" doctor >"$work/out" 2>"$work/err" || fail "doctor: $(cat "$work/out" "$work/err")"
    ! grep -v '^ok ' "$work/out" || fail "doctor is not content"
    as_anna "$1" sort /home/anna/Pictures --into /home/anna/Albums --mode copy --threshold 0.3 \
        >"$work/out" 2>&1 || fail "sort: $(cat "$work/out")"
    as_anna "$1" demo /home/anna/demo >"$work/out" 2>&1 || fail "demo: $(cat "$work/out")"
    rm -rf "$root/home/anna/demo" "$root/home/anna/Albums"
    say "$1: help, doctor, sort and demo work"
}

# opens PROGRAM: its window comes, is seen, and ends when it is told to, without a word.
opens() {
    as_anna timeout --preserve-status 30 "$1" gui >"$work/out" 2>&1 &
    window=$!
    tries=0
    until xdotool search --onlyvisible --name Cene >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 100 ] || fail "no window: $(cat "$work/out")"
        sleep 0.2
    done
    sleep 5
    LC_ALL=C.UTF-8 QT_QPA_PLATFORM=xcb "$python" -c "if True:
        from PySide6.QtGui import QGuiApplication
        seen = QGuiApplication([]).primaryScreen().grabWindow(0)
        assert seen.save('$dist/chroot-$suite.png')"
    wait "$window" || fail "the window ended with $?: $(cat "$work/out")"
    [ ! -s "$work/out" ] || fail "the window says: $(cat "$work/out")"
    say "$1: the window opens, and ends when it is told to"
}

for suite in "$@"; do
    root=$work/$suite
    base=$cache/$suite.tar
    if [ ! -f "$base" ]; then
        mmdebstrap --quiet --variant=minbase "$suite" "$base.part.tar"
        mv "$base.part.tar" "$base"
    fi
    mkdir "$root"
    tar --extract --directory "$root" --file "$base"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    [ -z "$(find "$root/usr" -name 'python3*' -path '*/bin/*')" ] || fail "there is a Python"
    mkdir -p "$root/home/anna/Pictures"
    cp resources/screenshots/library-light.png resources/screenshots/review-dark.png \
        "$root/home/anna/Pictures"
    chown -R 1000:1000 "$root/home/anna"

    tar --extract --directory "$root/opt" --file "$tarball"
    unpacked=/opt/cene-$version/cene
    works "$unpacked"
    status=0
    as_anna "$unpacked" gui >"$work/out" 2>&1 || status=$?
    [ "$status" = 3 ] || fail "the window without libraries ended with $status: $(cat "$work/out")"
    [ "$(wc -l <"$work/out")" = 1 ] || fail "more than one line: $(cat "$work/out")"
    grep -q 'libEGL.so.1' "$work/out" || fail "libEGL.so.1 is not named: $(cat "$work/out")"
    say "without libraries: $(cat "$work/out")"
    rm -rf "$root/opt/cene-$version"

    cp "$deb" "$root/tmp/cene.deb"
    inside 0 sh -ec 'apt-get -qq update; apt-get -qq install --no-install-recommends /tmp/cene.deb' \
        >"$work/out" 2>&1 || fail "apt-get: $(tail -20 "$work/out")"
    works cene
    opens cene
    # What is written into the user's folders must name a program that stays when this one ends.
    as_anna cene watch /home/anna/Pictures --into /home/anna/Albums --install-service \
        >"$work/out" 2>&1 || fail "service: $(cat "$work/out")"
    started=$(sed -n 's/^ExecStart="\([^"]*\)".*/\1/p' "$root"/home/anna/.config/systemd/user/*.service)
    [ -x "$root$started" ] || fail "the service would start $started"
    inside 0 apt-get -qq purge cene >"$work/out" 2>&1 || fail "purge: $(cat "$work/out")"
    [ ! -e "$root/usr/lib/cene" ] || fail "files are left after the package went"
    [ -d "$root/home/anna/.local/share/cene" ] || fail "the catalogue went with the package"
    say "the package went, and left the catalogue"
    rm -rf "$root"
done
