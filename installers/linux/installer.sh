#!/bin/sh
# Installe SPIE Desktop pour la personne qui lance ce fichier, sans droit d’administration.
#   ./installer.sh            installer, ou mettre à jour
#   ./installer.sh --retirer  retirer le programme ; les coffres restent où ils sont
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
target=$share/spie-desktop-programme
menu=$share/applications/spie-desktop.desktop
picture=$share/icons/hicolor/scalable/apps/spie-desktop.svg
link=$HOME/.local/bin/spie-desktop

if [ "${1:-}" = "--retirer" ]; then
  rm -rf "$target"
  rm -f "$menu" "$picture" "$link"
  echo "SPIE Desktop est retiré. Vos coffres et leurs sauvegardes sont toujours là."
  exit 0
fi
mkdir -p "$share/applications" "$(dirname "$picture")" "$(dirname "$link")"
rm -rf "$target.nouveau"
cp -R "$here/programme" "$target.nouveau"
rm -rf "$target"
mv "$target.nouveau" "$target"
sed "s|@PROGRAMME@|\"$target/spie-desktop\"|" "$here/spie-desktop.desktop" > "$menu"
cp "$here/program.svg" "$picture"
ln -sf "$target/spie-desktop" "$link"
echo "SPIE Desktop est installé : vous le trouverez dans le menu des applications."
