"""The directory by keyboard alone: found, read, added, edited, set aside, deleted, undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from spie_desktop.services.all import Services
from spie_desktop.services.directory import FIELDS, Kind
from spie_desktop.ui.directory.screen import DirectoryScreen
from spie_desktop.ui.widgets.record_table import RecordTable
from spie_desktop.ui.window import MainWindow
from tests.ui.directory.conftest import Hands, Shell, shown_names

Key = Qt.Key
HOSTILE = [
    "\u202eAtelier\u200f",
    "👩🏽‍🌾 Ferme",
    "A" * 10_000,
    "'; DROP TABLE organisation",
    "<b>Gras</b> & fils",
    "=cmd()",
]


def test_structure_is_added_by_keyboard(
    screen: DirectoryScreen, services: Services, hands: Hands, shell: Shell, qtbot: QtBot
) -> None:
    """Ctrl+N, a name, Enter: the structure is kept, said, listed, chosen; its kind was guessed from its name."""
    hands.control(Key.Key_N)
    hands.type("CCAS de Rivenoire")
    qtbot.waitUntil(lambda: screen.side.open_form.form.values()["nature"] == "ccas")
    hands.press(Key.Key_Return)
    assert shown_names(screen) == ["CCAS de Rivenoire"]
    assert screen.desk.card is not None
    assert screen.desk.card.texts["nature"] == "CCAS ou CIAS"
    assert shell.said == ["Structure ajoutée"]
    assert services.directory.count(Kind.ORGANISATION) == 1
    assert screen.tabs.findChild(QAbstractButton, "organisation").text() == "Structures · 1"


def test_each_kind_is_added_from_its_empty_list(
    screen: DirectoryScreen, services: Services, hands: Hands, qtbot: QtBot
) -> None:
    """Each of the four empty lists says what will stand there, and its button begins it."""
    for kind in Kind:
        screen.show_list(kind)
        button = screen.pane.empty.button
        assert button.isVisible()
        button.setFocus()
        hands.press(Key.Key_Return)
        hands.type("Exemple")
        hands.press(Key.Key_Return)
        qtbot.waitUntil(lambda: len(shown_names(screen)) == 1)
    assert set(services.directory.counts().values()) == {1}


def test_search_narrows_as_one_types_and_leads_to_the_list(
    screen: DirectoryScreen, add: Callable[..., str], hands: Hands, qtbot: QtBot
) -> None:
    """Ctrl+F, some letters: the list narrows by itself; Down enters it, its card is read; Escape empties the search."""
    for name in ("Régie des Tilleuls", "CCAS d’Aubel", "Mission locale"):
        add(name)
    qtbot.waitUntil(lambda: len(shown_names(screen)) == 3)
    hands.control(Key.Key_F)
    hands.type("till")
    qtbot.waitUntil(lambda: shown_names(screen) == ["Régie des Tilleuls"])
    hands.press(Key.Key_Down)
    assert screen.side.view.findChild(QWidget, "card_title").text() == "Régie des Tilleuls"
    assert screen.pane.total.text() == "1 structure"
    hands.control(Key.Key_F)
    hands.press(Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shown_names(screen)) == 3)


def test_nothing_found_offers_everything_again(screen: DirectoryScreen, add: Callable[..., str], qtbot: QtBot) -> None:
    """A search that finds nothing says so, and one button shows all again."""
    add("Alpha")
    screen.pane.search.setText("zzz")
    qtbot.waitUntil(lambda: screen.pane.empty.isVisible())
    screen.pane.empty.button.click()
    assert shown_names(screen) == ["Alpha"]


def test_field_is_saved_as_it_is_left(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], hands: Hands, qtbot: QtBot
) -> None:
    """Enter edits the chosen record; a field is kept as soon as it is left; Escape goes back; undo takes it back."""
    record = add("Alpha")
    screen.refresh()
    screen.pane.table.setFocus()
    hands.press(Key.Key_Return)
    form = screen.side.open_form
    assert form is not None
    form.form.field("phone").setFocus()
    hands.type("0323001122")
    hands.press(Key.Key_Tab)
    assert services.directory.card(Kind.ORGANISATION, record).typed["phone"] == "03 23 00 11 22"
    hands.press(Key.Key_Escape)
    assert screen.side.open_form is None
    assert hands.focus is screen.pane.table
    hands.control(Key.Key_Z)
    assert services.directory.card(Kind.ORGANISATION, record).typed["phone"] == ""


def test_wrong_field_is_told_under_it_and_not_kept(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], hands: Hands
) -> None:
    """A wrong address is told when the field is left; the record keeps its value; leaving says so once."""
    record = add("Alpha", email="a@b.example")
    screen.show_record(record)
    hands.press(Key.Key_F2)
    form = screen.side.open_form
    assert form is not None
    field = form.form.field("email")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    hands.type("n'importe quoi")
    hands.press(Key.Key_Tab)
    error = form.findChild(QWidget, "email_error")
    assert error.text() == "Cela ne ressemble pas à une adresse électronique."
    assert services.directory.card(Kind.ORGANISATION, record).typed["email"] == "a@b.example"
    hands.press(Key.Key_Escape)
    assert "Non enregistré" in error.text()
    assert hands.focus is field
    hands.press(Key.Key_Escape)
    assert screen.side.open_form is None


def test_new_record_with_faults_shows_each_and_loses_nothing(
    screen: DirectoryScreen, services: Services, hands: Hands
) -> None:
    """A name is asked for; a wrong field is said beside it; what was typed stays there for later."""
    hands.control(Key.Key_N)
    hands.press(Key.Key_Return)
    form = screen.side.open_form
    assert form is not None
    assert form.findChild(QWidget, "name_error").isVisible()
    hands.type("Alpha")
    form.form.field("siret").setFocus()
    hands.type("12")
    hands.press(Key.Key_Return)
    assert form.findChild(QWidget, "siret_error").text() == "Un SIRET compte 14 chiffres."
    assert services.directory.count(Kind.ORGANISATION) == 0
    screen.show_list(Kind.COHORT)
    screen.show_list(Kind.ORGANISATION)
    hands.control(Key.Key_N)
    assert form.form.values()["name"] == "Alpha"
    form.leave.click()
    hands.control(Key.Key_N)
    assert form.form.values()["name"] == ""


def test_resembling_record_is_shown_before_it_is_added_twice(
    screen: DirectoryScreen, add: Callable[..., str], hands: Hands, qtbot: QtBot
) -> None:
    """While a name is typed, a record that resembles it is offered, and one press reads it."""
    record = add("Mission locale du Aubelois")
    hands.control(Key.Key_N)
    hands.type("mission local aubelois")
    qtbot.waitUntil(lambda: screen.findChild(QAbstractButton, f"suspect_{record}") is not None)
    screen.findChild(QAbstractButton, f"suspect_{record}").click()
    assert screen.desk.card is not None
    assert screen.desk.card.id == record


def test_delete_key_deletes_and_undo_brings_back(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], hands: Hands, shell: Shell, qtbot: QtBot
) -> None:
    """Del on the list deletes the chosen record and says it; the next one is chosen; Ctrl+Z brings it back."""
    for name in ("Alpha", "Bêta"):
        add(name)
    screen.refresh()
    screen.pane.table.setFocus()
    hands.press(Key.Key_Delete)
    assert shown_names(screen) == ["Bêta"]
    assert shell.said == ["Structure supprimée\u00a0: Alpha"]
    assert screen.desk.card is not None
    assert screen.desk.card.title == "Bêta"
    hands.control(Key.Key_Z)
    qtbot.waitUntil(lambda: shown_names(screen) == ["Alpha", "Bêta"])


def test_delete_key_in_a_field_deletes_letters_only(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], hands: Hands
) -> None:
    """In the search or in a form, Del is a key of the text."""
    add("Alpha")
    screen.refresh()
    screen.pane.table.setFocus()
    hands.press(Key.Key_F2)
    hands.press(Key.Key_Home, Key.Key_Delete)
    assert services.directory.count(Kind.ORGANISATION) == 1


def test_used_record_says_who_uses_it(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], hands: Hands, shell: Shell
) -> None:
    """A used structure is not deleted: the reason is said; Ctrl+E deactivates it, saying what still refers to it."""
    record = add("Alpha")
    services.directory.add(Kind.PROFESSIONAL, {"last_name": "Dupré", "organisation_id": record})
    screen.refresh()
    screen.pane.table.setFocus()
    hands.press(Key.Key_Delete)
    assert shell.failures == ["Cette fiche sert encore\u00a0: 1 professionnel."]
    assert services.directory.count(Kind.ORGANISATION) == 1
    shell.failures.clear()
    screen.turn_archived()
    assert shell.said == ["Structure désactivée\u00a0: Alpha\u202f; s’y rapportent encore\u00a0: 1 professionnel"]
    assert services.directory.card(Kind.ORGANISATION, record).is_archived


def test_deactivated_structure_stays_in_the_form_of_its_people(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], hands: Hands
) -> None:
    """Editing a professional of a deactivated structure does not lose the structure."""
    record = add("Alpha")
    person = services.directory.add(Kind.PROFESSIONAL, {"last_name": "Dupré", "organisation_id": record})
    services.directory.archive(Kind.ORGANISATION, record)
    screen.show_record(person)
    hands.press(Key.Key_F2)
    form = screen.side.open_form
    assert form is not None
    field = form.form.field("organisation_id")
    assert isinstance(field, QComboBox)
    assert field.currentText() == "Alpha"


def test_structure_leads_to_its_people(screen: DirectoryScreen, services: Services, add: Callable[..., str]) -> None:
    """From the card of a structure, one press opens a professional in the other list."""
    record = add("Alpha")
    person = services.directory.add(Kind.PROFESSIONAL, {"last_name": "Dupré", "organisation_id": record})
    screen.show_record(record)
    screen.findChild(QAbstractButton, f"person_{person}").click()
    assert screen.kind is Kind.PROFESSIONAL
    assert screen.desk.card is not None
    assert screen.desk.card.title == "DUPRÉ"


def test_closed_period_is_added_and_removed(
    screen: DirectoryScreen, services: Services, hands: Hands, qtbot: QtBot
) -> None:
    """Dates typed on the card of a territory, Enter: the period is listed; a wrong date is told; its bin removes it."""
    territory = services.directory.add(Kind.TERRITORY, {"name": "Aubel"})
    screen.show_record(territory)
    closures = screen.side.view.closures
    first = closures.findChild(QLineEdit, "closure_starts_on")
    first.setFocus()
    hands.type("31/2/2026")
    hands.press(Key.Key_Return)
    assert closures.findChild(QWidget, "closure_error").isVisible()
    first.clear()
    hands.type("1/8/2030")
    hands.press(Key.Key_Return)
    assert first.text() == ""
    (closure,) = services.directory.card(Kind.TERRITORY, territory).closures
    qtbot.waitUntil(lambda: closures.findChild(QAbstractButton, f"closure_remove_{closure.id}") is not None)
    closures.findChild(QAbstractButton, f"closure_remove_{closure.id}").click()
    assert services.directory.card(Kind.TERRITORY, territory).closures == ()


@pytest.mark.parametrize("name", HOSTILE, ids=["rtl", "emoji", "long", "sql", "html", "formula"])
def test_hostile_name_is_shown_as_plain_text(
    screen: DirectoryScreen, add: Callable[..., str], name: str, qtbot: QtBot
) -> None:
    """Whatever a name holds, the list, the card and the form show it as text, and the window keeps its size."""
    record = add(name)
    plain = name.replace("\u202e", "").replace("\u200f", "")
    screen.refresh()
    size = screen.window().size()
    screen.show_record(record)
    assert shown_names(screen) == [plain]
    title = screen.side.view.findChild(QWidget, "card_title")
    assert title.text().replace("\u200b", "").startswith(plain[:1000])
    assert title.textFormat() == Qt.TextFormat.PlainText
    screen.desk.edit()
    form = screen.side.open_form
    assert form is not None
    assert form.form.values()["name"] == plain
    screen.grab()
    assert screen.window().size() == size


def test_change_from_elsewhere_is_shown_without_losing_what_is_typed(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], hands: Hands, qtbot: QtBot
) -> None:
    """Another change redraws the list and the form; the field under the fingers keeps its letters."""
    record = add("Alpha")
    screen.show_record(record)
    hands.press(Key.Key_F2)
    form = screen.side.open_form
    assert form is not None
    form.form.field("notes").setFocus()
    hands.type("rappeler lundi")
    services.directory.edit(Kind.ORGANISATION, record, {"name": "Oméga"})
    qtbot.waitUntil(lambda: form.form.values()["name"] == "Oméga")
    assert form.form.values()["notes"] == "rappeler lundi"
    assert hands.focus is form.form.field("notes")
    qtbot.waitUntil(lambda: services.directory.card(Kind.ORGANISATION, record).typed["notes"] == "rappeler lundi")


def test_record_deleted_elsewhere_leaves_the_screen(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], shell: Shell, qtbot: QtBot
) -> None:
    """The card of a record that has just gone makes way, without an error."""
    record = add("Alpha")
    screen.show_record(record)
    services.directory.delete(Kind.ORGANISATION, record)
    qtbot.waitUntil(lambda: screen.desk.card is None)
    assert not screen.side.view.isVisible()
    assert screen.pane.empty.isVisible()
    assert shell.failures == []


def test_long_list_is_read_by_pages(screen: DirectoryScreen, services: Services, qtbot: QtBot) -> None:
    """A long list reads its first lines only; End goes to its last one."""
    with services.store.write("import_directory", bulk=True) as session:
        from spie_desktop.models.organisation import Organisation

        session.add_all(Organisation(name=f"Structure {number:05}") for number in range(1500))
    screen.refresh()
    assert len(shown_names(screen)) == 100
    assert screen.pane.total.text() == "1500 structures"
    screen.pane.table.setFocus()
    qtbot.keyClick(screen.pane.table, Key.Key_End)
    assert screen.desk.card is not None
    assert screen.desk.card.title == "Structure 01499"


def test_narrow_window_shows_the_list_or_the_record(
    screen: DirectoryScreen, window: MainWindow, add: Callable[..., str], hands: Hands, qtbot: QtBot
) -> None:
    """Without room for both, Enter reads the record over the list, Escape comes back to it."""
    add("Alpha")
    screen.refresh()
    window.resize(700, 600)
    qtbot.waitUntil(lambda: not screen.side.isVisible())
    screen.pane.table.setFocus()
    hands.press(Key.Key_Return)
    assert screen.side.isVisible()
    assert not screen.pane.isVisible()
    hands.press(Key.Key_Escape)
    assert screen.pane.isVisible()
    assert hands.focus is screen.pane.table


def test_keys_lead_through_the_lists(screen: DirectoryScreen, hands: Hands, services: Services) -> None:
    """Ctrl+Tab steps through the four lists; a place that is asked for by name or by record is shown."""
    for kind in (Kind.PROFESSIONAL, Kind.TERRITORY, Kind.COHORT, Kind.ORGANISATION):
        screen.step_list(1)
        assert screen.kind is kind
    screen.enter("cohort")
    assert screen.kind is Kind.COHORT
    territory = services.directory.add(Kind.TERRITORY, {"name": "Aubel"})
    screen.enter(territory)
    assert screen.kind is Kind.TERRITORY
    assert screen.desk.card is not None


def test_every_control_has_a_name(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], qtbot: QtBot
) -> None:
    """A screen reader finds a name on everything that can be pressed, typed in or chosen, in every pane and form."""
    record = add("Alpha", email="a@b.example")
    territory = services.directory.add(Kind.TERRITORY, {"name": "Aubel"})
    services.directory.add_closure(territory, "1/8/2030")
    screen.show_record(territory)
    screen.show_record(record)
    for kind in Kind:
        screen.side.form(kind)
    controls = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, RecordTable)
    nameless = [
        f"{type(control).__name__} {control.objectName()}"
        for kind in controls
        for control in screen.findChildren(kind)
        if not control.accessibleName() and not (isinstance(control, QAbstractButton) and control.text())
        and not control.objectName().startswith("qt_")
        and not control.isHidden()
    ]  # fmt: skip
    assert nameless == []
    fields = {field.name for kind in Kind for field in FIELDS[kind]}
    assert {"name", "last_name", "siret"} <= fields
