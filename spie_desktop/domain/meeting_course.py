"""The course of a committee: which state may follow which, and what an agenda accepts."""

from typing import Final

from spie_desktop.domain.vocabulary.meetings import MeetingState
from spie_desktop.i18n import N_

_S = MeetingState
FOLLOWING: Final[dict[MeetingState, frozenset[MeetingState]]] = {
    _S.PREPARATION: frozenset({_S.FROZEN, _S.POSTPONED, _S.CANCELLED}),
    _S.FROZEN: frozenset({_S.SENT, _S.RUNNING, _S.POSTPONED, _S.CANCELLED}),
    _S.SENT: frozenset({_S.RUNNING, _S.POSTPONED, _S.CANCELLED}),
    _S.RUNNING: frozenset({_S.SUSPENDED, _S.READING}),
    _S.SUSPENDED: frozenset({_S.RUNNING, _S.READING}),
    _S.READING: frozenset({_S.SIGNED}),
    _S.SIGNED: frozenset(),
    _S.POSTPONED: frozenset(),
    _S.CANCELLED: frozenset(),
}


def may_follow(state: MeetingState, following: MeetingState) -> bool:
    return following in FOLLOWING[state]


FULL = N_("The agenda already holds {ceiling} situations: one of them must leave it first.")
ALREADY_LISTED = N_("This situation is already on the agenda of this committee.")
CONSENT_MISSING = N_("The person has refused or withdrawn her consent: her situation cannot be studied.")
CASE_CLOSED = N_("This parcours has ended: its situation cannot be put on an agenda.")
TOO_LATE = N_("This committee is over: its agenda no longer changes.")
REASON_WANTED = N_("The agenda is frozen: a late point needs its reason.")


def refusal(
    *,
    state: MeetingState,
    places_left: int,
    is_listed: bool,
    is_closed: bool,
    is_forbidden: bool,
    late_reason: str,
) -> str | None:
    """Why a situation cannot be put on an agenda, as a message to translate; None when it can."""
    if not state.is_ahead and not state.is_open:
        return TOO_LATE
    if is_listed:
        return ALREADY_LISTED
    if is_closed:
        return CASE_CLOSED
    if is_forbidden:
        return CONSENT_MISSING
    if places_left <= 0:
        return FULL
    if state is not MeetingState.PREPARATION and not late_reason:
        return REASON_WANTED
    return None
