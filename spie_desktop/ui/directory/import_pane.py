"""Importing a list: choosing the file, seeing what each row would do, importing, reading what was done."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from spie_desktop.i18n import _, ngettext
from spie_desktop.services.directory import ImportPreview, ImportResult
from spie_desktop.ui.directory.import_preview import PreviewView, result_words
from spie_desktop.ui.directory.over_pane import OverPane
from spie_desktop.ui.widgets.cards import EmptyState, ErrorPanel
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.progress import ProgressBand


class ImportPane(OverPane):
    """`file_chosen(path)`, `confirmed(with_updates)`, `cancelled` while it works, `left` at the end."""

    file_chosen = Signal(object)
    confirmed = Signal(bool)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(_("Import a list"))
        self.setObjectName("import_pane")
        self.choosing = EmptyState(
            "import",
            _(
                "A CSV file of structures or of professionals, as a spreadsheet saves it. Its first line names the "
                "columns: Nom, Adresse, Code postal, Ville, Courriel, Siret… or Prénom, Nom, Courriel, Fonction, "
                "Structure. You will see what each row does before anything is written."
            ),
            _("Choose a file…"),
            title=_("Import structures or professionals"),
        )
        self.preview = PreviewView()
        self.done = EmptyState("done", "", _("See the directory"))
        self.error = ErrorPanel(retry=_("Choose another file…"))
        self.progress = ProgressBand()
        self._work = PlainLabel(_("The list is being read…"), look="muted")
        self._stack = QStackedWidget()
        for part in (self.choosing, self.preview, self.done, self._work):
            self._stack.addWidget(part)
        self.body.addWidget(self.error)
        self.body.addWidget(self.progress)
        self.body.addWidget(self._stack, 1)
        self._connect()

    def _connect(self) -> None:
        self.choosing.chosen.connect(self.choose_file)
        self.error.retried.connect(self.choose_file)
        self.preview.other_asked.connect(self.choose_file)
        self.preview.confirmed.connect(self.confirmed)
        self.done.chosen.connect(self.left)
        self.progress.cancelled.connect(self.cancelled)

    # --- data in

    def begin(self) -> None:
        """Ready to choose a file."""
        self.error.display("")
        self.progress.finish()
        self._show(self.choosing)
        self.setFocusProxy(self.choosing.button)

    def show_work(self, share: float, sentence: str = "") -> None:
        """The worker is at it."""
        self.error.display("")
        self._work.display(sentence or self._work.text())
        if self._stack.currentWidget() is not self.preview:
            self._show(self._work)
        self.preview.setEnabled(False)
        self.progress.display(share, sentence)

    def show_preview(self, preview: ImportPreview) -> None:
        self.progress.finish()
        self.preview.setEnabled(True)
        self.preview.display(preview)
        self._show(self.preview)
        self.setFocusProxy(self.preview.table)
        self.preview.table.setFocus()

    def show_result(self, result: ImportResult) -> None:
        self.progress.finish()
        self.preview.setEnabled(True)
        count = result.created + result.updated
        title = ngettext("{count} record imported", "{count} records imported", count).format(count=count)
        self.done.display("done", result_words(result), _("See the directory"), title=title)
        self._show(self.done)
        self.done.button.setFocus()

    def show_stopped(self) -> None:
        """Cancelled: the preview, if there was one, is still there."""
        self.progress.finish()
        self.preview.setEnabled(True)
        if self._stack.currentWidget() is not self.preview:
            self.begin()

    def show_error(self, sentence: str, way_out: str, detail: str) -> None:
        self.begin()
        self.error.display(sentence, way_out, detail)

    def choose_file(self) -> None:
        """The file chooser of the system; it stops nothing."""
        dialog = QFileDialog(self, _("Choose a CSV list"))
        dialog.setObjectName("import_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Lists (*.csv *.txt *.tsv)"), _("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.file_chosen.emit(Path(path)))
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
