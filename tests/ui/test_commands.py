"""Verbs, changes and the worker: what happens between a click and the screens."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget

from spie_desktop.errors import UserError
from spie_desktop.ui.background import Background, Cancelled, Task
from spie_desktop.ui.changes import Changes
from spie_desktop.ui.commands import ask, outcomes, run


@pytest.fixture
def background():
    made = Background()
    yield made
    made.close()


def test_a_verb_gives_its_result_and_is_said_saved(qtbot) -> None:
    """`done` gets what the verb returned; « Enregistré » is said once."""
    results: list[int] = []
    with qtbot.waitSignal(outcomes().saved) as saved:
        assert run(lambda: 42, done=results.append, said="Fait")
    assert (results, saved.args) == ([42], ["Fait"])


def test_a_query_saves_nothing(qtbot) -> None:
    """Reading is never said to be saved; its errors are told all the same."""
    with qtbot.assertNotEmitted(outcomes().saved):
        assert ask(lambda: 42)
    with qtbot.waitSignal(outcomes().failed):
        assert not ask(_fails)


def _fails() -> None:
    raise UserError("Illisible.")


def test_an_error_after_the_verb_is_not_lost(qtbot) -> None:
    """A bug in `done` is told as any bug; what was saved stays said."""
    with qtbot.waitSignals([outcomes().saved, outcomes().crashed]):
        assert not run(lambda: 1, done=lambda _result: 1 / 0)


def test_changes_reach_the_window_from_any_thread(qtbot) -> None:
    """What another thread commits is told on the thread of the window, once for all that was gathered."""
    changes = Changes()
    heard: list[tuple[frozenset[tuple[str, str]], bool]] = []
    changes.changed.connect(lambda touched: heard.append((touched, QThread.isMainThread())))

    def commit() -> None:
        changes.report(frozenset({("organisation", "1")}))
        changes.report(frozenset({("organisation", "2")}))

    with qtbot.waitSignal(changes.changed):
        worker = threading.Thread(target=commit)
        worker.start()
        worker.join()
    assert heard == [(frozenset({("organisation", "1"), ("organisation", "2")}), True)]


def test_a_visible_screen_asks_again_and_a_hidden_one_waits(qtbot) -> None:
    """Only what concerns a screen makes it ask; hidden, it asks once when it is shown."""
    changes, screen = Changes(), QWidget()
    qtbot.addWidget(screen)
    asked: list[int] = []
    freshness = changes.follow(screen, {"organisation"}, lambda: asked.append(1))
    screen.show()

    def change(kind: str) -> None:
        with qtbot.waitSignal(changes.changed):
            changes.report(frozenset({(kind, "1")}))

    change("organisation")
    change("cohort")
    assert len(asked) == 1
    screen.hide()
    change("organisation")
    change("organisation")
    assert (len(asked), freshness.is_stale) == (1, True)
    screen.show()
    assert (len(asked), freshness.is_stale) == (2, False)


def test_a_screen_gone_is_not_asked(qtbot) -> None:
    """A screen destroyed since hears nothing."""
    changes, screen = Changes(), QWidget()
    changes.follow(screen, {"organisation"}, lambda: 1 / 0)
    screen.show()
    shiboken6.delete(screen)
    with qtbot.waitSignal(changes.changed):
        changes.report(frozenset({("organisation", "1")}))


def test_a_task_is_done_elsewhere_and_told_here(background: Background, qtbot) -> None:
    """Work runs on the worker; its progress and its result arrive on the thread of the window, in order."""
    told: list[object] = []

    def work(task: Task) -> bool:
        task.tell(0.5, "À moitié")
        return QThread.isMainThread()

    background.submit(
        work,
        done=lambda result: told.append(("done", result, QThread.isMainThread())),
        progress=lambda share, sentence: told.append((share, sentence, QThread.isMainThread())),
    )
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(0.5, "À moitié", True), ("done", False, True)]


def test_tasks_come_one_after_another(background: Background, qtbot) -> None:
    """There is one worker: nothing runs beside anything."""
    order: list[int] = []
    for number in range(5):
        background.submit(lambda _task, number=number: order.append(number))
    qtbot.waitUntil(lambda: order == [0, 1, 2, 3, 4])


def test_cancelling_really_stops(background: Background, qtbot) -> None:
    """A cancelled task stops at its next check, and is told as cancelled; one not begun never begins."""
    begun, may_go = threading.Event(), threading.Event()
    ends: list[BaseException] = []

    def work(task: Task) -> None:
        begun.set()
        may_go.wait(5)
        task.check()
        raise AssertionError("went on")

    first = background.submit(work, failed=ends.append)
    second = background.submit(lambda _task: ends.append(AssertionError("began")), failed=ends.append)
    assert begun.wait(5)
    first.cancel()
    second.cancel()
    may_go.set()
    qtbot.waitUntil(lambda: len(ends) == 2)
    assert all(isinstance(end, Cancelled) for end in ends)


def test_an_error_in_the_worker_is_reported(background: Background, qtbot) -> None:
    """Without `failed`, an error of a task is told as a verb's is."""
    with qtbot.waitSignal(outcomes().failed) as failed:
        background.submit(lambda _task: _fails())
    assert isinstance(failed.args[0], UserError)
    with qtbot.waitSignal(outcomes().crashed):
        background.submit(lambda _task: 1 / 0)


def test_news_for_a_widget_gone_is_dropped(background: Background, qtbot) -> None:
    """A screen closed while its work runs is not called back."""
    owner, may_go = QWidget(), threading.Event()
    called: list[object] = []
    background.submit(lambda _task: may_go.wait(5), done=called.append, owner=owner)
    shiboken6.delete(owner)
    may_go.set()
    after: list[object] = []
    background.submit(lambda _task: 1, done=after.append)
    qtbot.waitUntil(lambda: after == [1])
    assert called == []


def test_closing_waits_for_the_step_under_way(qtbot) -> None:
    """Closing cancels what runs and returns once the thread is over."""
    background = Background()
    begun = threading.Event()

    def work(task: Task) -> None:
        begun.set()
        while not task.is_cancelled:
            pass

    background.submit(work)
    assert begun.wait(5)
    background.close()
    assert background.isFinished()
