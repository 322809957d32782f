"""The periods when the committee of a territory does not meet: listed, removed, added in one line."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from spie_desktop.i18n import _
from spie_desktop.services.directory import Closure
from spie_desktop.ui.directory.slot import Slot
from spie_desktop.ui.spoken import long_day
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import IconButton, PlainButton
from spie_desktop.ui.widgets.form_editors import mark_invalid
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow, Row


class Closures(QWidget):
    """`added(from, to, reason)` as typed, `removed(id)`; `show_errors` says what is wrong with the dates."""

    added = Signal(str, str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column(self, gap="space_2")
        self._lines = Slot(gap="space_1")
        column.addWidget(self._lines)
        self._fields = {
            "starts_on": self._field("starts_on", _("From (15/08/2026)")),
            "ends_on": self._field("ends_on", _("To (optional)")),
            "reason": self._field("reason", _("Reason (optional)")),
        }
        add = PlainButton(_("Add the period"), icon="plus")
        add.setObjectName("closure_add")
        add.clicked.connect(self._on_add)
        line = Flow()
        for field in self._fields.values():
            line.addWidget(field)
        line.addWidget(add)
        column.addLayout(line)
        self._error = PlainLabel(look="danger")
        self._error.setObjectName("closure_error")
        self._error.hide()
        column.addWidget(self._error)
        theme().changed.connect(self._on_theme)
        self._on_theme()

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"closure_{name}")
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        field.setMaxLength(200)
        field.returnPressed.connect(self._on_add)
        return field

    def _on_theme(self) -> None:
        for field in self._fields.values():
            field.setFixedWidth(theme().px("label_column"))

    # --- data in

    def display(self, closures: Sequence[Closure]) -> None:
        """Lists the periods."""
        lines = self._lines.refill()
        for closure in closures:
            lines.addWidget(self._line(closure))
        if not closures:
            lines.addWidget(PlainLabel(_("None: the committee meets all year round."), look="muted"))

    def clear(self) -> None:
        """The period was added: ready for another."""
        for field in self._fields.values():
            field.clear()
        self.show_errors({})

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Says what is wrong under the line."""
        for name, field in self._fields.items():
            mark_invalid(field, name in errors)
        self._error.display(" ".join(dict.fromkeys(errors.values())))
        self._error.setVisible(bool(errors))

    def _line(self, closure: Closure) -> QWidget:
        words = period(closure)
        line = QWidget()
        row = Row(line)
        row.addWidget(PlainLabel(words), 1)
        remove = IconButton("delete", _("Remove: {what}").format(what=words))
        remove.setObjectName(f"closure_remove_{closure.id}")
        remove.clicked.connect(lambda _checked=False: self.removed.emit(closure.id))
        row.addWidget(remove)
        return line

    def _on_add(self) -> None:
        self.added.emit(*(field.text() for field in self._fields.values()))


def period(closure: Closure) -> str:
    """« Du samedi 1 août au jeudi 20 août · Congés d’été »."""
    first, last = long_day(closure.starts_on), long_day(closure.ends_on)
    days = first
    if closure.ends_on != closure.starts_on:
        days = _("From {first} to {last}").format(first=_lower(first), last=_lower(last))
    return f"{days} · {closure.reason}" if closure.reason else days


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
