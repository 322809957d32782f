"""Undo, redo: what was done since the vault was opened, taken back one action at a time, across screens."""

from collections import deque

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.services.action_labels import action_label
from spie_desktop.store.reversal import Batch, reverse
from spie_desktop.store.store import Commit, Store

UNDO, REDO = "undo", "redo"
_DEPTH = 200


class NothingToUndo(UserError):
    """The stack is empty."""


class History:
    """Two stacks of transactions; they live as long as the vault is open and hold no value of a record."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._done: deque[tuple[str, Batch]] = deque(maxlen=_DEPTH)
        self._undone: deque[tuple[str, Batch]] = deque(maxlen=_DEPTH)
        store.on_commit(self._note)

    def undo(self) -> str:
        """Takes the last action back; returns its label."""
        return self._turn(UNDO, self._done, self._undone)

    def redo(self) -> str:
        """Does again what was last undone; returns its label."""
        return self._turn(REDO, self._undone, self._done)

    @property
    def undo_label(self) -> str | None:
        return action_label(self._done[-1][0]) if self._done else None

    @property
    def redo_label(self) -> str | None:
        return action_label(self._undone[-1][0]) if self._undone else None

    def forget(self) -> None:
        """At lock: what was done before stays done."""
        self._done.clear()
        self._undone.clear()

    def _turn(self, verb: str, source: deque[tuple[str, Batch]], target: deque[tuple[str, Batch]]) -> str:
        if not source:
            raise NothingToUndo(_("There is nothing to undo.") if verb == UNDO else _("There is nothing to redo."))
        action, batch = source[-1]
        self._last = batch  # where nothing remains to set back, nothing is written
        with self._store.write(verb) as session:
            reverse(session, batch)
        source.pop()
        target.append((action, self._last))
        return action_label(action)

    def _note(self, commit: Commit) -> None:
        self._last = commit.batch
        if commit.action in (UNDO, REDO):
            return
        self._undone.clear()
        if commit.is_undoable:
            self._done.append((commit.action, commit.batch))
        else:
            self._done.clear()
