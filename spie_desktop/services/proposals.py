"""What the committee proposes to a person, and the needs that nothing covers."""

import datetime as dt

from sqlalchemy.orm import Session

from spie_desktop.domain.present import today
from spie_desktop.domain.vocabulary.plans import NeedState, ProposalState
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.proposal import Proposal, UncoveredNeed
from spie_desktop.services.filling import Values, change, in_order, living, made, required
from spie_desktop.store.store import Store

_ANSWERED = frozenset({ProposalState.ACCEPTED, ProposalState.AMENDED, ProposalState.REFUSED})


class Proposals:
    """A solution is proposed, the person accepts, amends or refuses it; a need without one is a result too."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record(self, case_file_id: str, values: Values) -> str:
        with self._store.write("record_proposal") as session:
            return record(session, case_file_id, values)

    def answer(self, proposal_id: str, state: ProposalState, *, on: dt.date | None = None, values: Values = {}) -> None:  # noqa: B006 - read only
        """What became of it: told to the person, accepted, amended, refused, dropped."""
        with self._store.write("answer_proposal") as session:
            answer(session, proposal_id, state, on=on or today(), values=values)

    def record_need(self, values: Values) -> str:
        with self._store.write("record_need") as session:
            return record_need(session, values)

    def move_need(self, need_id: str, state: NeedState, *, on: dt.date | None = None, answer: str = "") -> None:
        """How far the collective has gone in building an answer."""
        with self._store.write("move_need") as session:
            need = living(session, UncoveredNeed, need_id)
            day = {"answered_on": on or today()} if state is NeedState.COVERED else {}
            change(need, {"state": state, "answer": answer or need.answer} | day)


def record(session: Session, case_file_id: str, values: Values) -> str:
    required(values, "text")
    living(session, CaseFile, case_file_id)
    return made(session, Proposal, {"proposed_on": today(), **values, "case_file_id": case_file_id}).id


def answer(session: Session, proposal_id: str, state: ProposalState, *, on: dt.date, values: Values) -> None:
    proposal = living(session, Proposal, proposal_id)
    days: dict[str, dt.date] = {}
    if state is ProposalState.TOLD or (state in _ANSWERED and proposal.told_on is None):
        days["told_on"] = on
    if state in _ANSWERED:
        days["answered_on"] = on
    in_order({"proposed_on": proposal.proposed_on, **days}, "proposed_on", "told_on", "answered_on")
    change(proposal, {**values, **days, "state": state})


def record_need(session: Session, values: Values) -> str:
    required(values, "text", "theme")
    return made(session, UncoveredNeed, {"recorded_on": today(), **values}).id
