"""Importing a list and merging duplicates, from the first key to the undo."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from spie_desktop.services.all import Services
from spie_desktop.services.directory import Kind
from spie_desktop.ui.directory.screen import DirectoryScreen
from spie_desktop.ui.widgets.cards import ErrorPanel
from tests.ui.directory.conftest import Hands, Shell, shown_names

Key = Qt.Key
LIST = "Nom;Courriel;Ville;Couleur\nAlpha;faux;Aubel;x\n;a@b.example;;\nBêta;b@b.example;Aubel;\n"


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def previewed(screen: DirectoryScreen, path: Path, qtbot: QtBot) -> None:
    screen.begin_import()
    screen.importing.file_chosen.emit(path)
    qtbot.waitUntil(
        lambda: bool(screen.importing.preview.table.lines.lines) and not screen.importing.progress.isVisible()
    )


def test_import_shows_every_row_before_it_writes(
    screen: DirectoryScreen, services: Services, csv: Path, hands: Hands, shell: Shell, qtbot: QtBot
) -> None:
    """Preview with problems beside each row and unknown columns said; one press imports; one undo takes all back."""
    previewed(screen, csv, qtbot)
    preview = screen.importing.preview
    lines = [line.cells for line in preview.table.lines.lines]
    assert [cells[0] for cells in lines] == ["2", "3", "4"]
    assert [cells[2] for cells in lines] == ["nouvelle", "laissée de côté", "nouvelle"]
    assert "Courriel" in lines[0][3]
    assert preview.findChild(QWidget, "import_unknown_columns").text() == "Colonnes laissées de côté\u00a0: Couleur."
    assert services.directory.count(Kind.ORGANISATION) == 0
    preview.parts.display("to_watch")
    preview.parts.chosen.emit("to_watch")
    assert [line.cells[0] for line in preview.table.lines.lines] == ["2", "3"]
    assert preview.confirm.text() == "Importer 2 fiches"
    preview.confirm.setFocus()
    hands.press(Key.Key_Return)
    qtbot.waitUntil(lambda: screen.importing.done.isVisible())
    assert services.directory.count(Kind.ORGANISATION) == 2
    assert shell.said == ["Liste importée\u00a0: 2 ajoutées, 1 ligne laissée de côté."]
    hands.press(Key.Key_Return)
    assert shown_names(screen) == ["Alpha", "Bêta"]
    hands.control(Key.Key_Z)
    qtbot.waitUntil(lambda: shown_names(screen) == [])


def test_import_of_what_is_known_writes_nothing(
    screen: DirectoryScreen, services: Services, csv: Path, qtbot: QtBot
) -> None:
    """The same list again has nothing to import, and its button says so."""
    services.directory.apply_import(services.directory.preview_import(csv))
    previewed(screen, csv, qtbot)
    assert screen.importing.preview.confirm.text() == "Rien à importer"
    assert not screen.importing.preview.confirm.isEnabled()


def test_file_that_is_no_list_is_told_where_one_is(
    screen: DirectoryScreen, tmp_path: Path, shell: Shell, qtbot: QtBot
) -> None:
    """A workbook is refused in the pane itself, with the way out, and another file can be chosen at once."""
    workbook = tmp_path / "liste.xlsx"
    workbook.write_bytes(b"PK\x03\x04" + bytes(100))
    screen.begin_import()
    screen.importing.file_chosen.emit(workbook)
    panel = screen.importing.findChild(ErrorPanel)
    qtbot.waitUntil(panel.isVisible)
    assert "classeur" in panel.accessibleName()
    assert screen.importing.choosing.isVisible()
    assert shell.failures == []


def test_cancelled_import_leaves_everything_as_it_was(
    screen: DirectoryScreen, services: Services, csv: Path, shell: Shell, qtbot: QtBot
) -> None:
    """Cancel stops the work before anything is written; the preview is still there."""
    previewed(screen, csv, qtbot)
    busy = threading.Event()
    shell.background.submit(lambda _task: busy.wait(5))
    screen.importing.preview.confirm.click()
    screen.importing.progress.findChild(QAbstractButton, "progress_cancel").click()
    busy.set()
    qtbot.waitUntil(lambda: not screen.importing.progress.isVisible())
    assert screen.importing.preview.isVisible()
    assert services.directory.count(Kind.ORGANISATION) == 0


def test_import_is_begun_and_left_by_keyboard(screen: DirectoryScreen, hands: Hands, qtbot: QtBot) -> None:
    """Ctrl+I, Enter opens the chooser of files; Escape goes back to the lists."""
    hands.control(Key.Key_I)
    assert screen.importing.isVisible()
    assert hands.focus is screen.importing.choosing.button
    screen.importing.choosing.button.click()
    dialog = screen.importing.findChild(QFileDialog, "import_file_dialog")
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
    qtbot.waitUntil(lambda: screen.importing.findChild(QFileDialog, "import_file_dialog") is None)
    screen.window().activateWindow()
    qtbot.waitUntil(screen.window().isActiveWindow)
    screen.importing.choosing.button.setFocus()
    hands.press(Key.Key_Escape)
    assert screen.is_browsing


def test_two_records_are_merged_by_keyboard(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], hands: Hands, shell: Shell, qtbot: QtBot
) -> None:
    """Ctrl+M finds the record of a like name, Enter compares, a choice a field, Enter merges; Ctrl+Z parts them."""
    kept = add("Régie des Tilleuls", phone="0323001122")
    other = add("Régie des Tileuls", phone="0323003344", email="r@t.example")
    person = services.directory.add(Kind.PROFESSIONAL, {"last_name": "Dupré", "organisation_id": other})
    screen.show_record(kept)
    hands.control(Key.Key_M)
    pane = screen.merging.others[Kind.ORGANISATION]
    qtbot.waitUntil(lambda: [line.id for line in pane.table.lines.lines] == [other])
    pane.table.setFocus()
    hands.press(Key.Key_Return)
    merge = screen.merging.merge
    assert merge.isVisible()
    assert merge.moved.text() == "Rattachés à la fiche gardée\u00a0: 1 professionnel."
    assert merge.findChild(QWidget, "other_email").isChecked()
    merge.findChild(QWidget, "other_phone").setFocus()
    hands.press(Key.Key_Space)
    merge.confirm.setFocus()
    hands.press(Key.Key_Return)
    assert screen.is_browsing
    assert shown_names(screen) == ["Régie des Tilleuls"]
    card = services.directory.card(Kind.ORGANISATION, kept)
    assert (card.typed["phone"], card.typed["email"]) == ("03 23 00 33 44", "r@t.example")
    assert services.directory.card(Kind.PROFESSIONAL, person).typed["organisation_id"] == kept
    hands.control(Key.Key_Z)
    qtbot.waitUntil(lambda: len(shown_names(screen)) == 2)


def test_suspected_pairs_are_listed_compared_and_swapped(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], hands: Hands, qtbot: QtBot
) -> None:
    """Ctrl+D lists the pairs with their reason; the one that stays can be swapped; after the last one, none is left."""
    for name in ("CCAS d’Aubel", "Aubel CCAS", "Garage"):
        add(name)
    screen.refresh()
    hands.control(Key.Key_D)
    pairs = screen.merging.pairs
    qtbot.waitUntil(lambda: len(pairs.table.lines.lines) == 1)
    assert pairs.table.lines.lines[0].cells == ("CCAS d’Aubel", "Aubel CCAS", "même nom")
    pairs.table.setFocus()
    hands.press(Key.Key_Return)
    screen.merging.merge.swap.click()
    screen.merging.merge.confirm.click()
    qtbot.waitUntil(lambda: pairs.isVisible() and pairs.table.lines.lines == [])
    assert {row.cells[0] for row in services.directory.page(Kind.ORGANISATION).rows} == {"Aubel CCAS", "Garage"}
    pairs.back.setFocus()
    hands.press(Key.Key_Escape)
    assert screen.is_browsing


def test_merge_given_up_changes_nothing(
    screen: DirectoryScreen, services: Services, add: Callable[..., str], hands: Hands, qtbot: QtBot
) -> None:
    """Escape from the comparison goes back to the choice, then to the lists; both records are there."""
    kept = add("Alpha")
    add("Alphа bis")
    screen.show_record(kept)
    hands.control(Key.Key_M)
    pane = screen.merging.others[Kind.ORGANISATION]
    pane.search.clear()
    qtbot.waitUntil(lambda: len(pane.table.lines.lines) == 1)
    pane.table.setFocus()
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    assert pane.isVisible()
    pane.table.setFocus()
    hands.press(Key.Key_Escape)
    assert screen.is_browsing
    assert services.directory.count(Kind.ORGANISATION) == 2
