"""What the start, the unlocking and the lists cost, against a bare window of Qt in the same run."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.bench.figures import Figure, in_turn, median
from scripts.bench.store_figures import fill
from spie_desktop.services.facilitator import FacilitatorDraft
from spie_desktop.services.opening import create_vault

PROBE = Path(__file__).with_name("window_probe.py")
ROOT = Path(__file__).resolve().parent.parent.parent
PASSPHRASE = "sept petits cailloux blancs sous la lune"


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A real X server where there is one to start, the offscreen platform otherwise."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SPIE_LANGUAGE": "fr"}
    if shutil.which("Xvfb") is None:
        yield {**environment, "QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    display = os.read(read, 20).decode().strip()
    try:
        yield {**environment, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def probe(environment: dict[str, str], *arguments: str) -> dict[str, Any]:
    started = {**environment, "PROBE_STARTED": repr(time.time())}
    result = subprocess.run(
        [sys.executable, str(PROBE), *arguments], env=started, capture_output=True, text=True, timeout=30, check=True
    )
    return dict(json.loads(result.stdout.splitlines()[-1]))


def vault_of(folder: Path, people: int) -> Path:
    """A vault with its passphrase, filled through the door."""
    vault, _recovery = create_vault(
        folder, PASSPHRASE, facilitator=FacilitatorDraft(first_name="Camille", last_name="Essai")
    )
    fill(vault.store, people)
    vault.close()
    return folder


def measure(people: int, rounds: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as name, screen() as environment:
        environment["SPIE_HOME"] = f"{name}/home"
        vault = str(vault_of(Path(name) / "vault", people))
        timed: dict[str, list[dict[str, Any]]] = {"bare": [], "unlock": [], "home": []}
        for _ in range(rounds + 1):
            timed["bare"].append(probe(environment, "bare"))
            timed["unlock"].append(probe(environment, "unlock", vault))
            timed["home"].append(probe(environment, "home", vault, PASSPHRASE))
        ms = {kind: median([one["ms"] for one in runs[1:]]) for kind, runs in timed.items()}
        peak = {kind: median([one["peak_mib"] for one in runs[1:]]) for kind, runs in timed.items()}
        heavy = timed["unlock"][-1]["heavy"]
        assert heavy == [], f"loaded before the first paint: {heavy}"
    return [
        Figure("process start to unlock window painted", people, ms["unlock"], ms["bare"], 1.2),
        Figure("passphrase accepted to « Accueil » painted", people, ms["home"], ms["bare"], 1.0),
        Figure("peak memory with « Accueil » open", people, peak["home"], peak["bare"], 1.8, "MiB"),
    ]


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    cells: tuple[str, ...]
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class _Page:
    rows: list[_Row]
    after: int | None


def measure_list(people: int, rounds: int) -> list[Figure]:
    """The first screen of a list, fetched by pages from `people` lines, against one of a hundred."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from spie_desktop.ui.theme import wear
    from spie_desktop.ui.widgets.columns import ListColumn
    from spie_desktop.ui.widgets.record_table import RecordTable

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    wear(app, "light")

    def painted(count: int) -> None:
        lines = [_Row(str(n), (f"Structure {n}", "Bourg-Fictif", "active")) for n in range(count)]

        def page(after: int | None, size: int) -> _Page:
            start = after or 0
            end = start + size
            return _Page(lines[start:end], end if end < count else None)

        start = time.perf_counter()
        table = RecordTable((ListColumn("Nom", 3), ListColumn("Commune"), ListColumn("État")), name="Structures")
        table.resize(1000, 700)
        table.display(page)
        table.show()
        app.processEvents()
        table.grab()
        spent.append((time.perf_counter() - start) * 1000)
        table.deleteLater()
        app.processEvents()

    spent: list[float] = []
    in_turn(lambda: painted(people), lambda: painted(100), rounds)
    large, small = spent[2::2], spent[3::2]
    return [Figure("first screen of a list, against a list of 100", people, median(large), median(small), 1.5)]
