"""What the window around lends to the directory."""

from typing import Protocol

from spie_desktop.ui.background import Background
from spie_desktop.ui.changes import Changes


class Shell(Protocol):
    """Whatever follows the changes of the vault, with a worker."""

    @property
    def changes(self) -> Changes: ...
    @property
    def background(self) -> Background: ...
