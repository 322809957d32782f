"""Each place with the demonstration data, in French, at 1366×768: light, dark, high contrast, at 100 and 200 %.

screenshots.py FOLDER [--only WORD]
"""

import argparse
import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402 - the platform is chosen above
from PySide6.QtWidgets import QDialog, QWidget  # noqa: E402

LOOKS = (("light", 100), ("light", 200), ("dark", 100), ("dark", 200), ("contrast", 100))
SIZE = (1366, 768)
SETTLE = 300  # milliseconds for what is asked in the background to arrive


def settle(milliseconds: int = SETTLE) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Album:
    """Pictures in a folder, named by what they show and how."""

    def __init__(self, folder: Path, only: str) -> None:
        self.folder, self.only, self.look = folder, only, ""
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, window: QWidget) -> None:
        if self.only in name:
            settle()
            window.grab().save(str(self.folder / f"{name}-{self.look}.png"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    album = Album(options.folder, options.only)
    with tempfile.TemporaryDirectory() as home:
        os.environ["SPIE_HOME"] = home
        from spie_desktop.app import Program
        from spie_desktop.i18n import use_language
        from spie_desktop.services.demonstration import create_demo

        use_language("fr")
        vault = create_demo(Path(home) / "demo", today=dt.datetime.now().astimezone().date())
        program = Program(Path(home) / "nowhere")
        program.show()
        settle()  # icons are drawn once the first window is painted
        for theme, percent in LOOKS:
            album.look = f"{theme}-{percent}"
            program.preferences.change(theme=theme, text_size=percent)
            _entrance(program.entrance, vault.folder, album)
        program.entrance.hide()
        program._on_opened(vault, False)
        assert program.desk is not None
        window = program.desk.window
        window.resize(*SIZE)
        for theme, percent in LOOKS:
            album.look = f"{theme}-{percent}"
            program.preferences.change(theme=theme, text_size=percent)
            for name, show in _places(program.desk):
                show()
                album.take(name, window)
                _put_away(window)
        window.close()
    os._exit(0)  # nothing is left to save


def _put_away(window: Any) -> None:
    """The palette and the sheet of keys stand over whatever is shown next."""
    window.palette_of_commands.leave()
    for sheet in window.findChildren(QDialog):
        sheet.close()


def _entrance(window: QWidget, vault: Path, album: Album) -> None:
    from spie_desktop.ui.opening.first_run import FirstRun

    window.resize(*SIZE)
    window.show_first_run()  # type: ignore[attr-defined]
    window.show()
    page = window.findChild(FirstRun)
    assert page is not None
    page.sheet.panel.display(("7KQ2M", "VD3F0", "XW8TN", "41HRB", "9ZC6E", "GJP5A", "T2YKD", "M08QX"), "", lambda: b"")
    for number in range(len(page.steps)):
        page._show(number)
        album.take(f"first-run-{number + 1}", window)
    window.open_folder(vault)  # type: ignore[attr-defined]
    album.take("unlock", window)


def _places(desk: Any) -> Iterator[tuple[str, Callable[[], object]]]:
    from spie_desktop.services.directory import Kind
    from spie_desktop.ui.places import Place
    from spie_desktop.ui.settings.screen import SECTIONS

    window = desk.window
    for place in Place:
        yield place.value, lambda place=place: window.navigate(place)  # type: ignore[misc]
    for kind in Kind:
        first = desk.services.directory.page(kind, limit=1).rows[0].id
        yield f"directory-{kind.value}", lambda first=first: window.navigate(Place.DIRECTORY, first)  # type: ignore[misc]
    for sign in SECTIONS:
        code = sign.code
        yield f"settings-{code}", lambda code=code: window.navigate(Place.SETTINGS, code)  # type: ignore[misc]
    yield "palette", window.open_palette
    yield "keys", window.open_keys


if __name__ == "__main__":
    main()
