"""What a vault folder looks like before anything in it is checked, quickly enough for the first window."""

import json
from collections.abc import Iterable
from pathlib import Path

KEY_FILE_NAME = "vault.json"
DATA_FILE_NAME = "store.db"
VERIFIED = ".restauration-prete-"  # a folder that begins so holds a restored vault, which remains to be put in place
MAX_KEY_BYTES = 256 * 1024


def is_being_restored(names: Iterable[str]) -> bool:
    """A verified vault waits to be put in place."""
    return any(name.startswith(VERIFIED) for name in names)


def label_of(folder: Path) -> str | None:
    """The label of what seems to be a vault in good order; None when `folder.inspect` has something to say."""
    try:
        with (folder / KEY_FILE_NAME).open("rb") as file:
            label = json.loads(file.read(MAX_KEY_BYTES))["label"]
        if is_being_restored(path.name for path in folder.iterdir()) or not (folder / DATA_FILE_NAME).stat().st_size:
            return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return label if isinstance(label, str) else None
