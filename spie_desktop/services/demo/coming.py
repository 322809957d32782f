"""What waits for the facilitator on the present day: next agendas, diagnoses to hold, referrals to answer."""

import datetime as dt

from spie_desktop.domain.vocabulary.attendance import InvitationAnswer
from spie_desktop.domain.vocabulary.general import Sex, YesNo
from spie_desktop.domain.vocabulary.meetings import ItemOrigin
from spie_desktop.domain.vocabulary.parcours import ReferralSource
from spie_desktop.domain.vocabulary.support import AppointmentKind
from spie_desktop.domain.working_days import working_day_until
from spie_desktop.models.attendance import Invitation
from spie_desktop.services import agenda, attendance, follow_up, referrals
from spie_desktop.services.demo.library import library
from spie_desktop.services.demo.timeline import Stage, Story
from spie_desktop.services.demo.workshop import Place, Workshop
from spie_desktop.services.filling import living

_DAY = dt.timedelta(days=1)
_HOUR = dt.timedelta(hours=1)
_ORIGINS = (ItemOrigin.REFERRAL, ItemOrigin.REFERRAL, ItemOrigin.REQUEST, ItemOrigin.STUCK)
_UNSIGNED = ("France Travail", "Mission locale")


def prepare_next(workshop: Workshop, territory: int, stories: list[Story]) -> None:
    """The next committee of a territory: its members called, its first situations listed."""
    place = workshop.places[territory]
    rank = next((rank for rank, day in enumerate(place.days) if day >= workshop.today), None)
    if rank is None:
        return
    meeting_id, day = place.meeting_ids[rank], place.days[rank]
    _call(workshop, territory, place, meeting_id)
    ready = [story for story in stories if story.stage is Stage.READY and story.territory == territory]
    for number, story in enumerate(ready):
        values = {
            "origin": _ORIGINS[number % len(_ORIGINS)],
            "question": story.told(story.profile.question),
            "context": story.told(story.profile.diagnosis["synthesis"]) if story.diagnosed_on else "",
            "themes": [theme.value for theme in story.profile.themes],
            "box_minutes": 12,
        }
        agenda.list_situation(workshop.session, meeting_id, story.case_file_id, values)
        if story.diagnosed_on is None:
            appointment = {
                "starts_at": workshop.at(working_day_until(day - 2 * _DAY), 10 + number % 5),
                "nature": AppointmentKind.DIAGNOSIS,
                "professional_id": story.referent_id,
                "facilitator_id": workshop.author,
                "place": f"Maison des solidarités, {place.communes[0][0]}",
            }
            follow_up.plan_appointment(workshop.session, story.case_file_id, appointment)


def receive(workshop: Workshop) -> None:
    """Referrals without an answer: some in time until tomorrow at least, some late."""
    for number in range(workshop.scale.waiting_referrals):
        day, hour = (1, 10) if number % 2 == 0 else (2, 15)
        _referral(workshop, number, workshop.at(workshop.today - day * _DAY, hour, number % 60))
    for number in range(workshop.scale.late_referrals):
        rank = workshop.scale.waiting_referrals + number
        _referral(workshop, rank, workshop.at(workshop.today - 5 * _DAY, 9, number % 60))


def _call(workshop: Workshop, territory: int, place: Place, meeting_id: str) -> None:
    """Most have answered; two send a colleague who has never signed the charter."""
    session = workshop.session
    for number, invitation_id in enumerate(attendance.invite_seated(session, meeting_id)):
        structure_id = living(session, Invitation, invitation_id).organisation_id
        structure = next(one for one in place.structures if one.id == structure_id)
        said: dict[str, object] = {"answered_on": workshop.today - _DAY}
        if structure.text.short.startswith(_UNSIGNED):
            team = structure.professional_ids
            said["replaced_by_id"] = team[-1] if territory < 2 else team[(territory + 2) % len(team)]
            attendance.answer_invitation(session, invitation_id, InvitationAnswer.REPLACED, said)
        elif number % 4:
            attendance.answer_invitation(session, invitation_id, InvitationAnswer.CONFIRMED, said)


def _referral(workshop: Workshop, number: int, received: dt.datetime) -> None:
    rng, profile = workshop.rng, workshop.rng.choice(library().profiles)
    is_woman = rng.randrange(100) < profile.women
    place = workshop.places[number % len(workshop.places)]
    structure = place.staffed(rng.choice(("Département", "Mission locale", "CCAS", "France Travail")))
    commune, postcode = rng.choice(place.communes)
    values = {
        "received_at": received,
        "source": ReferralSource.FORMS,
        "forms_id": str(900_000 + number),
        "territory_id": place.id,
        "organisation_id": structure.id,
        "prescriber_id": rng.choice(structure.professional_ids),
        "last_name": workshop.names.last_name(),
        "first_name": workshop.names.first_name(is_woman=is_woman),
        "sex": Sex.FEMALE if is_woman else Sex.MALE,
        "born_on": workshop.names.birth(*profile.ages, workshop.today),
        "commune": commune,
        "postcode": postcode,
        "phone": workshop.names.mobile(),
        "themes": [theme.value for theme in profile.themes],
        "reason": profile.told(profile.question, is_woman=is_woman),
        "context": profile.told(profile.diagnosis["difficulties"], is_woman=is_woman),
        "expectations": profile.told(profile.expectations, is_woman=is_woman),
        "is_volunteer": YesNo.YES,
        "wishes_to_attend": YesNo.UNKNOWN,
    }
    referrals.record(workshop.session, values)
