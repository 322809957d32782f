#!/usr/bin/env bash
# Installs what Qt needs of Debian or Ubuntu (with the argument « bundle », what PyInstaller needs as well);
# where it may not, prints the exact command. Other systems bring these libraries themselves.
set -eu
command -v apt-get >/dev/null 2>&1 || exit 0
wanted=(libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 libgssapi-krb5-2 libxkbcommon0
  libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
  libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0
  libxcb-xinerama0 libxcb-xkb1 libwayland-client0 libwayland-cursor0 libwayland-egl1)
# Debian parts the making of virtual environments from Python; a Python from elsewhere has it.
python3 -c 'import ensurepip, venv' 2>/dev/null || wanted+=(python3-venv)
if [ "${1:-}" = bundle ]; then
  wanted+=(binutils)
  shared=$(python3 -c 'import sys, sysconfig; print(sysconfig.get_config_var("Py_ENABLE_SHARED") or sys.prefix != "/usr")')
  [ "$shared" != False ] || wanted+=("libpython$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')")
fi
missing=()
for library in "${wanted[@]}"; do
  # Since Debian 13 and Ubuntu 24.04 some names carry the suffix t64; dpkg answers for what they provide.
  dpkg-query -W -f='${Status}\n' "$library" "${library}t64" 2>/dev/null | grep -q 'install ok installed' || missing+=("$library")
done
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -eq 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  printf 'Some libraries of the system are missing. Please run:\n\n  sudo apt-get install --no-install-recommends %s\n\nthen this command again.\n' "${missing[*]}" >&2
  exit 1
fi
