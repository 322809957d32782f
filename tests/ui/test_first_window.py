"""A second start brings the first window forward."""

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from spie_desktop.ui.first_window import FirstWindow, call_first, channel_of


def test_nobody_answers_when_nothing_runs(tmp_path: Path) -> None:
    """The usual start goes on."""
    assert not call_first(channel_of(tmp_path / "vault"))


def test_the_first_window_is_called(qtbot: QtBot, tmp_path: Path) -> None:
    """It answers, and is told."""
    channel = channel_of(tmp_path / "vault")
    first = FirstWindow(channel)
    answers: list[bool] = []
    caller = threading.Thread(target=lambda: answers.append(call_first(channel)))
    with qtbot.waitSignal(first.called):
        caller.start()
    qtbot.waitUntil(lambda: bool(answers))
    caller.join()
    assert answers == [True]
    first.close()
    assert not call_first(channel)


def test_a_socket_left_by_a_killed_process_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    """A file nobody listens on neither answers nor bars the way."""
    channel = channel_of(tmp_path / "vault")
    Path(channel).touch()
    try:
        assert not call_first(channel)
        first = FirstWindow(channel)
        answers: list[bool] = []
        caller = threading.Thread(target=lambda: answers.append(call_first(channel)))
        with qtbot.waitSignal(first.called):
            caller.start()
        qtbot.waitUntil(lambda: bool(answers))
        caller.join()
        first.close()
    finally:
        Path(channel).unlink(missing_ok=True)


def test_two_vaults_have_two_channels(tmp_path: Path) -> None:
    """Windows of other vaults are left alone."""
    assert channel_of(tmp_path / "one") != channel_of(tmp_path / "two")
