"""Locking: the data closed and its key wiped, the window emptied, and all of it given back as it was.

Nothing typed is lost: the content of the window is taken out whole, neither painted nor readable by anything that
looks at the window, and put back with the keyboard on the same character.
"""

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.background import Background, Task
from spie_desktop.ui.commands import outcomes
from spie_desktop.ui.idle import IdleWatch
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.opening.cover import LockCover
from spie_desktop.ui.opening.standpoint import Standpoint
from spie_desktop.ui.system_watch import SystemWatch


class Locking(QObject):
    """Watches, locks and unlocks one open vault in its window: `locked`, `unlocked(is_recovered)`.

    `vault` is an `OpenVault`; `window` gives its window of the moment, which a change of language replaces.
    """

    locked = Signal()
    unlocked = Signal(bool)

    def __init__(
        self,
        vault: Any,
        background: Background,
        preferences: LivePreferences,
        window: Callable[[], QMainWindow],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._vault, self._background, self._preferences, self._window = vault, background, preferences, window
        self.cover: LockCover | None = None
        self._content: QWidget | None = None
        self._standpoint: Standpoint | None = None
        self._dialogs: list[QWidget] = []
        self._actions: list[QAction] = []
        self.idle = IdleWatch(preferences.now.lock_minutes, self)
        self.idle.idle.connect(self.lock)
        self.system = SystemWatch(self)
        self.system.left.connect(self.lock)
        preferences.changed.connect(lambda: self.idle.set_minutes(preferences.now.lock_minutes))

    @property
    def is_locked(self) -> bool:
        """Whether the cover is on."""
        return self.cover is not None

    # --- locking

    def lock(self) -> None:
        """At once on the screen; the data closes as soon as the work under way is over."""
        if self.is_locked:
            return
        self.idle.stop()
        window = self._window()
        self._empty_the_rest(window)
        self._standpoint = Standpoint()
        self._standpoint.leave()
        QCoreApplication.sendPostedEvents()  # what was just saved reaches its screen before the data is gone
        outcomes().blockSignals(True)  # a screen that asks meanwhile must not raise a dialog over the cover
        self._put_cover(window)
        self._background.submit(self._close_data, failed=self._on_trouble, owner=self)
        self.locked.emit()

    def _empty_the_rest(self, window: QMainWindow) -> None:
        """Everything that floats: menus, the palette and what it found, dialogs, what was copied."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        palette = getattr(window, "palette_of_commands", None)
        if palette is not None:
            palette.leave()
            palette.line.clear()
        self._dialogs = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget is not window and isinstance(widget, QDialog) and widget.isVisible()
        ]
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def _put_cover(self, window: QMainWindow) -> None:
        for dialog in self._dialogs:
            dialog.hide()
            dialog.destroy()  # its native window too: a hidden one can still be read by what reads screens
        self.cover = LockCover(self._background, self._open_data, self._vault.services.vault.label, self._hint())
        self.cover.unlocked.connect(self._on_unlocked)
        self.cover.quit_asked.connect(window.close)
        self.cover.text_size_asked.connect(self._preferences.step_text_size)
        self._content = window.takeCentralWidget()
        for child in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child.isVisible() and not child.isWindow():
                child.hide()
        window.setCentralWidget(self.cover)
        self.cover.show()
        self._actions = list(window.actions())
        for action in self._actions:
            window.removeAction(action)  # their keys sleep
        self.cover.attempt.approach(self._vault.folder)
        self.cover.setFocus()

    def _hint(self) -> str:
        """The passphrase of a demonstration is no secret, and nobody has it in mind."""
        if not self._vault.services.overview.is_demo():
            return ""
        from spie_desktop.services.demonstration import DEMO_PASSPHRASE

        return _("Fictional data. Their passphrase: “{passphrase}”").format(passphrase=DEMO_PASSPHRASE)

    def _close_data(self, _task: Task) -> None:
        self._vault.lock_up()

    def _on_trouble(self, error: BaseException) -> None:
        if self.cover is not None:
            self.cover.display_trouble(error)

    # --- unlocking

    def _open_data(self, unlock: Any, accept_rollback: bool) -> None:
        self._vault.unlock(unlock, accept_rollback=accept_rollback)

    def _on_unlocked(self, is_recovered: bool) -> None:
        window, cover = self._window(), self.cover
        self.cover = None
        window.takeCentralWidget()
        if cover is not None:
            cover.hide()
            cover.deleteLater()
        if self._content is not None:
            window.setCentralWidget(self._content)
            self._content.show()
        window.addActions(self._actions)
        for dialog in self._dialogs:
            if shiboken6.isValid(dialog):
                dialog.show()
        outcomes().blockSignals(False)
        if self._standpoint is not None:
            self._standpoint.take()
        self._content, self._standpoint, self._dialogs, self._actions = None, None, [], []
        self.idle.begin()
        self.unlocked.emit(is_recovered)
