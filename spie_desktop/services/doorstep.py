"""What the first window needs of a vault before it is painted; `threshold` checks the rest right after."""

import enum
from pathlib import Path

from spie_desktop.store import first_sight


class WayOut(enum.Enum):
    """Issue: what a button can offer after something stopped the opening of a vault."""

    RETRY = "retry"
    CONTINUE = "continue"
    RESTORE = "restore"
    KEY_FILE = "key_file"
    ELSEWHERE = "elsewhere"
    CREATE = "create"


def label_at_first_sight(folder: Path) -> str | None:
    """The label of what seems to be a vault in good order, None when `threshold.state_of` has to be asked first."""
    return first_sight.label_of(folder)
