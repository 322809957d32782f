#!/usr/bin/env bash
# Installs the libraries that Qt needs on Debian and Ubuntu; where it may not, prints the exact command.
set -eu
command -v apt-get >/dev/null 2>&1 || exit 0
libraries=(python3-venv libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0
  libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0
  libxcb-shape0 libxcb-xinerama0 libxcb-randr0 libxcb-xkb1 libxcb-util1)
missing=()
for library in "${libraries[@]}"; do
  # Since Debian 13 and Ubuntu 24.04 some names carry the suffix t64; dpkg answers for what they provide.
  dpkg-query -W -f='${Status}\n' "$library" "${library}t64" 2>/dev/null | grep -q 'install ok installed' || missing+=("$library")
done
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -eq 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
else
  printf 'Qt needs some libraries of the system. Please run:\n\n  sudo apt-get install --no-install-recommends %s\n\nthen this command again.\n' "${missing[*]}" >&2
  exit 1
fi
