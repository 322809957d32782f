"""The committees that were held: who came, what was studied, what came of it, minutes signed."""

import datetime as dt

from spie_desktop.domain.agenda import dispatch_on, freeze_on
from spie_desktop.domain.vocabulary.attendance import AttendanceMode, InvitationAnswer, SignatureKind
from spie_desktop.domain.vocabulary.meetings import ItemOrigin, MeetingState, Outcome
from spie_desktop.models.attendance import Invitation
from spie_desktop.models.meeting import Meeting
from spie_desktop.services import agenda, attendance, charters, minutes
from spie_desktop.services.demo.results import conclude
from spie_desktop.services.demo.timeline import Passage, Story
from spie_desktop.services.demo.workshop import Place, Workshop
from spie_desktop.services.filling import living
from spie_desktop.services.meetings import end, freeze, move, open_meeting

_DAY = dt.timedelta(days=1)
_HOUR = dt.timedelta(hours=1)
_MINUTE = dt.timedelta(minutes=1)
_LATE_SHARE = 0.1


class Sittings:
    """Goes through the past committees in the order of time; who has signed the charter need not sign again."""

    def __init__(self, workshop: Workshop, stories: list[Story]) -> None:
        self._workshop = workshop
        self._signed: set[str] = set()
        self._studied: dict[tuple[int, int], list[tuple[Story, Passage]]] = {}
        for story in stories:
            for passage in story.passages:
                self._studied.setdefault((story.territory, passage.meeting), []).append((story, passage))

    def past(self) -> list[tuple[int, int]]:
        """Each past committee as (territory, rank), oldest first."""
        found = [
            (day, territory, rank)
            for territory, place in enumerate(self._workshop.places)
            for rank, day in enumerate(place.days)
            if day < self._workshop.today
        ]
        return [(territory, rank) for _day, territory, rank in sorted(found)]

    def hold(self, territory: int, rank: int) -> None:
        place = self._workshop.places[territory]
        session, meeting_id = self._workshop.session, place.meeting_ids[rank]
        if rank == place.skipped or not self._studied.get((territory, rank)):
            is_empty = rank != place.skipped
            reason = "Aucune situation à étudier." if is_empty else "Trop peu de membres disponibles ce jour-là."
            move(session, meeting_id, MeetingState.CANCELLED, {"state_reason": reason})
            return
        starts_at = living(session, Meeting, meeting_id).starts_at
        called = self._call(territory, place, rank)
        self._draw_up(territory, rank, meeting_id)
        opened = starts_at + self._workshop.rng.randint(1, 6) * _MINUTE
        open_meeting(session, meeting_id, at=opened)
        self._attend(called, opened)
        ended = self._study(territory, rank, place, opened)
        end(session, meeting_id, at=ended)
        self._sign(meeting_id, ended)

    def _call(self, territory: int, place: Place, rank: int) -> list[str]:
        """Nine of ten come; the others are excused or represented."""
        session, rng = self._workshop.session, self._workshop.rng
        called = list(attendance.invite_seated(session, place.meeting_ids[rank]))
        for invitation_id in called:
            structure_id = living(session, Invitation, invitation_id).organisation_id
            team = next(one.professional_ids for one in place.structures if one.id == structure_id)
            said: dict[str, object] = {"answered_on": place.days[rank] - rng.randint(4, 9) * _DAY}
            drawn = rng.random()
            answer = InvitationAnswer.CONFIRMED
            if drawn < 0.08:
                answer = InvitationAnswer.DECLINED
            elif drawn < 0.16 and len(team) > 1:
                answer = InvitationAnswer.REPLACED
                said["replaced_by_id"] = team[(territory + 1) % len(team)]
            attendance.answer_invitation(session, invitation_id, answer, said)
        return called

    def _draw_up(self, territory: int, rank: int, meeting_id: str) -> None:
        """The agenda of the day; now and then, its last point comes after the freeze."""
        workshop = self._workshop
        session, day = workshop.session, workshop.places[territory].days[rank]
        points = self._studied.get((territory, rank), [])
        is_late = len(points) > 1 and workshop.rng.random() < _LATE_SHARE
        for story, passage in points[: -1 if is_late else None]:
            passage.item_id = agenda.list_situation(session, meeting_id, story.case_file_id, _point(story, passage))
        freeze(session, meeting_id, at=workshop.at(freeze_on(day), 15))
        move(session, meeting_id, MeetingState.SENT, {"dispatched_at": workshop.at(dispatch_on(day), 10)})
        if is_late:
            story, passage = points[-1]
            values = _point(story, passage) | {"late_reason": "Risque de rupture signalé par le référent."}
            at = workshop.at(dispatch_on(day), 16)
            passage.item_id = agenda.list_situation(session, meeting_id, story.case_file_id, values, at=at)

    def _attend(self, called: list[str], opened: dt.datetime) -> None:
        session = self._workshop.session
        for invitation_id in called:
            invitation = living(session, Invitation, invitation_id)
            mode = {
                InvitationAnswer.DECLINED: AttendanceMode.EXCUSED,
                InvitationAnswer.REPLACED: AttendanceMode.REPRESENTED,
            }.get(invitation.answer, invitation.expected_mode)
            sitter = invitation.replaced_by_id or invitation.professional_id
            if mode.hears and sitter is not None and sitter not in self._signed:
                charters.sign(session, sitter, {"signed_at": opened - 5 * _MINUTE, "meeting_id": invitation.meeting_id})
                self._signed.add(sitter)
            attendance.note(session, invitation_id, mode, at=opened)

    def _study(self, territory: int, rank: int, place: Place, opened: dt.datetime) -> dt.datetime:
        workshop, at = self._workshop, opened + 8 * _MINUTE
        for story, passage in self._studied.get((territory, rank), []):
            if passage.outcome is not Outcome.NOT_REACHED:
                agenda.open_situation(workshop.session, passage.item_id, at=at)
                at += workshop.rng.randint(8, 16) * _MINUTE
            conclude(workshop, story, passage, place.days[rank], at)
        return at + 10 * _MINUTE

    def _sign(self, meeting_id: str, ended: dt.datetime) -> None:
        session = self._workshop.session
        minutes_id = minutes.freeze(session, meeting_id, at=ended + 10 * _MINUTE)
        for signature in minutes.awaited(session, minutes_id):
            minutes.sign(session, signature.id, at=ended + 15 * _MINUTE, nature=SignatureKind.PAPER)
        minutes.close(session, minutes_id, at=ended + _HOUR)


def _point(story: Story, passage: Passage) -> dict[str, object]:
    earlier = story.passages[: story.passages.index(passage)]
    origin = ItemOrigin.REFERRAL
    if earlier:
        waits = {Outcome.ADJOURNED: ItemOrigin.ADJOURNED, Outcome.NOT_REACHED: ItemOrigin.NOT_REACHED}
        origin = waits.get(earlier[-1].outcome, ItemOrigin.REVIEW)
    return {
        "origin": origin,
        "question": story.told(story.profile.question),
        "context": story.told(story.profile.diagnosis["synthesis"]),
        "themes": [theme.value for theme in story.profile.themes],
        "box_minutes": 12,
    }
