"""« Accueil » shows the figures it is given, leads where they are dealt with, and follows what changes."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spie_desktop.domain.vocabulary.meetings import MeetingState
from spie_desktop.domain.vocabulary.records import InformationSubject
from spie_desktop.services.all import Services
from spie_desktop.services.overview import (
    ActionLine,
    FollowUps,
    InformationLine,
    Invited,
    LateActions,
    NextMeeting,
    OverviewView,
    PeopleToInform,
    ReferralLine,
    Referrals,
)
from spie_desktop.ui.changes import Changes
from spie_desktop.ui.home.lines import LineWidget
from spie_desktop.ui.home.screen import HomeScreen
from spie_desktop.ui.places import Place

NOW = dt.datetime(2026, 3, 12, 10, 42, tzinfo=dt.UTC)


def _view() -> OverviewView:
    meeting = NextMeeting(
        id="M1", territory="Valbois", title="", place="Maison des solidarités", starts_at=NOW + dt.timedelta(days=7),
        planned_minutes=150, state=MeetingState.PREPARATION, days_left=7, working_days_left=5, situations=7, ceiling=10,
        without_diagnosis=3, invited=Invited(total=11, room=9, remote=2, missing_charters=2),
        deadline_at=NOW, freeze_at=NOW + dt.timedelta(days=4), dispatch_at=NOW + dt.timedelta(days=5),
        is_deadline_past=False, is_freeze_past=False,
    )  # fmt: skip
    referral = ReferralLine("R1", "2026-A031", "", "Bourg", NOW, NOW, 4, is_late=True)
    action = ActionLine("A1", "C1", "Aide au permis", "2026-A014", "Mission locale", False, NOW.date(), 6)
    told = InformationLine("I1", "C2", "2026-A011", "Bourg", next(iter(InformationSubject)), NOW.date(), False)
    return OverviewView(
        on=NOW.date(), meeting=meeting, meetings_to_finish=0, referrals=Referrals((referral,), 1, 1),
        actions=LateActions((action,), 4), people_to_inform=PeopleToInform((told,), 2),
        follow_ups=FollowUps(5, 1, 1), without_action=3, partners=0,
    )  # fmt: skip


@pytest.fixture
def screen(qtbot: QtBot, services: Services) -> HomeScreen:
    screen = HomeScreen(services.overview, Changes())
    qtbot.addWidget(screen)
    screen.resize(1180, 700)
    screen.show()
    return screen


def _texts(screen: HomeScreen) -> str:
    return "\n".join(line.accessibleName() for line in screen.findChildren(LineWidget) if line.isVisible())


def test_an_empty_vault_teaches(screen: HomeScreen, qtbot: QtBot) -> None:
    """No committee yet: the sentence says where to begin, and its button leads there."""
    assert screen.meeting.title.text() == "Aucun comité n’est prévu"
    assert not screen.meeting.prepare.isVisible()
    with qtbot.waitSignal(screen.navigate) as asked:
        qtbot.keyClick(screen.meeting.directory, Qt.Key.Key_Return)
    assert asked.args[0] is Place.DIRECTORY


def test_the_figures_are_those_of_the_overview(screen: HomeScreen) -> None:
    """Counts, states and delays are said as they are, late ones in words and not by colour alone."""
    screen.display(_view())
    assert "Valbois" in screen.meeting.title.text()
    assert screen.meeting.chip.text() == "dans 7 jours"
    counts = [card.chip.text() for card in screen._cards]
    assert counts == ["2", "4", "2", "8"]
    said = _texts(screen)
    assert "Demande 2026-A031 · Bourg" in said
    assert "en retard de 4\u00a0h" in said
    assert "2026-A014 · Aide au permis" in said
    assert "Mission locale, prévue le 12 mars" in said
    assert "6 jours de retard" in said
    assert "dont 1 en retard · 1 à six mois" in said


def test_a_line_leads_where_it_is_dealt_with(screen: HomeScreen, qtbot: QtBot) -> None:
    """By keyboard as by mouse, with the record it is about."""
    screen.display(_view())
    line = next(line for line in screen.findChildren(LineWidget) if "Aide au permis" in line.accessibleName())
    with qtbot.waitSignal(screen.navigate) as asked:
        qtbot.keyClick(line, Qt.Key.Key_Space)
    assert asked.args == [Place.ACTIONS, "A1"]
    with qtbot.waitSignal(screen.navigate) as clicked:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert clicked.args == [Place.ACTIONS, "A1"]


def test_a_refresh_keeps_the_keyboard_where_it_was(screen: HomeScreen, qtbot: QtBot) -> None:
    """What changes elsewhere does not throw the focus away."""
    screen.display(_view())
    screen.activateWindow()
    line = next(line for line in screen.findChildren(LineWidget) if "Aide au permis" in line.accessibleName())
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    screen.display(_view())
    qtbot.waitUntil(
        lambda: any(
            new.hasFocus() and "Aide au permis" in new.accessibleName() for new in screen.findChildren(LineWidget)
        )
    )
