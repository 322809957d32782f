"""The course of an import: the worker reads and writes, the pane shows."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.services.directory import Directory, ImportPreview, ImportResult
from spie_desktop.ui.background import Background, Cancelled, Task
from spie_desktop.ui.commands import outcomes, report
from spie_desktop.ui.directory.import_pane import ImportPane
from spie_desktop.ui.directory.import_preview import result_words


class ImportFlow(QObject):
    """Between an `ImportPane` and the directory; `finished` when something was written."""

    finished = Signal()

    def __init__(self, directory: Directory, background: Background, pane: ImportPane) -> None:
        super().__init__(pane)
        self._directory, self._background, self._pane = directory, background, pane
        self._preview: ImportPreview | None = None
        self._task: Task | None = None
        pane.file_chosen.connect(self.read)
        pane.confirmed.connect(self.write)
        pane.cancelled.connect(self.cancel)

    def read(self, path: Path) -> None:
        """Reads a file and shows what it would do."""
        sentence = _("The list is being read…")
        self._pane.begin()
        self._pane.show_work(0, sentence)
        self._task = self._background.submit(
            lambda task: self._directory.preview_import(path, tell=task.tell),
            done=self._on_read,
            failed=self._on_failed,
            progress=self._pane.show_work,
            owner=self._pane,
        )

    def write(self, with_updates: bool) -> None:
        """Writes what was previewed."""
        preview = self._preview
        if preview is None:
            return
        self._pane.show_work(0, _("The records are being written…"))
        self._task = self._background.submit(
            lambda task: self._directory.apply_import(preview, with_updates=with_updates, tell=task.tell),
            done=self._on_written,
            failed=self._on_failed,
            progress=self._pane.show_work,
            owner=self._pane,
        )

    def cancel(self) -> None:
        """Stops at the next step: nothing of it is written."""
        if self._task is not None:
            self._task.cancel()

    def _on_read(self, preview: ImportPreview) -> None:
        self._preview = preview
        self._pane.show_preview(preview)

    def _on_written(self, result: ImportResult) -> None:
        self._preview = None
        self._pane.show_result(result)
        outcomes().saved.emit(_("List imported: {what}").format(what=result_words(result)))
        self.finished.emit()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self._pane.show_stopped()
        elif isinstance(error, UserError):
            self._pane.show_error(error.sentence, error.way_out, error.detail)
        else:
            self._pane.show_stopped()
            report(error)
