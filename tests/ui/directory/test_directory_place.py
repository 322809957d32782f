"""The record beside the list is one of the list: commands never touch what is no longer shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from spie_desktop.services.all import Services
from spie_desktop.services.directory import Kind
from spie_desktop.services.facilitator import FacilitatorDraft
from spie_desktop.ui.directory.screen import DirectoryScreen, directory_screen
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.window import MainWindow
from tests.ui.directory.conftest import Hands, Shell, shown_names

Key = Qt.Key


def test_record_left_out_by_a_search_is_out_of_reach(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], hands: Hands, shell: Shell, qtbot: QtBot
) -> None:
    """A search that finds nothing empties the other side; no command then reaches the record that was read."""
    record = add("Alpha")
    screen.show_record(record)
    screen.pane.search.setText("qqqq")
    qtbot.waitUntil(lambda: screen.desk.card is None)
    screen.pane.setFocus()
    screen.edit_record()
    screen.delete_record()
    screen.turn_archived()
    screen.merge_record()
    assert screen.side.open_form is None
    assert screen.is_browsing
    assert shell.said == []
    assert not services.directory.card(Kind.ORGANISATION, record).is_archived


def test_creation_form_leaves_the_former_record_alone(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], shell: Shell
) -> None:
    """While a new record is typed, deactivating or merging does not reach the one that was read before."""
    record = add("Alpha")
    screen.show_record(record)
    screen.begin_record()
    screen.turn_archived()
    screen.merge_record()
    assert shell.said == []
    assert screen.is_browsing
    assert not services.directory.card(Kind.ORGANISATION, record).is_archived


def test_list_keeps_its_place_when_a_record_leaves_it(
    screen: DirectoryScreen, add: Callable[..., str], hands: Hands, shell: Shell, qtbot: QtBot
) -> None:
    """A deactivated or deleted record gives its place to the next one, at the end to the one before, shown at once."""
    for name in ("A1", "A2", "A3", "A4"):
        add(name)
    qtbot.waitUntil(lambda: len(shown_names(screen)) == 4)
    screen.pane.table.setFocus()
    hands.press(Key.Key_Down)
    hands.control(Key.Key_E)
    qtbot.waitUntil(lambda: shown_names(screen) == ["A1", "A3", "A4"])
    assert screen.desk.card is not None
    assert screen.desk.card.title == "A3"
    assert screen.pane.table.current_id == screen.desk.card.id
    hands.press(Key.Key_Delete)
    qtbot.waitUntil(lambda: shown_names(screen) == ["A1", "A4"])
    assert screen.desk.card.title == "A4"
    hands.press(Key.Key_Delete)
    qtbot.waitUntil(lambda: shown_names(screen) == ["A1"])
    assert screen.desk.card.title == "A1"
    assert screen.pane.table.current_id == screen.desk.card.id
    assert shell.said[-1] == "Structure supprimée\u00a0: A4"


def test_record_asked_for_ends_the_search(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], qtbot: QtBot
) -> None:
    """A record opened from elsewhere is shown in its list: the search is over, the filter that hid it too."""
    add("Alpha")
    other = add("Bêta")
    screen.pane.search.setText("alp")
    qtbot.waitUntil(lambda: shown_names(screen) == ["Alpha"])
    screen.enter(other)
    assert screen.pane.search.text() == ""
    assert screen.pane.table.current_id == other
    services.directory.archive(Kind.ORGANISATION, other)
    qtbot.waitUntil(lambda: shown_names(screen) == ["Alpha"])
    screen.enter(other)
    assert screen.pane.table.current_id == other
    assert screen.desk.card is not None
    assert screen.desk.card.is_archived


def test_first_down_shows_the_first_line(
    screen: DirectoryScreen, add: Callable[..., str], hands: Hands, qtbot: QtBot
) -> None:
    """In a list where nothing is chosen, Down chooses the first line and shows it."""
    for name in ("A1", "A2"):
        add(name)
    qtbot.waitUntil(lambda: len(shown_names(screen)) == 2)
    screen.pane.table.setFocus()
    screen.pane.state.setFocus()
    screen.show_list(Kind.ORGANISATION)
    screen.pane.table.setFocus()
    screen.show_list(Kind.ORGANISATION)
    hands.press(Key.Key_Down)
    assert screen.desk.card is not None
    assert screen.desk.card.title == "A1"


def begun(screen: DirectoryScreen, hands: Hands, name: str) -> None:
    screen.begin_record()
    hands.type(name)


def test_escape_keeps_a_begun_record_for_later(
    screen: DirectoryScreen, services: Services, hands: Hands, window: MainWindow
) -> None:
    """Escape leaves the form, says that the draft is kept; Ctrl+N gives it back; nothing is in the journal."""
    before = services.store.head
    begun(screen, hands, "Atelier")
    hands.press(Key.Key_Escape)
    assert screen.side.open_form is None
    toast = window.findChild(QWidget, "toast")
    assert toast.findChild(PlainLabel).text() == "Brouillon gardé\u00a0: Ctrl+N le rouvre."
    hands.control(Key.Key_N)
    form = screen.side.open_form
    assert form is not None
    assert form.form.values()["name"] == "Atelier"
    assert services.store.head == before


def test_cancel_drops_a_begun_record(screen: DirectoryScreen, services: Services, hands: Hands) -> None:
    """The button that cancels forgets what was typed; an added record leaves no draft either."""
    begun(screen, hands, "Atelier")
    form = screen.side.open_form
    assert form is not None
    form.leave.click()
    assert services.drafts.recall("directory.organisation") == {}
    begun(screen, hands, "Ferme")
    hands.press(Key.Key_Return)
    assert services.directory.count(Kind.ORGANISATION) == 1
    assert services.drafts.recall("directory.organisation") == {}


def test_begun_record_survives_the_window(
    screen: DirectoryScreen, services: Services, hands: Hands, window: MainWindow, shell: Shell
) -> None:
    """The window closes in the middle of a name: kept before the vault closes, and given back by another window."""
    kept: list[object] = []
    window.closing.connect(lambda: kept.append(services.drafts.recall("directory.organisation").get("name")))
    begun(screen, hands, "Atelier")
    window.close()
    assert kept == ["Atelier"]
    other = directory_screen(services, shell)
    other.begin_record()
    form = other.side.open_form
    assert form is not None
    assert form.form.values()["name"] == "Atelier"
    assert shell.failures == []
    other.deleteLater()


def test_begun_record_is_kept_at_each_pause(
    screen: DirectoryScreen, services: Services, hands: Hands, qtbot: QtBot
) -> None:
    """Half a second without a key is enough for what is typed to be in the vault."""
    begun(screen, hands, "Atelier")
    qtbot.waitUntil(lambda: services.drafts.recall("directory.organisation").get("name") == "Atelier")


def test_asking_for_a_new_record_twice_selects_the_name(
    screen: DirectoryScreen, hands: Hands, services: Services
) -> None:
    """Ctrl+N in the creation form goes back to the name, its text selected; Enter in a choice adds the record."""
    begun(screen, hands, "Atelier")
    form = screen.side.open_form
    assert form is not None
    form.form.field("notes").setFocus()
    hands.control(Key.Key_N)
    name = form.form.field("name")
    assert hands.focus is name
    assert isinstance(name, QLineEdit)
    assert name.selectedText() == "Atelier"
    form.form.field("nature").setFocus()
    hands.press(Key.Key_Return)
    assert services.directory.count(Kind.ORGANISATION) == 1


def test_search_of_a_list_forgives_a_slip(screen: DirectoryScreen, services: Services, qtbot: QtBot) -> None:
    """A slip finds what resembles it, in the list and in its count; a professional by the structure too."""
    structure = services.directory.add(Kind.ORGANISATION, {"name": "Mission locale des Tilleuls"})
    services.directory.add(Kind.PROFESSIONAL, {"last_name": "Dupré", "organisation_id": structure})
    screen.pane.search.setText("misson tileuls")
    qtbot.waitUntil(lambda: shown_names(screen) == ["Mission locale des Tilleuls"])
    assert screen.pane.total.text() == "1 structure"
    assert services.directory.count(Kind.PROFESSIONAL, search="tileuls") == 1
    assert services.directory.count(Kind.ORGANISATION, search="zzzzzz") == 0


def test_endless_word_pushes_nothing_away(screen: DirectoryScreen, add: Callable[..., str], qtbot: QtBot) -> None:
    """A name of 120 W is cut between lines: the card is no wider than its room, its buttons stay within reach."""
    screen.show_record(add("W" * 120, short_name="W" * 120))
    view = screen.side.view
    qtbot.waitUntil(lambda: view.edit.isVisible())
    assert view.widget().minimumSizeHint().width() <= view.viewport().width()


def test_new_record_is_of_the_territory_of_the_facilitator(screen: DirectoryScreen, services: Services) -> None:
    """The usual territory is proposed to structures and professionals; alone, it is no draft."""
    territory = services.directory.add(Kind.TERRITORY, {"name": "Aubel"})
    ada = FacilitatorDraft(first_name="Ada", last_name="Lenoir")
    services.facilitator.introduce(ada)
    services.facilitator.edit(ada, territory_id=territory)
    for kind in (Kind.ORGANISATION, Kind.PROFESSIONAL):
        screen.show_list(kind)
        screen.begin_record()
        form = screen.side.open_form
        assert form is not None
        assert form.form.values()["territory_id"] == territory
        assert form.draft == {}


def test_toast_leaves_the_buttons_of_a_form_alone(
    screen: DirectoryScreen, window: MainWindow, add: Callable[..., str]
) -> None:
    """What was just done is said over the list: « Add » and « Cancel » stay within reach."""
    add("Alpha")
    screen.begin_record()
    window.toast("Structure supprimée", "Annuler")
    form, toast = screen.side.open_form, window.findChild(QWidget, "toast")
    assert form is not None
    corner = toast.mapToGlobal(toast.rect().topRight())
    assert corner.x() < form.add.mapToGlobal(form.add.rect().topLeft()).x()
