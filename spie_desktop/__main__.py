"""The one entry: the window when nothing is asked, the command line otherwise."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0 done, 1 said on stderr, 2 wrong usage, 130 interrupted."""
    gc.disable()  # a tenth of the start; the window turns it on once it is painted, commands at once
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        return _open_window()
    from spie_desktop.cli.start import run

    return run(given, _open_window)


def _open_window(vault: Path | None = None, *, smoke: bool = False) -> int:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        from spie_desktop.cli.start import say_no_screen  # Qt would stop the process without a word for the user

        return say_no_screen()
    from spie_desktop.app import run

    return run(vault, smoke=smoke)


if __name__ == "__main__":
    sys.exit(main())
