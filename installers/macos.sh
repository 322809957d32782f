#!/usr/bin/env bash
# Builds SPIE Desktop on macOS and packs it: dist/spie-desktop-VERSION-macos-ARCHITECTURE.dmg
# SPIE_SIGNING_IDENTITY and SPIE_NOTARY_PROFILE, when set, sign it and have it notarised (see macos.md).
set -euo pipefail
cd "$(dirname "$0")/.."
make bundle
version=$(dist/spie-desktop/spie-desktop --version | cut -d' ' -f2)
app="dist/SPIE Desktop.app"
disk="dist/spie-desktop-$version-macos-$(uname -m).dmg"
if [ -n "${SPIE_SIGNING_IDENTITY:-}" ]; then
  codesign --force --deep --options runtime --timestamp --sign "$SPIE_SIGNING_IDENTITY" "$app"
fi
rm -f "$disk"
hdiutil create -volname "SPIE Desktop" -srcfolder "$app" -ov -format UDZO "$disk"
if [ -n "${SPIE_NOTARY_PROFILE:-}" ]; then
  xcrun notarytool submit "$disk" --keychain-profile "$SPIE_NOTARY_PROFILE" --wait
  xcrun stapler staple "$disk"
fi
shasum -a 256 "$disk" > "$disk.sha256"
echo "$disk"
