#!/bin/sh
# Packs dist/Cene.app for download: sh build/macos/dmg.sh
# Not yet run: there was no Mac where it was written.
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml)
made=dist/cene-$version-macos-arm64.dmg
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# ditto keeps the links inside the app, without which its signature breaks.
ditto dist/Cene.app "$work/Cene.app"
ln -s /Applications "$work/Applications"
rm -f "$made"
hdiutil create -volname "Cene $version" -srcfolder "$work" -fs HFS+ -format UDZO -ov "$made"
if [ -n "${CENE_SIGNING_IDENTITY:-}" ]; then
    codesign --timestamp --sign "$CENE_SIGNING_IDENTITY" "$made"
fi
if [ -n "${CENE_NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$made" --keychain-profile "$CENE_NOTARY_PROFILE" --wait
    xcrun stapler staple "$made"
fi
