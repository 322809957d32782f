"""What a committee came to for one fictional situation, and how the person learned of it."""

import datetime as dt

from spie_desktop.domain.vocabulary.general import Medium
from spie_desktop.domain.vocabulary.meetings import Outcome
from spie_desktop.domain.vocabulary.plans import NeedState, ProposalState
from spie_desktop.domain.vocabulary.records import InformationSubject
from spie_desktop.services import agenda, follow_up, proposals
from spie_desktop.services.demo.library import library
from spie_desktop.services.demo.timeline import Passage, Story
from spie_desktop.services.demo.workshop import Workshop

_DAY = dt.timedelta(days=1)
_DETAILS = {
    Outcome.SOLUTION: "Des solutions complémentaires ont été trouvées autour de la table.",
    Outcome.NEED: "Aucune offre du territoire ne répond aujourd’hui\u202f; le besoin est inscrit au registre.",
    Outcome.REORIENTATION: "Le comité propose un autre accompagnement, plus adapté\u202f; une fiche relais suivra.",
    Outcome.ADJOURNED: "La situation sera revue au prochain comité.",
    Outcome.NOT_REACHED: "Le temps a manqué.",
}
_ANSWERS = (ProposalState.ACCEPTED, ProposalState.ACCEPTED, ProposalState.AMENDED, ProposalState.REFUSED)


def conclude(workshop: Workshop, story: Story, passage: Passage, day: dt.date, at: dt.datetime) -> None:
    """The outcome, what follows from it, and the information due to the person within a week."""
    inform_by = day + 7 * _DAY
    values = {
        "outcome_detail": _DETAILS[passage.outcome],
        "adjournment_reason": passage.adjournment,
        "inform_by_on": inform_by,
        "informant_id": story.referent_id,
    }
    agenda.record_outcome(workshop.session, passage.item_id, passage.outcome, values, at=at)
    if passage.outcome is Outcome.NEED:
        _need(workshop, story, passage, day)
    if passage.outcome in (Outcome.SOLUTION, Outcome.REORIENTATION):
        _propose(workshop, story, passage, day)
    _inform(workshop, story, passage, day, inform_by)


def _propose(workshop: Workshop, story: Story, passage: Passage, day: dt.date) -> None:
    place, rng = workshop.places[story.territory], workshop.rng
    themes = story.profile.themes[: rng.randint(1, 2)]
    for theme in themes:
        texts = library().themes[theme]
        structure = place.staffed(rng.choice(texts.actions).by)
        values = {
            "agenda_item_id": passage.item_id,
            "theme": theme,
            "text": rng.choice(texts.solutions),
            "organisation_id": structure.id,
            "proposed_on": day,
            "due_on": day + 45 * _DAY,
            "is_reorientation": passage.outcome is Outcome.REORIENTATION,
        }
        proposal_id = proposals.record(workshop.session, story.case_file_id, values)
        told_on = day + rng.randint(2, 6) * _DAY
        if told_on > workshop.today or story.is_uninformed:
            continue
        answer, said = rng.choice(_ANSWERS), {}
        if story.accepted_on is None:
            answer = ProposalState.TOLD
        if answer is ProposalState.AMENDED:
            said = {"amended_text": "D’accord, en commençant un mois plus tard."}
        if answer is ProposalState.REFUSED:
            said = {"answer_reason": "La personne préfère une autre solution, plus près de chez elle."}
        proposals.answer(workshop.session, proposal_id, answer, on=told_on, values=said)


def _need(workshop: Workshop, story: Story, passage: Passage, day: dt.date) -> None:
    theme = workshop.rng.choice(story.profile.themes)
    text = workshop.rng.choice(library().themes[theme].needs)
    place = workshop.places[story.territory]
    is_old = (workshop.today - day).days > 150
    values = {
        "theme": theme,
        "territory_id": place.id,
        "case_file_id": story.case_file_id,
        "agenda_item_id": passage.item_id,
        "text": text.text,
        "blocking": text.blocking,
        "blocking_detail": text.detail,
        "commune": place.communes[0][0],
        "people_concerned": workshop.rng.randint(1, 8),
        "recorded_on": day,
        "state": NeedState.IN_PROGRESS if is_old else NeedState.OPEN,
        "carried_to": "Comité de pilotage du SPIE" if is_old else "",
    }
    proposals.record_need(workshop.session, values)


def _inform(workshop: Workshop, story: Story, passage: Passage, day: dt.date, inform_by: dt.date) -> None:
    is_last = passage is story.passages[-1]
    is_missing = story.is_uninformed and is_last
    planned_on = min(inform_by, workshop.today - _DAY) if is_missing else inform_by
    subject = InformationSubject.PROPOSAL if passage.outcome.is_studied else InformationSubject.COMMITTEE
    values = {"subject": subject, "agenda_item_id": passage.item_id, "professional_id": story.referent_id}
    information_id = follow_up.plan_information(
        workshop.session, story.case_file_id, planned_on=planned_on, values=values
    )
    if is_missing:
        return
    given = {
        "given_on": min(day + workshop.rng.randint(1, 6) * _DAY, workshop.today),
        "medium": workshop.rng.choice((Medium.PHONE, Medium.MEETING, Medium.PHONE, Medium.EMAIL)),
        "content": _DETAILS[passage.outcome],
        "person_words": "«\u202fMerci de me l’avoir dit tout de suite.\u202f»" if workshop.rng.random() < 0.3 else "",
    }
    follow_up.give_information(workshop.session, information_id, given)
