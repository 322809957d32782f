"""The binding to Qt itself."""

import sys

from PySide6.QtWidgets import QLabel


def test_the_binding_does_not_wear_none_out(qtbot) -> None:
    """Void calls of Qt do not lose references to None: PySide6 6.12.0 does on Python 3.11, until the process dies."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _call in range(5000):
        label.setText("x")
    assert abs(sys.getrefcount(None) - before) < 500
