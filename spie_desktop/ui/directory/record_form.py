"""The form of a record: an added one is kept by one button, an edited one field by field as it is typed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from spie_desktop.domain.vocabulary import Vocabulary, label
from spie_desktop.i18n import _, pgettext
from spie_desktop.services.directory import FIELDS, DirectoryCard, Entry, FieldSpec, Kind, Suspect
from spie_desktop.ui.directory.signs import SIGNS
from spie_desktop.ui.directory.slot import Slot
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from spie_desktop.ui.widgets.cards import Card, Page
from spie_desktop.ui.widgets.form_editors import FormRow
from spie_desktop.ui.widgets.form_rows import FormRows
from spie_desktop.ui.widgets.labels import PlainLabel, breakable
from spie_desktop.ui.widgets.layouts import Column, Flow

PAUSE = 300  # milliseconds without a key before resembling records are looked for
_LONGEST = {Entry.TEXT: 200_000}
_NAMES = ("name", "last_name", "first_name")
Values = dict[str, str | bool]


class RecordForm(QWidget):
    """`submitted(values)` to add, `edited(name, value)` to keep one field, `left()` when done or given up.

    A new record can be `put_aside()` for later; `typed()` says, at each pause, that there is more to keep of it.
    """

    submitted = Signal(object)
    edited = Signal(str, object)
    left = Signal()
    put_aside = Signal()
    typed = Signal()
    name_typed = Signal(str)
    suspect_chosen = Signal(str)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"form_{kind}")
        self._page = Page(margins="")
        self.kind = kind
        self.record_id = ""
        self._late_errors: dict[str, str] = {}
        self._blank: Values = {}
        self._guessed: dict[str, str] = {}
        self._defaults = {field.name: field.default for field in FIELDS[kind] if field.default}
        self._card = Card(_(SIGNS[kind].add))
        self._lead = PlainLabel(look="muted")
        self._suspects = Slot(gap="space_1")
        self.form = FormRows([row_of(field) for field in FIELDS[kind]])
        self.add = PrimaryButton(_("Add"), icon="plus")
        self.add.setObjectName("form_add")
        self.leave = PlainButton(_("Cancel"))
        self.leave.setObjectName("form_leave")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._placed = QTimer(self)  # once Qt has placed what was just shown or hidden
        self._placed.setSingleShot(True)
        self._placed.setInterval(0)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._card.body.addWidget(self._lead)
        self._card.body.addWidget(self._suspects)
        self._card.body.addWidget(self.form)
        self._page.body.addWidget(self._card)
        self._page.body.addStretch(1)
        buttons = Flow()
        buttons.addWidget(self.add)
        buttons.addWidget(self.leave)
        column = Column(self, gap="space_3")
        column.addWidget(self._page, 1)
        column.addLayout(buttons)
        self.setFocusProxy(self.form)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_submit)
        self.leave.clicked.connect(self.finish)
        self.form.submitted.connect(self._on_enter)
        self.form.edited.connect(self._on_edited)
        self._placed.timeout.connect(self._keep_in_view)
        self._pause.timeout.connect(lambda: self.name_typed.emit(self._name()))
        for field in FIELDS[self.kind]:
            editor = self.form.field(field.name)
            editor.left.connect(lambda name=field.name: self._show_late_error(name))  # type: ignore[attr-defined]
            if field.name in _NAMES:
                editor.changed_by_hand.connect(self._pause.start)  # type: ignore[attr-defined]
        self._blank = self.form.values()

    # --- data in

    def display_new(self, values: Mapping[str, str | bool], usual: Mapping[str, str] = MappingProxyType({})) -> None:
        """An empty form, with what is known already; what is `usual` is proposed."""
        self._reset("")
        self._guessed = self._defaults | dict(usual)
        self.form.display(self._blank | self._guessed | dict(values))
        self._card.display_title(_(SIGNS[self.kind].add))
        self._lead.display(_("The name is enough to begin; the rest can come later."))
        self.add.show()
        self.leave.setText(_("Cancel"))

    def display_card(self, card: DirectoryCard) -> None:
        """The form of a known record; asked again for the same one, it keeps what is being typed."""
        if self.record_id != card.id:
            self._reset(card.id)
        self.form.display(card.typed)
        self._card.display_title(breakable(card.title[:120]))
        self._lead.display(_("Each field is saved as you type."))
        self.add.hide()
        self.leave.setText(pgettext("button", "Done"))

    def display_guess(self, name: str, value: str) -> None:
        """What the name lets guess of a field, as long as nothing was chosen in it by hand."""
        if name in self._guessed and self.form.values()[name] == self._guessed[name]:
            self._guessed[name] = value
            self.form.display({name: value})

    def display_choices(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.form.display_choices(name, choices)

    def display_suspects(self, suspects: Sequence[Suspect]) -> None:
        """Records that resemble the one being added."""
        column = self._suspects.refill()
        self._placed.start()
        self._suspects.setVisible(bool(suspects))
        if suspects:
            column.addWidget(PlainLabel(_("Already in the directory, perhaps:"), look="warn"))
        for suspect in suspects:
            words = " · ".join(filter(None, (suspect.title[:80], suspect.detail[:60])))
            button = LinkButton(words.replace("&", "&&"), icon="forward")
            button.setObjectName(f"suspect_{suspect.id}")
            button.clicked.connect(lambda _checked=False, record_id=suspect.id: self.suspect_chosen.emit(record_id))
            column.addWidget(button)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Says under each field what is wrong; the first one gets the keyboard."""
        self.form.clear_errors()
        for name, sentence in errors.items():
            self.form.show_error(name, sentence)
        if errors:
            first = next(field.name for field in FIELDS[self.kind] if field.name in errors)
            self.form.field(first).setFocus()
            self._placed.start()

    def show_fault(self, name: str, sentence: str) -> None:
        """What is typed in one field is not kept: said when the field is left, not in mid-word."""
        self._late_errors[name] = sentence
        if not sentence or not self.form.field(name).hasFocus():
            self._show_late_error(name)

    @property
    def draft(self) -> Values:
        """What was typed of a record to come; empty when nothing was."""
        values = self.form.values()
        is_begun = any(
            value != (self._defaults | self._guessed).get(name, "") for name, value in values.items() if value
        )
        return values if not self.record_id and is_begun else {}

    @property
    def is_new(self) -> bool:
        return not self.record_id

    def flush(self) -> None:
        """Sends what was typed and not sent yet."""
        self.form.flush()

    def finish(self) -> None:
        """Leaves the form; a field that cannot be kept is shown first, and left as it was the second time."""
        self.form.flush()
        unkept = {name: sentence for name, sentence in self._late_errors.items() if sentence}
        self._late_errors = {}
        if unkept and not self.is_new:
            self.show_errors({name: _("{fault} Not saved.").format(fault=text) for name, text in unkept.items()})
            return
        self.left.emit()

    def step_back(self) -> None:
        """Escape, or the way back to the list: what was begun of a new record waits, a known one is done."""
        if self.is_new:
            self.form.flush()
            self.put_aside.emit()
        else:
            self.finish()

    def begin(self) -> None:
        """The keyboard on the first field, its text ready to be typed over."""
        first = self.form.field(FIELDS[self.kind][0].name)
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.selectAll()

    # --- intention out

    def _on_submit(self) -> None:
        if self.form.check_required():
            self.submitted.emit(self.form.values())

    def _on_enter(self) -> None:
        if self.is_new:
            self._on_submit()
        else:
            self.finish()

    def _on_edited(self, name: str, value: object) -> None:
        if self.is_new:
            self.form.show_error(name, "")
            self.typed.emit()
        else:
            self.edited.emit(name, value)

    def _show_late_error(self, name: str) -> None:
        if name in self._late_errors:
            self.form.show_error(name, self._late_errors[name])

    def _keep_in_view(self) -> None:
        """The field under the fingers stays where it can be seen."""
        for field in FIELDS[self.kind]:
            if self.form.field(field.name).hasFocus():
                self._page.ensureWidgetVisible(self.form.field(field.name), 0, theme().px("control") * 2)

    def _name(self) -> str:
        values = self.form.values()
        return " ".join(str(values[name]) for name in _NAMES if values.get(name))

    def _reset(self, record_id: str) -> None:
        self.record_id = record_id
        self._late_errors = {}
        self._pause.stop()
        self.form.clear_errors()
        self.display_suspects(())
        self._page.verticalScrollBar().setValue(0)


def row_of(field: FieldSpec) -> FormRow:
    """The field as the form of the house shows it."""
    return FormRow(
        field.name,
        _(field.label),
        field.entry.value,
        help=_(field.hint) if field.hint else "",
        max_length=_LONGEST.get(field.entry, 20_000),
        choices=_choices(field.choices) if field.choices else (),
        is_required=field.is_required or field.choices is not None,
        group=_(field.group),
    )


def _choices(vocabulary: type[Vocabulary]) -> tuple[tuple[str, str], ...]:
    """In alphabetical order, « another » last."""
    pairs = [(member.value, label(member)) for member in vocabulary]
    return tuple(sorted(pairs, key=lambda pair: (pair[0] == "autre", pair[1])))
