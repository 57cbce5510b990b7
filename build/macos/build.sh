#!/bin/sh
# Makes dist/Cene.app and dist/cene/, signs them if it can, and packs the app: sh build/macos/build.sh
# Not yet run: there was no Mac where it was written. .github/workflows/release.yml runs it.
# Needs Python 3.11 to 3.13 as python3, on a Mac with Apple's own processor: ai-edge-litert has no
# wheels for those of Intel.
set -eu
cd "$(dirname "$0")/../.."
[ "$(uname -m)" = arm64 ] || { echo "Only for Macs with Apple's own processor." >&2; exit 1; }

sh build/freeze.sh
mv .cache/freeze/dist/Cene.app dist/
cp -R dist/cene/licences dist/Cene.app/Contents/Resources/licences
dist/Cene.app/Contents/MacOS/cene doctor

if [ -n "${CENE_SIGNING_IDENTITY:-}" ]; then
    sh build/macos/sign.sh dist/Cene.app
else
    echo "CENE_SIGNING_IDENTITY is not set: signed for this Mac only; others will refuse it." >&2
    codesign --force --deep --sign - dist/Cene.app
fi
sh build/macos/dmg.sh
