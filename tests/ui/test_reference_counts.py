"""The binding to Qt keeps the interpreter's constants alive: docs/decisions/0002-pyside-pin.md."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

CALLS = 5_000
TOLERANCE = 500  # other objects come and go meanwhile; the fault lost one reference at nearly each call


class _Speaker(QObject):
    said = Signal(bool)


def test_usual_calls_lose_no_reference_to_none_or_true(qtbot: QtBot) -> None:
    """Some thousand calls that return nothing, and as many emitted signals, leave None and True as they were."""
    label, line, speaker = QLabel(), QLineEdit(), _Speaker()
    qtbot.addWidget(label)
    qtbot.addWidget(line)
    heard: list[int] = []
    speaker.said.connect(lambda _is_true: heard.append(1))
    before = sys.getrefcount(None), sys.getrefcount(True)
    for n in range(CALLS):
        label.setText(str(n))
        line.setEnabled(n % 2 == 0)
        label.setVisible(False)
        speaker.said.emit(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert len(heard) == CALLS
    if sys.version_info >= (3, 12):  # constants are immortal there: their count says nothing
        return
    assert abs(after[0] - before[0]) < TOLERANCE
    assert abs(after[1] - before[1]) < TOLERANCE
