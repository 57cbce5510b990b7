#!/bin/sh
# Makes dist/cene_VERSION_ARCHITECTURE.deb of dist/cene/ with dpkg-deb: sh build/linux/deb.sh [DIST [COMPRESSION]]
# COMPRESSION is xz, or `none` for a try: it takes most of the time.
# It has no maintainer scripts: what has to be told of icons, types and menus is told by triggers of
# the packages that keep them. Of file managers' menus it reaches those of Dolphin, Nemo, PCManFM
# and Caja (with caja-actions), and "Send to" of Thunar. Nautilus, and Thunar's own menu, are set by
# each person: a script in ~/.local/share/nautilus/scripts, an action in ~/.config/Thunar/uca.xml.
cd "$(dirname "$0")/../.."
. build/linux/common.sh
dist=${1:-dist}
compression=${2:-xz}
program_in "$dist"
architecture=$(dpkg --print-architecture)
# On a line of its own: in the text below its failure would go unnoticed.
depends=$(python3 build/linux/depends.py "$dist/cene")
made=$dist/cene_${version}_$architecture.deb
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
share=$root/usr/share
documents=$share/doc/cene

mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib/cene" "$documents"
cp -a "$dist/cene/." "$root/usr/lib/cene"
# Where Debian has them; the program finds them where it is.
if [ -d "$root/usr/lib/cene/licences" ]; then
    mv "$root/usr/lib/cene/licences" "$documents/licences"
    ln -s ../../share/doc/cene/licences "$root/usr/lib/cene/licences"
fi
ln -s ../lib/cene/cene "$root/usr/bin/cene"

# put FILE FOLDER [NAME]: copies one of resources/desktop into a folder of /usr/share.
put() {
    install -D -m 644 "resources/desktop/$1" "$share/$2/${3:-$1}"
}
put cene.desktop applications
put org.cene.Cene.metainfo.xml metainfo
put cene.nemo_action nemo/actions
put cene-servicemenu.desktop kio/servicemenus cene.desktop
put cene-sendto.desktop Thunar/sendto cene.desktop
put cene-action.desktop file-manager/actions cene.desktop
"$python" build/freezing/icons.py "$share"
if [ -f resources/man/cene.1 ]; then
    mkdir -p "$share/man/man1"
    gzip -9n <resources/man/cene.1 >"$share/man/man1/cene.1.gz"
fi

cp build/linux/copyright "$documents/copyright"
gzip -9n <CHANGELOG.md >"$documents/NEWS.gz"
gzip -9n >"$documents/changelog.gz" <<END
cene ($version) unstable; urgency=medium

  * See NEWS.gz.

 -- The Cene authors <cene@localhost>  $(date -R -d "@$SOURCE_DATE_EPOCH")
END
install -D -m 644 build/linux/lintian-overrides "$share/lintian/overrides/cene"

cat >"$root/DEBIAN/control" <<END
Package: cene
Version: $version
Architecture: $architecture
Maintainer: The Cene authors <cene@localhost>
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)
Depends: $depends
Section: graphics
Priority: optional
Description: photo organiser that files pictures by what they show
 Cene looks at photo folders, recognises what each picture shows, and moves,
 copies, links or tags it into albums: by itself where it is sure, and by
 asking where it is not. The classifier is part of the program; nothing leaves
 the computer, and whatever was done to a file can be undone.
 .
 This package holds a desktop app and a command line, with all that they are
 made of: no Python is needed.
END
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"

chmod -R u+rwX,go+rX,go-w "$root"
find "$root/usr/lib/cene/_internal" -type f -exec chmod a-x {} +
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
# Two threads whatever the machine has: xz writes the same blocks with two and with more.
dpkg-deb --root-owner-group -Z"$compression" --threads-max=2 --build "$root" "$made.part" >/dev/null
mv "$made.part" "$made"
echo "$made: $(du -m "$made" | cut -f1) MB" >&2
