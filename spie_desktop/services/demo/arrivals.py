"""How fictional people enter: referral, consent, situation, diagnosis, obstacles, first ratings."""

import datetime as dt

from spie_desktop.domain.parcours import age_on
from spie_desktop.domain.vocabulary.evaluation import FamilySituation, RsaState
from spie_desktop.domain.vocabulary.general import Medium, Sex, YesNo
from spie_desktop.domain.vocabulary.parcours import ConsentState, Moment, ReferralAnswer, ReferralSource
from spie_desktop.domain.vocabulary.support import AppointmentKind, AppointmentState, DiagnosisPhase
from spie_desktop.domain.vocabulary.themes import Standing, Theme
from spie_desktop.services import (
    accompaniment,
    consents,
    diagnoses,
    follow_up,
    obstacles,
    people,
    referrals,
    situations,
)
from spie_desktop.services.demo.library import library
from spie_desktop.services.demo.names import email
from spie_desktop.services.demo.timeline import Stage, Story
from spie_desktop.services.demo.workshop import Place, Workshop

_DAY = dt.timedelta(days=1)
_REFERRERS = ("Département", "France Travail", "PLIE", "CCAS", "Cap emploi")
_YOUNG = 26
_COMMITTED = 0.7
_OTHERWISE = (Standing.STEADY, Standing.STRENGTH, Standing.FRAGILE, Standing.STEADY, Standing.UNEXPLORED)
_LONE = frozenset({FamilySituation.ALONE_AFTER_COUPLE, FamilySituation.SEPARATED})


def arrive(workshop: Workshop, story: Story) -> None:
    """Writes a person from her referral to her diagnosis, if she has had one."""
    place = workshop.places[story.territory]
    prescriber = _register(workshop, story, place)
    _refer(workshop, story, place, prescriber)
    _consent(workshop, story)
    _join(workshop, story, place)
    _situation(workshop, story)
    if story.diagnosed_on is not None:
        _diagnose(workshop, story, story.diagnosed_on)


def _register(workshop: Workshop, story: Story, place: Place) -> str:
    rng = workshop.rng
    commune, postcode = rng.choice(place.communes)
    is_young = age_on(story.born_on, workshop.today) < _YOUNG
    team = place.staffed("Mission locale" if is_young else rng.choice(_REFERRERS))
    story.referent_id = rng.choice(team.professional_ids)
    prescriber = rng.choice(team.professional_ids)
    person = {
        "last_name": story.last_name,
        "first_name": story.first_name,
        "sex": Sex.FEMALE if story.is_woman else Sex.MALE,
        "born_on": story.born_on,
        "address_line": workshop.names.street(),
        "postcode": postcode,
        "commune": commune,
        "phone": workshop.names.mobile(),
        "email": email(story.first_name, story.last_name) if rng.random() < 0.75 else "",
        "contact_medium": rng.choice((Medium.PHONE, Medium.TEXT, Medium.EMAIL)),
    }
    case_file = {
        "territory_id": place.id,
        "entered_on": story.entered_on,
        "oriented_on": story.entered_on,
        "referent_id": story.referent_id,
        "prescriber_id": prescriber,
        "expectations": story.told(story.profile.expectations),
    }
    made = people.register(workshop.session, workshop.minter, person, case_file)
    story.person_id, story.case_file_id, story.reference = made.person_id, made.case_file_id, made.reference
    return prescriber


def _refer(workshop: Workshop, story: Story, place: Place, prescriber: str) -> None:
    """Received up to two days before the entry, which is the day of the answer; one of ten waited too long."""
    rng = workshop.rng
    wait = 4 if rng.random() < 0.1 else rng.randint(0, 2)
    received = workshop.at(story.entered_on - wait * _DAY, 9, rng.randint(0, 59))
    profile = story.profile
    values = {
        "received_at": received,
        "source": ReferralSource.FORMS,
        "forms_id": str(1000 + story.rank),
        "territory_id": place.id,
        "prescriber_id": prescriber,
        "last_name": story.last_name,
        "first_name": story.first_name,
        "born_on": story.born_on,
        "sex": Sex.FEMALE if story.is_woman else Sex.MALE,
        "themes": [theme.value for theme in profile.themes],
        "reason": story.told(profile.question),
        "expectations": story.told(profile.expectations),
        "is_volunteer": YesNo.YES,
        "wishes_to_attend": rng.choice(list(YesNo)),
    }
    referral_id = referrals.record(workshop.session, values)
    answered = workshop.at(story.entered_on, 11)
    text = "Merci pour cette fiche. Le rendez-vous de diagnostic sera proposé à la personne sous un mois."
    referrals.answer_referral(
        workshop.session,
        workshop.author,
        referral_id,
        ReferralAnswer.ACCEPTED,
        text=text,
        case_file_id=story.case_file_id,
        at=max(answered, received + dt.timedelta(minutes=30)),
    )


def _consent(workshop: Workshop, story: Story) -> None:
    values = {"case_file_id": story.case_file_id, "asked_on": story.entered_on}
    state = ConsentState.GIVEN
    if story.stage is Stage.ENTERING and story.rank % 2:
        state = ConsentState.ASKED
    else:
        values["given_on"] = story.entered_on
    story.consent_id = consents.record(workshop.session, story.person_id, state, values)


def _join(workshop: Workshop, story: Story, place: Place) -> None:
    is_young = age_on(story.born_on, workshop.today) <= 30
    cohort = 0 if is_young else 1 if story.profile.family in _LONE else 2
    people.join_cohort(workshop.session, story.case_file_id, place.cohort_ids[cohort], entered_on=story.entered_on)


def _situation(workshop: Workshop, story: Story) -> None:
    profile = story.profile
    children, youngest = profile.children
    values = {
        "observed_on": story.entered_on,
        "moment": Moment.ENTRY,
        "diploma": profile.diploma,
        "professional": profile.professional,
        "family": profile.family,
        "dependent_children": YesNo.of(children > 0),
        "children_count": children,
        "children_under_three": youngest,
        "rsa": YesNo.of(profile.is_on_rsa),
        "rsa_state": RsaState.OPEN_PAID if profile.is_on_rsa else None,
        "rsa_since_on": story.entered_on - workshop.rng.randint(60, 1500) * _DAY if profile.is_on_rsa else None,
        "prime_activite": YesNo.NO if profile.is_on_rsa else YesNo.YES,
        "aah": YesNo.NO,
        "registered_job_seeker": YesNo.YES,
        "driving_licence": YesNo.NO if Theme.MOBILITY in profile.themes else YesNo.YES,
        "vehicle": YesNo.NO if Theme.MOBILITY in profile.themes else YesNo.YES,
    }
    situations.record(workshop.session, story.case_file_id, values)


def _diagnose(workshop: Workshop, story: Story, day: dt.date) -> None:
    place = f"Maison des solidarités, {workshop.places[story.territory].communes[0][0]}"
    values = {name: story.told(text) for name, text in story.profile.diagnosis.items()} | {
        "phase": DiagnosisPhase.DONE,
        "conducted_on": day,
        "place": place,
        "referent_id": story.referent_id,
        "facilitator_id": workshop.author,
        "participants": "La personne, son référent, la chargée d’animation",
        "decided_together": "Présenter la situation au comité, sans donner le nom. La personne sera informée.",
        "global_approach": "Avancer sur les freins en même temps, avec un seul interlocuteur.",
        "is_agreed": YesNo.YES,
        "booklet_given_on": day,
        "next_appointment_at": workshop.at(day + 21 * _DAY, 14),
    }
    diagnosis_id = diagnoses.record(workshop.session, story.case_file_id, values)
    appointment = {
        "starts_at": workshop.at(day, workshop.rng.randint(9, 15)),
        "nature": AppointmentKind.DIAGNOSIS,
        "state": AppointmentState.HELD,
        "professional_id": story.referent_id,
        "diagnosis_id": diagnosis_id,
        "distance_km": workshop.rng.randint(0, 18),
        "place": place,
    }
    follow_up.plan_appointment(workshop.session, story.case_file_id, appointment)
    _rate(workshop, story, day, diagnosis_id)
    _find_obstacles(workshop, story, day)
    if workshop.rng.random() < _COMMITTED:
        _commit(workshop, story, day)


def _find_obstacles(workshop: Workshop, story: Story, day: dt.date) -> None:
    for rank, theme in enumerate(story.profile.themes):
        text = workshop.rng.choice(library().themes[theme].obstacles)
        told = {
            "theme": theme,
            "title": text.title,
            "detail": text.detail,
            "impact": text.impact,
            "is_priority": rank == 0,
            "identified_on": day,
        }
        story.obstacle_ids.append(obstacles.record(workshop.session, story.case_file_id, told))


def _rate(workshop: Workshop, story: Story, day: dt.date, diagnosis_id: str) -> None:
    told = {"rated_on": day, "moment": Moment.ENTRY, "diagnosis_id": diagnosis_id}
    for theme in Theme:
        if theme is story.profile.themes[0]:
            standing = workshop.rng.choice((Standing.URGENT, Standing.DIFFICULTY))
        elif theme in story.profile.themes:
            standing = workshop.rng.choice((Standing.DIFFICULTY, Standing.FRAGILE))
        else:
            standing = workshop.rng.choice(_OTHERWISE)
        obstacles.rate(workshop.session, story.case_file_id, theme, standing, told)


def _commit(workshop: Workshop, story: Story, day: dt.date) -> None:
    values = {
        "nature": story.profile.commitment,
        "signed_on": day,
        "starts_on": day,
        "months": 6,
        "weekly_hours": 15,
        "professional_id": story.referent_id,
        "objectives": "Rendez-vous mensuels, actions du plan, point à trois mois.",
    }
    accompaniment.commit_to(workshop.session, story.case_file_id, values)
