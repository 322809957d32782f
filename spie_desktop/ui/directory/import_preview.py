"""The rows of an imported list as they would be written, with what is doubtful beside each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spie_desktop.i18n import _, ngettext, pgettext
from spie_desktop.services.directory import ImportLine, ImportPreview, ImportResult, Kind, Level, Outcome
from spie_desktop.ui.directory.over_pane import PlainLine
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import PlainButton, PrimaryButton, SegmentedChoice
from spie_desktop.ui.widgets.cards import Page
from spie_desktop.ui.widgets.chips import Chip
from spie_desktop.ui.widgets.columns import ListColumn
from spie_desktop.ui.widgets.fields import CheckField
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Flow
from spie_desktop.ui.widgets.record_table import RecordTable

ALL, TO_WRITE, TO_WATCH = "all", "to_write", "to_watch"
_TONES = {Outcome.NEW: "ok", Outcome.UPDATE: "neutral", Outcome.IDENTICAL: "neutral", Outcome.REFUSED: "danger"}


class PreviewView(Page):
    """`confirmed(with_updates)`, `other_asked` for another file."""

    confirmed = Signal(bool)
    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins="", parent=parent)
        self.setObjectName("import_preview")
        self._preview: ImportPreview | None = None
        self._chips = {outcome: Chip(tone=_TONES[outcome]) for outcome in Outcome}
        self._columns_note = PlainLabel(look="warn")
        self._columns_note.setObjectName("import_unknown_columns")
        self.parts = SegmentedChoice(
            ((ALL, _("All rows")), (TO_WRITE, _("To be written")), (TO_WATCH, _("To look at"))), name=_("Rows shown")
        )
        tones = {outcome_word(outcome): tone for outcome, tone in _TONES.items()}
        self.table = RecordTable(
            (
                ListColumn(_("Row"), 1, is_number=True, is_muted=True),
                ListColumn(_("Record"), 4),
                ListColumn(_("What becomes of it"), 2, is_chip=True, tones=tones),
                ListColumn(_("To look at"), 6, is_muted=True),
            ),
            name=_("Rows of the file"),
        )
        self.table.setObjectName("import_rows")
        self.detail = PlainLabel()
        self.detail.setObjectName("import_detail")
        self.with_updates = CheckField(_("Also complete the records that exist already"))
        self.with_updates.setObjectName("import_with_updates")
        self.confirm = PrimaryButton(_("Nothing to import"), icon="import")
        self.confirm.setObjectName("import_confirm")
        self.other = PlainButton(_("Choose another file…"))
        self.other.setObjectName("import_other")
        self._build()
        self._connect()

    def _build(self) -> None:
        chips = Flow()
        chips.addWidget(self.parts)
        for chip in self._chips.values():
            chips.addWidget(chip)
        buttons = Flow()
        for widget in (self.confirm, self.other, self.with_updates):
            buttons.addWidget(widget)
        self.body.addWidget(self._columns_note)
        self.body.addLayout(chips)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.detail)
        self.body.addLayout(buttons)
        theme().changed.connect(self._on_theme)
        self._on_theme()

    def _on_theme(self) -> None:
        self.table.setMinimumHeight(theme().px("row") * 4)

    def _connect(self) -> None:
        self.parts.chosen.connect(lambda _code: self._show_lines())
        self.table.selected.connect(self._show_detail)
        self.table.opened.connect(lambda _row: self.confirm.setFocus())
        self.with_updates.answered.connect(lambda _is_on: self._say_count())
        self.confirm.clicked.connect(lambda: self.confirmed.emit(self.with_updates.isChecked()))
        self.other.clicked.connect(self.other_asked)

    def display(self, preview: ImportPreview) -> None:
        self._preview = preview
        for outcome, chip in self._chips.items():
            count = preview.count(outcome)
            chip.display(_counted(outcome, count), _TONES[outcome])
            chip.setVisible(count > 0)
        unknown = ", ".join(preview.unknown_columns)
        self._columns_note.display(_("Columns left out: {columns}.").format(columns=unknown[:400]))
        self._columns_note.setVisible(bool(unknown))
        self.with_updates.display(True)
        self.with_updates.setVisible(preview.count(Outcome.UPDATE) > 0)
        self.parts.display(ALL)
        self._show_lines()
        self._say_count()

    def _show_lines(self) -> None:
        assert self._preview is not None
        part = self.parts.code
        shown = [
            PlainLine(str(number), (str(line.line), _title(line), outcome_word(line.outcome), " ".join(_remarks(line))))
            for number, line in enumerate(self._preview.lines)
            if _belongs(line, part)
        ]
        self.table.display_lines(shown)
        self.detail.display("")
        self.table.select_first()

    def _show_detail(self, number: str) -> None:
        if self._preview is None or not number:
            self.detail.display("")
            return
        line = self._preview.lines[int(number)]
        words = [_("Row {line}: {record}.").format(line=line.line, record=_title(line)[:200]), *_remarks(line)]
        self.detail.display(" ".join(words)[:1200])

    def _say_count(self) -> None:
        assert self._preview is not None
        count = self._preview.count(Outcome.NEW)
        if self.with_updates.isChecked():
            count += self._preview.count(Outcome.UPDATE)
        words = ngettext("Import {count} record", "Import {count} records", count).format(count=count)
        self.confirm.setText(words if count else _("Nothing to import"))
        self.confirm.setEnabled(count > 0)


def outcome_word(outcome: Outcome) -> str:
    match outcome:
        case Outcome.NEW:
            return pgettext("import", "new")
        case Outcome.UPDATE:
            return pgettext("import", "completed")
        case Outcome.IDENTICAL:
            return pgettext("import", "nothing to change")
        case Outcome.REFUSED:
            return pgettext("import", "left out")


def _counted(outcome: Outcome, count: int) -> str:
    match outcome:
        case Outcome.NEW:
            words = ngettext("{count} new", "{count} new", count)
        case Outcome.UPDATE:
            words = ngettext("{count} to complete", "{count} to complete", count)
        case Outcome.IDENTICAL:
            words = ngettext("{count} already up to date", "{count} already up to date", count)
        case Outcome.REFUSED:
            words = ngettext("{count} row left out", "{count} rows left out", count)
    return words.format(count=count)


def result_words(result: ImportResult) -> str:
    """« 12 added, 3 completed, 40 already as in the file, 2 rows left out. »"""
    words = [
        ngettext("{count} added", "{count} added", result.created).format(count=result.created),
        ngettext("{count} completed", "{count} completed", result.updated).format(count=result.updated),
        ngettext("{count} already up to date", "{count} already up to date", result.identical).format(
            count=result.identical
        ),
        ngettext("{count} row left out", "{count} rows left out", result.refused).format(count=result.refused),
    ]
    numbers: Sequence[int] = (result.created, result.updated, result.identical, result.refused)
    kept = [text for text, number in zip(words, numbers, strict=True) if number]
    return ", ".join(kept) + "." if kept else _("The file said nothing new.")


def _belongs(line: ImportLine, part: str) -> bool:
    if part == TO_WRITE:
        return line.outcome in (Outcome.NEW, Outcome.UPDATE)
    return part != TO_WATCH or bool(line.problems)


def _title(line: ImportLine) -> str:
    kind = _("structure") if line.kind is Kind.ORGANISATION else _("professional")
    return f"{line.title} ({kind})" if line.title else _("(no name)")


def _remarks(line: ImportLine) -> list[str]:
    """The problems first, the gravest before, each under the name of its column; then what changes."""
    problems = sorted(line.problems, key=lambda problem: problem.level is not Level.ERROR)
    said = [
        _("{field}: {fault}").format(field=one.column, fault=one.sentence) if one.column else one.sentence
        for one in problems
    ]
    return [*said, *(f"{change}." for change in line.changes)]
