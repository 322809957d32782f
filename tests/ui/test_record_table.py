"""The list of records: quick, by keyboard, and plain."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QSortFilterProxyModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableWidget, QWidget

from spie_desktop.ui.widgets.cards import EmptyState
from spie_desktop.ui.widgets.columns import ListColumn
from spie_desktop.ui.widgets.list_area import ListArea
from spie_desktop.ui.widgets.record_model import FIRST_PAGE
from spie_desktop.ui.widgets.record_table import RecordTable

COLUMNS = (
    ListColumn("Nom", 3, key="name"),
    ListColumn("Commune", 2, is_muted=True),
    ListColumn("État", is_chip=True, tones={"en retard": "danger"}),
    ListColumn("Nombre", key="count", is_number=True),
)


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    cells: tuple[str, ...]
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    rows: list[Line]
    after: int | None


class Source:
    """A long list, which counts what was asked of it."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.asked: list[int] = []

    def __call__(self, after: int | None, count: int) -> Lines:
        start = after or 0
        end = min(start + count, self.length)
        self.asked.append(end - start)
        rows = [Line(str(n), (f"Structure {n}", "Aubel", "en retard", str(n)), n % 4 == 3) for n in range(start, end)]
        return Lines(rows, end if end < self.length else None)


@pytest.fixture
def table(qtbot) -> RecordTable:
    made = RecordTable(COLUMNS, name="Structures")
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def test_a_long_list_begins_like_a_short_one(table: RecordTable) -> None:
    """The first screen of 100 000 lines asks for one page, whatever follows."""
    source = Source(100_000)
    table.display(source)
    table.grab()
    assert source.asked == [FIRST_PAGE]


def test_cells_are_looked_up_and_not_made(table: RecordTable) -> None:
    """What a cell shows is the very text of the line: nothing is formatted while painting."""
    table.display(Source(10))
    shown = table.lines.data(table.lines.index(3, 0))
    assert shown is table.lines.lines[3].cells[0]


def test_scrolling_fetches_what_follows(table: RecordTable) -> None:
    """Going down to the last line of a page brings the next."""
    source = Source(1000)
    table.display(source)
    table.grab()
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    table.grab()
    assert len(source.asked) > 1
    assert table.lines.rowCount() > FIRST_PAGE


def test_end_goes_to_the_very_end(table: RecordTable, qtbot) -> None:
    """End reaches the last record of all, Home comes back to the first."""
    table.display(Source(5000))
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current_id == "4999"
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id == "0"


def test_arrows_choose_and_enter_opens(table: RecordTable, qtbot) -> None:
    """A list is worked by keyboard alone."""
    table.display(Source(10))
    table.setFocus()
    table.select_first()
    with qtbot.waitSignal(table.selected) as selected:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert selected.args == ["1"]
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["1"]


def test_a_double_click_opens(table: RecordTable, qtbot) -> None:
    """A list is worked by mouse alone."""
    table.display(Source(10))
    place = table.visualRect(table.lines.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["2"]
    qtbot.mouseMove(table.viewport(), QPoint(20, place.y()))


def test_letters_go_to_the_search_field(table: RecordTable, qtbot) -> None:
    """Typing over a list searches in all of it, not among the lines fetched."""
    table.display(Source(10))
    with qtbot.waitSignal(table.typed) as typed:
        QTest.keyClicks(table, "l")
    assert typed.args == ["l"]


def test_a_header_asks_for_its_order(table: RecordTable, qtbot) -> None:
    """Sorting is asked of the data; the same header again asks for the other way; others do not sort."""
    table.display(Source(10))
    asked: list[tuple[str, bool]] = []
    table.sorted_by.connect(lambda key, is_descending: asked.append((key, is_descending)))
    header = table.horizontalHeader()
    header.sectionClicked.emit(0)
    table.display_sort("name", is_descending=False)
    header.sectionClicked.emit(0)
    header.sectionClicked.emit(1)
    assert asked == [("name", False), ("name", True)]


def test_reloading_stays_on_the_record(table: RecordTable) -> None:
    """After a change, the same record has the keyboard at the same place."""
    table.display(Source(1000))
    table.select("40")
    place = table.verticalScrollBar().value()
    table.reload()
    assert table.current_id == "40"
    assert table.verticalScrollBar().value() == place


def test_several_lines_when_asked(qtbot) -> None:
    """Two records are selected for merging, in the order of the list."""
    table = RecordTable(COLUMNS, name="Structures", has_many=True)
    qtbot.addWidget(table)
    table.display(Source(10))
    table.show()
    table.select("1")
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_ids() == ["1", "2"]


def test_no_title_is_cut(table: RecordTable, worn) -> None:
    """When there is no room for a column, the last ones go; the first is always there."""
    table.display(Source(10))
    assert not any(table.isColumnHidden(section) for section in range(4))
    worn.wear("light", 200)
    table.resize(360, 400)
    assert not table.isColumnHidden(0)
    assert table.isColumnHidden(3)
    shown = sum(table.columnWidth(section) for section in range(4) if not table.isColumnHidden(section))
    assert shown <= table.viewport().width()


def test_the_rows_have_one_height(table: RecordTable, worn) -> None:
    """Rows are never measured: 36 pixels at 100 %, 72 at 200 %."""
    table.display(Source(10))
    assert {table.rowHeight(row) for row in range(10)} == {36}
    worn.wear("light", 200)
    assert {table.rowHeight(row) for row in range(10)} == {72}


def test_a_hostile_name_is_painted_as_text(table: RecordTable) -> None:
    """Markup, marks that reorder, emoji and length change nothing to a list."""
    table.display_lines([Line("1", ("<b>x</b>\u202e", "👩‍👧" * 50, "é" * 10_000, "=cmd()"))])
    assert not table.grab().isNull()
    assert table.lines.data(table.lines.index(0, 0)) == "<b>x</b>\u202e"


def test_no_slow_list_anywhere() -> None:
    """No list of the program is a QTableWidget, nor sorts or filters through a proxy."""
    from pathlib import Path

    from spie_desktop.ui import window

    code = "".join(file.read_text("utf-8") for file in Path(window.__file__).parent.rglob("*.py"))
    assert QTableWidget.__name__ not in code
    assert QSortFilterProxyModel.__name__ not in code
    assert "resizeRowsToContents" not in code
    assert "exec()" not in code.replace("never `exec()`", "")


def test_a_list_has_its_four_states(qtbot) -> None:
    """List, empty, error, loading: each is drawn, and the error can be tried again."""
    table = RecordTable(COLUMNS, name="Structures")
    empty = EmptyState("directory", "Personne ici.", "Ajouter")
    area = ListArea(table, empty)
    qtbot.addWidget(area)
    area.show()
    area.show_empty()
    assert area.currentWidget() is empty
    area.show_loading()
    assert isinstance(area.currentWidget(), QLabel)
    area.show_error("Illisible.", "Réessayez.")
    with qtbot.waitSignal(area.retried):
        qtbot.mouseClick(area.findChild(QWidget, "error_retry"), Qt.MouseButton.LeftButton)
    area.show_list()
    assert area.currentWidget() is table
