"""The window before any vault is open: unlocking, first run, fictional data, restoring; one leads to the others."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from spie_desktop import paths
from spie_desktop.i18n import _
from spie_desktop.services.doorstep import WayOut, label_at_first_sight
from spie_desktop.ui.background import Background
from spie_desktop.ui.first_paint import AfterFirstPaint
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.opening.unlock import UnlockView
from spie_desktop.ui.theme import theme

TEXT_KEYS = (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0), ("Ctrl+À", 0))


class OpeningWindow(QMainWindow):
    """`opened(OpenVault, is_recovered)`: recovered means without the passphrase, which is to be chosen again."""

    opened = Signal(object, bool)
    folder_chosen = Signal(object)
    closing = Signal()

    def __init__(self, background: Background, preferences: LivePreferences, folder: Path) -> None:
        super().__init__()
        self.setWindowTitle("SPIE Desktop")
        self._background, self._preferences, self._folder = background, preferences, folder
        self._again: Callable[[], None] = self.start
        self.resize(theme().px("window_width"), theme().px("window_height"))
        AfterFirstPaint(self, self._once_painted)
        label = label_at_first_sight(folder)
        if label is None:
            self.start()
        else:
            self.show_unlock(label=label)

    def _once_painted(self) -> None:
        """What one does not see at once."""
        from spie_desktop.ui.commands import outcomes
        from spie_desktop.ui.icons import program_icon

        self.setWindowIcon(program_icon())
        for keys, step in TEXT_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._preferences.step_text_size(step))
        self._preferences.language_changed.connect(self._speak_again)
        outcomes().crashed.connect(self._on_crashed)
        view = self.centralWidget()
        if isinstance(view, UnlockView):
            view.check()

    # --- the pages

    def start(self) -> None:
        """The vault that stands there, or the assistant when there is none."""
        if self._may_be_created(self._folder) and self._folder == paths.default_vault():
            self.show_first_run()
        else:
            self.show_unlock()

    def show_unlock(self, said: str = "", label: str | None = None) -> None:
        """The vault of the present folder."""
        view = UnlockView(self._background, self._folder, said=said, label=label)
        view.unlocked.connect(self._on_opened)
        view.chosen.connect(self._on_way)
        view.demo_asked.connect(self.show_trial)
        self._put(view, self.show_unlock)

    def show_first_run(self) -> None:
        """The assistant that makes a vault."""
        from spie_desktop.ui.opening.first_run import FirstRun  # not needed to unlock

        view = FirstRun(self._background, self._free_folder())
        view.finished.connect(lambda vault: self._on_opened(vault, False))
        view.left.connect(self._on_left)
        view.demo_asked.connect(self.show_trial)
        view.other_vault_asked.connect(lambda: self._on_way(WayOut.ELSEWHERE))
        view.restore_asked.connect(lambda: self._on_way(WayOut.RESTORE))
        view.language_chosen.connect(lambda code: self._preferences.change(language=code))
        self._put(view, self.show_first_run)

    def show_trial(self) -> None:
        """The fictional vault."""
        from spie_desktop.ui.opening.trial import TrialView

        view = TrialView(self._background)
        view.finished.connect(lambda vault: self._on_opened(vault, False))
        view.left.connect(self.start)
        self._put(view, self.start)
        view.begin()

    def show_restore(self, file: Path | None = None, *, only_keys: bool = False) -> None:
        """Restores a backup in the present folder, or in another; `file` when it was chosen already."""
        from spie_desktop.ui.opening.restore import RestoreView

        view = RestoreView(self._background, self._folder, only_keys=only_keys)
        view.restored.connect(self._on_restored)
        view.left.connect(self.start)
        self._put(view, lambda: self.show_restore(file, only_keys=only_keys))
        if file is not None:
            view.examine(file)

    def _put(self, view: QWidget, again: Callable[[], None]) -> None:
        self._again = again
        former = self.takeCentralWidget()
        if former is not None:
            former.hide()
            former.deleteLater()
        self.setCentralWidget(view)
        view.show()
        view.setFocus()

    # --- from one to the other

    def _on_way(self, way: WayOut) -> None:
        if way is WayOut.ELSEWHERE:
            from spie_desktop.ui.file_choices import choose_folder

            choose_folder(self, _("The folder of your vault"), self._folder.parent, self.open_folder)
        elif way is WayOut.CREATE:
            self.show_first_run()
        else:
            self.show_restore(only_keys=way is WayOut.KEY_FILE)

    def open_folder(self, folder: Path) -> None:
        """Another vault is chosen: it is remembered once it opens."""
        self._folder = folder
        self.show_unlock()

    def _free_folder(self) -> Path:
        """Where the assistant proposes to make a vault: never over another one."""
        wanted = [self._folder, paths.default_vault()]
        wanted += [paths.default_vault().with_name(f"coffre-{number}") for number in range(2, 100)]
        return next((folder for folder in wanted if self._may_be_created(folder)), wanted[-1])

    @staticmethod
    def _may_be_created(folder: Path) -> bool:
        from spie_desktop.services.threshold import state_of  # not needed to paint the passphrase's field

        return state_of(folder).may_be_created

    def _on_left(self) -> None:
        if self._may_be_created(self._folder):
            self.close()
        else:
            self.show_unlock()

    def _on_restored(self, folder: Path, said: str) -> None:
        self._folder = folder
        self.show_unlock(said)

    def _on_opened(self, vault: Any, is_recovered: bool) -> None:
        self._folder = vault.folder
        self.opened.emit(vault, is_recovered)

    def _speak_again(self) -> None:
        if self.isVisible():
            self._again()

    def _on_crashed(self, detail: str) -> None:
        if self.isVisible():
            from spie_desktop.ui import reports

            reports.show_crash(self, detail)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._abandon()
        self.closing.emit()
        super().closeEvent(event)

    def _abandon(self) -> None:
        abandon = getattr(self.centralWidget(), "abandon", None)
        if abandon is not None:
            abandon()
