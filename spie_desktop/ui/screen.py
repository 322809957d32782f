"""What a place of the window shows, and what it says to the window around it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spie_desktop.ui.commands import Command


class Screen(QWidget):
    """The inside of a place, built on its first show by the factory given to `MainWindow.add_place`.

    It emits `navigate(Place, argument)` to lead elsewhere and `titled(title, line)` to change the top band; it gives
    its `commands()` once, when built; `enter(argument)` says where to stand, each time one comes with an argument.
    `setFocusProxy` says which of its widgets the keyboard goes to.
    """

    navigate = Signal(object, object)
    titled = Signal(str, str)

    def enter(self, argument: object) -> None:
        """Shows what the argument names: a record's identifier, the name of a part."""

    def argument(self) -> object:
        """What `enter` must be given to come back to this very part of the place; None for the place as it opens."""
        return None

    def commands(self) -> Sequence[Command]:
        """What can be done here: the menu, the palette, the tooltips and F1 read it."""
        return ()
