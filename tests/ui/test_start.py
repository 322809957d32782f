"""The start of the program: what stands in the first window, what was loaded to paint it, what follows."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from spie_desktop import paths
from spie_desktop.services.doorstep import label_at_first_sight
from spie_desktop.ui.widgets import by_number
from tests.ui.opening_parts import make_vault

LIBRARIES = (
    "sqlalchemy",
    "alembic",
    "pyhanko",
    "reportlab",
    "openpyxl",
    "cryptography",
    "babel",
    "sqlcipher3",
    "pyrage",
)
LATER = (
    *(
        "argparse",
        "dataclasses",
        "gettext",
        "getpass",
        "hashlib",
        "hmac",
        "locale",
        "logging",
        "secrets",
        "socket",
        "tomllib",
    ),
    *("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtSvg"),
    *("spie_desktop.services.threshold", "spie_desktop.store.header", "spie_desktop.ui.commands"),
    *("spie_desktop.ui.file_choices", "spie_desktop.ui.opening.recovery_pane", "spie_desktop.ui.widgets.chips"),
)

STARTED = """
import json, os, sys
from pathlib import Path
from spie_desktop.app import Program
from spie_desktop.ui.first_paint import AfterFirstPaint

from PySide6 import QtCore
from PySide6.QtTest import QTest

program = Program(Path(sys.argv[1]))
window = program.show()
told = {}

def look():
    form = window.centralWidget().form
    image = form.open_button.icon().pixmap(18, 18).toImage()
    return {
        "title": window.centralWidget().card.title.text(),
        "keyboard": window.focusWidget().objectName(),
        "typed": form.field.passphrase(),
        "buttons": sorted(
            (button.objectName(), button.x(), button.y(), button.width())
            for button in window.findChildren(type(form.open_button).__base__)
        ),
        "has_icon": any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())),
    }

def painted():
    told["painted"] = {"modules": sorted(sys.modules), "names_of_qt": "Qt" in vars(QtCore), "look": look()}
    QTest.keyClicks(window.focusWidget(), "girafe")
    QtCore.QTimer.singleShot(0, settled)

def settled():
    if program.first is None:
        QtCore.QTimer.singleShot(5, settled)
        return
    told["settled"] = {"look": look(), "threshold": "spie_desktop.services.threshold" in sys.modules}
    told["settled"]["names_of_qt"] = "Qt" in vars(QtCore)
    program.app.setStyleSheet("")  # which stands before the style
    told["settled"]["style"] = program.app.style().objectName()
    print(json.dumps(told), flush=True)
    os._exit(0)

AfterFirstPaint(window, painted)  # before the one of the program: the last who asks is told first
program.exec()
"""


def run(code: str, *arguments: str) -> str:
    """What a process of its own prints: nothing that the tests loaded is in it."""
    environment = {**os.environ, "SPIE_HOME": str(paths.data_folder()), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def started() -> dict[str, Any]:
    """What the program told of itself at its first paint, and right after."""
    make_vault(paths.default_vault(), label="Coffre de Laon")
    told: dict[str, Any] = json.loads(run(STARTED, str(paths.default_vault())).splitlines()[-1])
    return told


def test_the_first_window_loads_what_it_shows_and_nothing_else(started: dict[str, Any]) -> None:
    """No library of the store or of documents, nothing that can wait for the paint, not all the lists of `Qt`."""
    loaded = set(started["painted"]["modules"])
    assert loaded & {*LIBRARIES, *LATER} == set()
    assert not [name for name in loaded if name.startswith(("spie_desktop.models", "spie_desktop.documents"))]
    assert not started["painted"]["names_of_qt"]
    assert started["settled"]["names_of_qt"], "the look-out sees them once they are there"


def test_the_first_window_is_the_real_one(started: dict[str, Any]) -> None:
    """At the first paint, the vault is named and the keyboard is in the field; nothing moves when the rest arrives."""
    painted, settled = started["painted"]["look"], started["settled"]["look"]
    assert painted["title"] == "Coffre de Laon"
    assert painted["keyboard"] == "passphrase"
    assert painted["buttons"] == settled["buttons"]
    assert started["settled"]["threshold"]
    assert settled["typed"] == "girafe"
    assert settled["keyboard"] == "passphrase"
    assert settled["has_icon"] and not painted["has_icon"]
    assert started["settled"]["style"] == "fusion"


def test_what_pyside_defers_is_there_when_it_is_wanted() -> None:
    """A wrong argument is told as without the deferral, and a signature is found."""
    code = (
        "import sys\n"
        "if sys.argv[1] == 'lightly': import spie_desktop.ui.binding\n"
        "from PySide6.QtCore import QObject\n"
        "for call in (lambda: QObject().setObjectName(3.5), lambda: QObject(1, 2, 3), lambda: QObject().nothing):\n"
        "    try: call()\n"
        "    except (TypeError, AttributeError) as error: print(type(error).__name__, error)\n"
        "from PySide6.support.signature import get_signature\n"
        "print(get_signature(QObject.setObjectName))\n"
    )
    plainly, lightly = run(code, "plainly"), run(code, "lightly")
    assert lightly == plainly
    assert "setObjectName(name: str" in lightly


def test_deferred_modules_have_not_run_before() -> None:
    """The gain is there: none of them is executed by loading the windows."""
    code = (
        "import sys\n"
        "import spie_desktop.ui.binding\n"
        "import PySide6.QtWidgets\n"
        "print([name for name, module in sys.modules.items() if '_deferred' in vars(module)])\n"
    )
    names = run(code)
    for part in ("errorhandler", "layout", "parser", "enum_sig", "pyi_generator"):
        assert f"shibokensupport.signature.{part}" in names or f"shibokensupport.signature.lib.{part}" in names


def test_numbers_are_the_ones_of_their_names() -> None:
    """What is given to Qt by number means what its name says."""
    assert Qt.TextFormat.PlainText.value == by_number.PLAIN_TEXT
    assert Qt.FocusPolicy.NoFocus.value == by_number.NO_FOCUS
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value == by_number.NEVER
    assert Qt.ShortcutContext.WidgetWithChildrenShortcut.value == by_number.HERE_AND_INSIDE


def test_first_sight_leaves_what_is_strange_to_a_closer_look(tmp_path: Path) -> None:
    """The label of a vault in order; nothing of an absent, damaged, empty or half-restored one."""
    folder = tmp_path / "vault"
    assert label_at_first_sight(folder) is None
    make_vault(folder, label="Coffre")
    assert label_at_first_sight(folder) == "Coffre"
    (folder / ".restauration-prete-1").mkdir()
    assert label_at_first_sight(folder) is None
    (folder / ".restauration-prete-1").rmdir()
    key_file = folder / "vault.json"
    whole = key_file.read_bytes()
    for damaged in (b"", whole[: len(whole) // 2], b"[]", b'{"label": 3}', b"\xff" * 40, b"[" * 100_000):
        key_file.write_bytes(damaged)
        assert label_at_first_sight(folder) is None
    key_file.write_bytes(whole)
    assert label_at_first_sight(folder) == "Coffre"
