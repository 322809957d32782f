"""What can be done: the one table of commands, and `run`, the one door for verbs.

    run(lambda: services.directory.rename(id, name), done=self._on_renamed, said=_("Structure renamed"))
    ask(lambda: services.directory.page(after), done=self._list.display)     the same for what only reads

`said` shows « … · Annuler » for a moment; every success of `run` shows « Enregistré à … ».
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.ui.places import Place
from spie_desktop.ui.theme import theme

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Command:
    """Commande: something that can be done, with its words and its key (both msgids), here or everywhere.

    Several keys are parted by " | ": the first is the one shown.
    """

    id: str
    label: str
    call: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    place: Place | None = None
    group: str = ""  # commands of one group stand together in the menu


class CommandTable(QObject):
    """Every command of the window, as actions whose keys work where they should."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._place: Place | None = None
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._impossible: set[str] = set()

    def add(self, commands: Iterable[Command]) -> None:
        """Adds commands; their keys work from now on."""
        for command in commands:
            action = QAction(_(command.label), self)
            action.setObjectName(command.id)
            action.triggered.connect(lambda _checked=False, command=command: command.call())
            if command.icon:
                theme().decorate(action, command.icon, "text")
            self._commands[command.id], self._actions[command.id] = command, action
            self._window.addAction(action)
        self._share_keys()

    def enter(self, place: Place) -> None:
        """Wakes the keys of a place; a key that the place takes is the place's while one is there."""
        self._place = place
        self._share_keys()

    def action(self, identifier: str) -> QAction:
        """The action of a command, for a button or a menu."""
        return self._actions[identifier]

    def rename(self, identifier: str, words: str, *, is_possible: bool = True) -> None:
        """Says a command in other (translated) words, and whether it can be done now."""
        action = self._actions[identifier]
        action.setText(words)
        if is_possible:
            self._impossible.discard(identifier)
        else:
            self._impossible.add(identifier)
        self._share_keys()

    def of(self, place: Place) -> Sequence[Command]:
        """The commands of one place."""
        return [command for command in self._commands.values() if command.place is place]

    def everywhere(self) -> Sequence[Command]:
        """The commands that stand in no place."""
        return [command for command in self._commands.values() if command.place is None]

    def here(self) -> Sequence[Command]:
        """What can be done now: the commands of the place one is in, then the ones of everywhere."""
        there = self.of(self._place) if self._place else []
        return [command for command in (*there, *self.everywhere()) if self._actions[command.id].isEnabled()]

    def words(self, command: Command) -> str:
        """The label of a command as it reads now."""
        return self._actions[command.id].text()

    def keys(self, command: Command) -> str:
        """The keys of a command as its system writes them, empty when it has none here."""
        return self._actions[command.id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _share_keys(self) -> None:
        taken = {command.shortcut for command in (self.of(self._place) if self._place else []) if command.shortcut}
        for identifier, command in self._commands.items():
            is_here = command.place is None or command.place is self._place
            is_hidden = command.place is None and command.shortcut in taken
            keys = _(command.shortcut) if command.shortcut and is_here and not is_hidden else ""
            self._actions[identifier].setShortcuts([QKeySequence(key) for key in keys.split(" | ") if key])
            self._actions[identifier].setEnabled(is_here and identifier not in self._impossible)
        self.changed.emit()


class Outcomes(QObject):
    """What became of the verbs: the window shows it."""

    saved = Signal(str)
    told = Signal(str)  # worth a word for a moment, and nothing in the vault to undo
    failed = Signal(object)
    crashed = Signal(str)


_outcomes: Outcomes | None = None


def outcomes() -> Outcomes:
    """Where the window listens."""
    global _outcomes
    if _outcomes is None:
        _outcomes = Outcomes()
    return _outcomes


def run(verb: Callable[[], Result], *, done: Callable[[Result], object] | None = None, said: str = "") -> bool:
    """Runs a verb; True when it succeeded. Nothing it raises gets further than here."""
    return _attempt(verb, done, lambda: outcomes().saved.emit(said))


def ask(query: Callable[[], Result], *, done: Callable[[Result], object] | None = None) -> bool:
    """The same for what only reads: nothing is said to be saved."""
    return _attempt(query, done, None)


def report(error: BaseException) -> None:
    """Tells the user about what a verb, a query or a task raised."""
    if isinstance(error, UserError):
        outcomes().failed.emit(error)
    else:
        import logging  # not needed before the first window is painted

        places = whereabouts(error)
        logging.getLogger(__name__).error("unexpected %s\n%s", type(error).__name__, places)
        outcomes().crashed.emit(f"{type(error).__name__}\n{places}")


def whereabouts(error: BaseException) -> str:
    """Where an error passed: files, lines and functions, never a value nor a message."""
    import traceback  # not needed before the first window is painted

    return "\n".join(
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    )


def _attempt(
    verb: Callable[[], Result], done: Callable[[Result], object] | None, succeeded: Callable[[], object] | None
) -> bool:
    try:
        result = verb()
        if succeeded is not None:
            succeeded()
        if done is not None:
            done(result)
    except Exception as error:  # noqa: BLE001  # the door: our bugs are told once, and nothing is lost
        report(error)
        return False
    return True
