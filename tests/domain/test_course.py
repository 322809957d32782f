"""The course of a parcours and of a committee, references, digests: pure rules."""

import datetime as dt

import pytest

from spie_desktop.domain import meeting_course as course
from spie_desktop.domain.digest import digest_of, short_code
from spie_desktop.domain.parcours import advanced, age_band, age_on, consent_forbids
from spie_desktop.domain.references import is_reference, prefix, reference
from spie_desktop.domain.vocabulary.meetings import ItemState, MeetingState
from spie_desktop.domain.vocabulary.parcours import ConsentState, Step

TODAY = dt.date(2026, 6, 1)


def test_reference_is_year_mark_number() -> None:
    """Three digits at least, more when they are wanted; what is no reference is told apart."""
    assert reference(2026, "A", 14) == "2026-A014"
    assert reference(2026, "AB", 1234) == "2026-AB1234"
    assert prefix(2026, "A") == "2026-A"
    assert is_reference("2026-A014")
    assert not is_reference("2026-a014") and not is_reference("2026-A14")


def test_step_is_never_taken_back() -> None:
    """A later diagnosis does not bring a person in follow-up back to the beginning."""
    assert advanced(Step.QUESTIONNAIRE, Step.COMMITTEE) is Step.COMMITTEE
    assert advanced(Step.FOLLOW_UP, Step.COMPOSITION) is Step.FOLLOW_UP


def test_only_a_refusal_or_a_withdrawal_forbids() -> None:
    """A consent not asked for yet does not keep a situation off an agenda."""
    assert [state for state in (None, *ConsentState) if consent_forbids(state)] == [
        ConsentState.REFUSED,
        ConsentState.WITHDRAWN,
    ]


def test_age_bands() -> None:
    """An age changes on the birthday; the band says first and last year, none for the oldest."""
    assert age_on(dt.date(2000, 6, 1), TODAY) == 26
    assert age_on(dt.date(2000, 6, 2), TODAY) == 25
    assert age_band(dt.date(2000, 6, 2), TODAY) == (18, 25)
    assert age_band(dt.date(2000, 6, 1), TODAY) == (26, 35)
    assert age_band(dt.date(1950, 1, 1), TODAY) == (56, None)
    assert age_band(dt.date(2015, 1, 1), TODAY) == (0, 17)
    assert age_band(None, TODAY) is None


def test_every_state_leads_to_its_end() -> None:
    """From preparation each state can be reached, and the last ones lead nowhere."""
    reached, waiting = {MeetingState.PREPARATION}, [MeetingState.PREPARATION]
    while waiting:
        for following in course.FOLLOWING[waiting.pop()] - reached:
            reached.add(following)
            waiting.append(following)
    assert reached == set(MeetingState)
    assert not course.may_follow(MeetingState.SIGNED, MeetingState.RUNNING)


FITS = {
    "state": MeetingState.PREPARATION,
    "places_left": 3,
    "is_listed": False,
    "is_closed": False,
    "is_forbidden": False,
    "late_reason": "",
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, None),
        ({"places_left": 0}, course.FULL),
        ({"places_left": -1}, course.FULL),
        ({"is_listed": True}, course.ALREADY_LISTED),
        ({"is_closed": True}, course.CASE_CLOSED),
        ({"is_forbidden": True}, course.CONSENT_MISSING),
        ({"state": MeetingState.FROZEN}, course.REASON_WANTED),
        ({"state": MeetingState.SENT, "late_reason": "urgence"}, None),
        ({"state": MeetingState.RUNNING, "late_reason": "urgence"}, None),
        ({"state": MeetingState.FROZEN, "late_reason": "urgence", "places_left": 0}, course.FULL),
        ({"state": MeetingState.READING}, course.TOO_LATE),
        ({"state": MeetingState.CANCELLED}, course.TOO_LATE),
    ],
)
def test_what_keeps_a_situation_off_an_agenda(changed: dict[str, object], expected: str | None) -> None:
    """Each rule has its own sentence; the ceiling holds for late points too."""
    assert course.refusal(**(FITS | changed)) == expected  # type: ignore[arg-type]


def test_items_that_take_a_place() -> None:
    """Waiting and withdrawn situations leave their place to others."""
    assert [state for state in ItemState if not state.is_on_agenda] == [ItemState.WAITING, ItemState.WITHDRAWN]


def test_digest_says_the_content_whatever_its_order() -> None:
    """The same content gives the same digest; one letter more gives another, and another short code."""
    first = digest_of({"b": "é", "a": [1, 2]})
    assert first == digest_of({"a": [1, 2], "b": "é"})
    assert first != digest_of({"a": [1, 2], "b": "e"})
    assert short_code("f" * 64) == "ZZZZ-ZZZZ"
    assert short_code("0" * 64) == "0000-0000"
    assert short_code(first) != short_code(digest_of({}))
