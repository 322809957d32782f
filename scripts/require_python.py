"""Stops the set-up with a sentence where Python is too old."""

import sys

if sys.version_info < (3, 11):
    sys.exit(f"SPIE Desktop needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
