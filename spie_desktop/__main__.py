"""The one entry: the window when nothing is asked, the command line otherwise."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0 done, 1 said on stderr, 2 wrong usage, 130 interrupted."""
    gc.disable()  # a tenth of the start; the window turns it on once it is painted, commands at once
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        return _open_window()
    from spie_desktop.cli.start import run

    return run(given, _open_window)


def _open_window(vault: Path | None = None, *, smoke: bool = False) -> int:
    from spie_desktop.app import run

    return run(vault, smoke=smoke)


if __name__ == "__main__":
    sys.exit(main())
