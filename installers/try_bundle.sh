#!/usr/bin/env bash
# Starts the built program as its user would, unseen and in a folder of its own: its window, then a vault from one end to
# the other. What PyInstaller left out (a font, a picture, a translation, a library loaded by its name) shows here.
set -euo pipefail
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
umask 077
export SPIE_HOME="$place/home" SPIE_PASSPHRASE_FILE="$place/phrase.txt" SPIE_LANGUAGE=fr
printf 'sapin orage miel tracteur lune corde vague\n' > phrase.txt
printf 'Nom;Commune\nMission locale Exemple;Laon\n' > structures.csv

QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES='*.warning=false' "$program" --smoke
"$program" --help | grep -q 'utilisation'
"$program" init --recovery-file secours.pdf > /dev/null
"$program" directory import structures.csv > /dev/null
"$program" search misson --json | grep -q 'Mission locale Exemple'
"$program" backup copie.spiebackup > /dev/null
"$program" restore copie.spiebackup retour > /dev/null
"$program" --vault retour check > /dev/null
"$program" demo essai --people 3 --json | grep -q '"people": 3'
printf 'the built program starts, and works: %s\n' "$(du -sh "$(dirname "$program")" | cut -f1)"
