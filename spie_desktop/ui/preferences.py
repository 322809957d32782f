"""What the program remembers of its window, before and without any vault; nothing of anybody is in it."""

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from spie_desktop import paths
from spie_desktop.i18n import LANGUAGES
from spie_desktop.ui.tokens import LARGEST, SMALLEST, THEMES

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
SHORTEST_LOCK, LONGEST_LOCK = 1, 15


class Preferences(NamedTuple):  # a dataclass takes longer to make, before the first window
    """Préférences: each value is sound, whatever the file said."""

    language: str = "fr"
    theme: str = "auto"
    text_size: int = 100
    lock_minutes: int = 5
    geometry: str = ""  # Qt's own, in hexadecimal
    is_rail_folded: bool | None = None
    last_vault: str = ""

    def larger_text(self, step: int) -> "Preferences":
        """The next text size up (1) or down (-1)."""
        sizes = [size for size in TEXT_SIZES if (size > self.text_size if step > 0 else size < self.text_size)]
        return self._replace(text_size=(min(sizes) if step > 0 else max(sizes)) if sizes else self.text_size)


def load(file: Path | None = None) -> Preferences:
    """The preferences of this computer; the default of each value that is missing, damaged or senseless."""
    try:
        found = json.loads((file or _file()).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    sound = {name: found[name] for name, is_sound in _SOUND.items() if name in found and is_sound(found[name])}
    return Preferences(**sound)


def save(preferences: Preferences, file: Path | None = None) -> bool:
    """Writes them whole or not at all; a folder that cannot be written costs the memory of them, nothing more."""
    target = file or _file()
    temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8") as written:
            json.dump(preferences._asdict(), written, indent=1)
            written.flush()
            os.fsync(written.fileno())
        temporary.replace(target)
    except OSError as error:
        import logging  # not needed before the first window is painted

        logging.getLogger(__name__).warning("preferences not written: %s", type(error).__name__)
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        return False
    return True


def _file() -> Path:
    return paths.data_folder() / "preferences.json"


def _is_whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


_SOUND: dict[str, Callable[[Any], bool]] = {
    "language": lambda value: value in LANGUAGES,
    "theme": lambda value: value in ("auto", *THEMES),
    "text_size": lambda value: _is_whole(value, SMALLEST, LARGEST),
    "lock_minutes": lambda value: _is_whole(value, SHORTEST_LOCK, LONGEST_LOCK),
    "geometry": lambda value: isinstance(value, str) and len(value) < 1000 and _is_hexadecimal(value),
    "is_rail_folded": lambda value: value is None or isinstance(value, bool),
    "last_vault": lambda value: isinstance(value, str) and "\0" not in value,
}


def _is_hexadecimal(text: str) -> bool:
    try:
        bytes.fromhex(text)
    except ValueError:
        return False
    return True
