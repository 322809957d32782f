#!/usr/bin/env bash
# Builds the program and packs it: dist/spie-desktop-VERSION-linux-ARCHITECTURE.tar.gz
set -euo pipefail
cd "$(dirname "$0")/.."
make bundle
version=$(dist/spie-desktop/spie-desktop --version | cut -d' ' -f2)
name="spie-desktop-$version-linux-$(uname -m)"
package="build/$name"
rm -rf "$package"
mkdir -p "$package"
cp -a dist/spie-desktop "$package/programme"
cp installers/linux/installer.sh installers/linux/spie-desktop.desktop resources/icons/program.svg LICENSE "$package/"
tar --create --gzip --file "dist/$name.tar.gz" --owner=0 --group=0 --numeric-owner --directory build "$name"
(cd dist && sha256sum "$name.tar.gz" > "$name.tar.gz.sha256")
printf 'dist/%s.tar.gz  %s\n' "$name" "$(du -h "dist/$name.tar.gz" | cut -f1)"
