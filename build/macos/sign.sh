#!/bin/sh
# Signs an app and has Apple vouch for it: sh build/macos/sign.sh dist/Cene.app
# Not yet run: that needs a Mac, and a member of Apple's developer programme.
#   CENE_SIGNING_IDENTITY   name of the certificate, "Developer ID Application: …"
#   CENE_NOTARY_PROFILE     what `xcrun notarytool store-credentials` keeps the password under;
#                           without it the app is signed, but not notarised
set -eu
here=$(cd "$(dirname "$0")" && pwd)
app=$1

# sign FILE…: with the hardened runtime and a time stamp, both of which notarisation asks for.
sign() {
    codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
        --sign "$CENE_SIGNING_IDENTITY" "$@"
}

# From the inside out: what is signed later vouches for what is in it. --deep would miss libraries
# that are no bundles, and give every helper the same treatment without looking.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' -o -perm -u+x \) ! -path "*/MacOS/cene*" \
    -print | while IFS= read -r file; do
    if file -b "$file" | grep -q Mach-O; then sign "$file"; fi
done
find "$app/Contents" -type d -name '*.framework' | while IFS= read -r framework; do sign "$framework"; done
for program in "$app/Contents/MacOS/"*; do sign "$program"; done
sign "$app"
codesign --verify --deep --strict --verbose=2 "$app"

if [ -n "${CENE_NOTARY_PROFILE:-}" ]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    ditto -c -k --keepParent "$app" "$work/cene.zip"
    xcrun notarytool submit "$work/cene.zip" --keychain-profile "$CENE_NOTARY_PROFILE" --wait
    xcrun stapler staple "$app"
    spctl --assess --type execute --verbose "$app"
fi
