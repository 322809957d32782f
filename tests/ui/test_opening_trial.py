"""« Essayer avec des données fictives »: made with its progress, found again, stopped without a trace."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from spie_desktop import paths
from spie_desktop.services import demonstration, trial
from spie_desktop.services.threshold import Condition, state_of
from spie_desktop.ui.background import Background
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.opening.lock import Locking
from spie_desktop.ui.opening.window import OpeningWindow
from tests.ui.opening_parts import press, soon, type_in, words_of


@pytest.fixture
def opened():
    vaults: list[Any] = []
    yield vaults
    for vault in vaults:
        vault.close()


@pytest.fixture
def window(
    background: Background,
    live_preferences: LivePreferences,
    shown: Callable[[QWidget], QWidget],
    opened: list[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> OpeningWindow:
    small = demonstration.create_demo
    monkeypatch.setattr(trial, "create_demo", lambda folder, progress: small(folder, people=8, progress=progress))
    made = OpeningWindow(background, live_preferences, paths.default_vault())
    made.opened.connect(lambda vault, _is_recovered: opened.append(vault))
    shown(made)
    return made


def test_the_fictional_vault_is_made_then_found_again(window: OpeningWindow, opened: list[Any], qtbot: Any) -> None:
    """It says that it is fictional; the second time, it is the same vault."""
    press(window, "demo")
    soon(qtbot, lambda: bool(opened))
    assert opened[0].services.overview.is_demo()
    assert opened[0].folder == trial.trial_folder()
    assert state_of(paths.default_vault()).condition is Condition.ABSENT
    opened[0].close()
    window.show_trial()
    soon(qtbot, lambda: len(opened) == 2)
    assert opened[1].services.overview.is_demo()


def test_stopped_on_the_way_it_leaves_nothing(
    window: OpeningWindow, opened: list[Any], monkeypatch: pytest.MonkeyPatch, damaged: set[Path], qtbot: Any
) -> None:
    """« Annuler » stops at the next step, and the assistant is there again."""
    damaged.add(trial.trial_folder() / "store.db")

    began = Event()

    def endless(*_target: object, progress: Callable[[float, str], None], **_options: object) -> None:
        while True:
            progress(0.5, "…")
            began.set()

    monkeypatch.setattr(demonstration, "build_demo", endless)
    press(window, "demo")
    soon(qtbot, began.is_set)
    press(window, "progress_cancel")
    soon(qtbot, lambda: window.centralWidget().objectName() == "first_run")
    assert not opened
    assert state_of(trial.trial_folder()).condition is Condition.ABSENT


def test_locked_it_tells_its_passphrase(
    window: OpeningWindow,
    opened: list[Any],
    background: Background,
    live_preferences: LivePreferences,
    qtbot: Any,
) -> None:
    """Nobody chose it: whoever tries the program is not shut out by Ctrl+L."""
    press(window, "demo")
    soon(qtbot, lambda: bool(opened))
    locking = Locking(opened[0], background, live_preferences, lambda: window, window)
    locking.lock()
    soon(qtbot, lambda: not opened[0].is_open)
    assert demonstration.DEMO_PASSPHRASE in words_of(window)
    type_in(window, "passphrase", demonstration.DEMO_PASSPHRASE)
    press(window, "open")
    soon(qtbot, lambda: not locking.is_locked)
