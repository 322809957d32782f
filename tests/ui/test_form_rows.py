"""A form as data: what is typed comes out, what comes in does not disturb the one who types."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from spie_desktop.ui.widgets.form_editors import FormRow
from spie_desktop.ui.widgets.form_rows import FormRows

ROWS = (
    FormRow("name", "Nom", is_required=True, max_length=20, group="Identité"),
    FormRow("nature", "Sorte", "choice", choices=(("ml", "Mission locale"), ("ccas", "CCAS"))),
    FormRow("siret", "SIRET", "siret", help="14 chiffres"),
    FormRow("referent", "Référente", "yes_no"),
    FormRow("notes", "Notes", "text", max_length=300),
)


@pytest.fixture
def form(shown) -> FormRows:
    made = FormRows(ROWS)
    made.resize(800, 600)
    return shown(made)


def test_what_is_typed_comes_out_after_a_pause(form: FormRows, qtbot) -> None:
    """There is nothing to save: half a second after the last key, the value is sent, once."""
    sent: list[tuple[str, object]] = []
    form.edited.connect(lambda name, value: sent.append((name, value)))
    with qtbot.waitSignal(form.edited):
        QTest.keyClicks(form.field("name"), "CCAS Aubel")
    assert sent == [("name", "CCAS Aubel")]


def test_leaving_a_field_sends_it_at_once(form: FormRows, qtbot) -> None:
    """Tab sends what was typed; a value typed and taken back is not sent."""
    name = form.field("name")
    name.setFocus()
    QTest.keyClicks(name, "Aubel")
    with qtbot.waitSignal(form.edited):
        QTest.keyClick(name, Qt.Key.Key_Tab)
    QTest.keyClicks(name, "!")
    QTest.keyClick(name, Qt.Key.Key_Backspace)
    with qtbot.assertNotEmitted(form.edited):
        form.flush()


def test_leaving_the_place_sends_what_was_typed(form: FormRows, qtbot) -> None:
    """Hidden before the pause is over, a form sends all the same."""
    QTest.keyClicks(form.field("name"), "Aubel")
    with qtbot.waitSignal(form.edited) as edited:
        form.hide()
    assert edited.args == ["name", "Aubel"]


def test_each_kind_gives_its_value(form: FormRows, qtbot) -> None:
    """Lines, lists, boxes and texts all come out, by their names."""
    sent: dict[str, object] = {}
    form.edited.connect(lambda name, value: sent.update({name: value}))
    QTest.keyClick(form.field("nature"), Qt.Key.Key_Down)
    QTest.keyClick(form.field("referent"), Qt.Key.Key_Space)
    QTest.keyClicks(form.field("notes"), "revoir")
    form.flush()
    assert sent == {"nature": "ml", "referent": True, "notes": "revoir"}
    assert form.values() == {"name": "", "nature": "ml", "siret": "", "referent": True, "notes": "revoir"}


def test_a_refresh_leaves_what_is_being_typed(form: FormRows) -> None:
    """A record changed elsewhere fills the other fields, not the one under the fingers; nothing is sent for it."""
    sent: list[str] = []
    form.edited.connect(lambda name, _value: sent.append(name))
    QTest.keyClicks(form.field("name"), "La")
    form.display({"name": "Rivenoire", "siret": "12345678901234", "nature": "ccas", "referent": True})
    assert form.values()["name"] == "La"
    assert form.values()["siret"] == "12345678901234"
    form.flush()
    assert sent == ["name"]


def test_an_error_stands_under_its_field(form: FormRows) -> None:
    """What is wrong is said where it is wrong, read with the field, and taken back."""
    form.show_error("siret", "Un SIRET compte 14 chiffres.")
    error = form.findChild(QLabel, "siret_error")
    assert error.isVisible()
    assert error.y() + error.parentWidget().y() > form.field("siret").y()
    assert form.field("siret").accessibleDescription() == "Un SIRET compte 14 chiffres."
    form.clear_errors()
    assert not error.isVisible()
    assert form.field("siret").accessibleDescription() == "14 chiffres"


def test_what_is_required_is_asked_for(form: FormRows) -> None:
    """A creation without its name says so under the field, and puts the keyboard there."""
    assert not form.check_required()
    assert form.findChild(QLabel, "name_error").text() == "Ce champ ne peut pas rester vide."
    form.display({"name": "CCAS"})
    assert form.check_required()


def test_every_field_is_named(form: FormRows) -> None:
    """Label, screen reader and test find each field; its label leads to it."""
    for row in ROWS:
        field = form.field(row.name)
        assert field.objectName() == row.name
        assert field.accessibleName() == row.label
    buddies = {label.buddy() for label in form.findChildren(QLabel) if label.buddy()}
    assert {form.field(row.name) for row in ROWS} <= buddies


def test_nothing_longer_than_its_place(form: FormRows, qtbot) -> None:
    """Lines and texts stop at their length, even pasted."""
    QTest.keyClicks(form.field("name"), "x" * 40)
    notes = form.field("notes")
    assert isinstance(notes, QPlainTextEdit)
    notes.insertPlainText("y" * 1000)
    assert len(str(form.values()["name"])) == 20
    assert len(str(form.values()["notes"])) == 300


def test_enter_submits(form: FormRows, qtbot) -> None:
    """Enter in a line, and Ctrl+Enter in a text, say that one is done; Enter in a text begins a line."""
    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(form.field("name"), Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(form.submitted):
        QTest.keyClick(form.field("notes"), Qt.Key.Key_Return)
    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(form.field("notes"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_labels_go_above_when_it_is_narrow(form: FormRows, qtbot) -> None:
    """Beside their fields in a wide place, above them in a narrow one; nothing is cut."""
    label = next(label for label in form.findChildren(QLabel) if label.buddy() is form.field("name"))
    top = form.field("name").mapTo(form, form.field("name").rect().topLeft()).y()
    assert label.mapTo(form, label.rect().topLeft()).y() <= top
    form.resize(360, 700)
    qtbot.waitUntil(
        lambda: (
            label.mapTo(form, label.rect().bottomLeft()).y()
            < form.field("name").mapTo(form, form.field("name").rect().topLeft()).y()
        )
    )
    assert form.field("name").width() <= 360


def test_choices_may_come_later(form: FormRows) -> None:
    """A list filled after the form was shown keeps the choice, and lets one go back to none."""
    form.display({"nature": "ml"})
    form.display_choices("nature", [("ml", "Mission locale"), ("dept", "Département")])
    assert form.values()["nature"] == "ml"
    form.display({"nature": ""})
    assert form.values()["nature"] == ""


def test_read_only_shows_and_keeps(form: FormRows) -> None:
    """A deactivated record is read, not changed."""
    form.set_read_only(True)
    QTest.keyClicks(form.field("name"), "x")
    assert form.values()["name"] == ""
    assert not form.field("nature").isEnabled()


def test_undo_leaves_the_line_when_it_has_nothing_to_take_back(qtbot, shown) -> None:
    """Ctrl+Z in an untouched line undoes in the program; in a line just typed in, it takes back the typing."""
    from PySide6.QtGui import QAction, QKeySequence

    window = QWidget()
    column = QVBoxLayout(window)
    form = FormRows(ROWS)
    column.addWidget(form)
    action = QAction("Annuler", window)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    window.addAction(action)
    shown(window)
    line = form.field("name")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    with qtbot.waitSignal(action.triggered):
        QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "a")
    with qtbot.assertNotEmitted(action.triggered):
        QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
