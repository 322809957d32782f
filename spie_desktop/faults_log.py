"""The log of our own faults: which kind, where in the code, never a value."""

import logging
import logging.handlers
import traceback
from pathlib import Path

from spie_desktop import paths

FILE_NAME = "spie-desktop.log"
_MOST_BYTES = 512 * 1024
_log = logging.getLogger("spie_desktop")


def begin() -> Path | None:
    """Writes the log in its folder from now on; where, or None when that folder refuses."""
    file = paths.log_folder() / FILE_NAME
    for handler in _log.handlers:
        if isinstance(handler, logging.FileHandler) and Path(handler.baseFilename) == file.absolute():
            return file
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(file, maxBytes=_MOST_BYTES, backupCount=2, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _log.addHandler(handler)
    _log.propagate = False
    return file


def keep(error: BaseException) -> Path | None:
    """Adds a fault to the log; where it is, or None."""
    file = begin()
    _log.error("%s", described(error))
    return file


def described(error: BaseException) -> str:
    """The kinds and places of a fault and of what led to it; the texts stay out, for they may quote somebody."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__qualname__)
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)
