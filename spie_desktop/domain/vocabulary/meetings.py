"""The life of a sitting and of each point of its agenda."""

from spie_desktop.domain.vocabulary.base import Vocabulary
from spie_desktop.i18n import N_


class MeetingState(Vocabulary):
    """état du comité: from its preparation to its signed minutes."""

    PREPARATION = "preparation", N_("In preparation")
    FROZEN = "frozen", N_("Agenda frozen")
    SENT = "sent", N_("Agenda sent")
    RUNNING = "running", N_("In session")
    SUSPENDED = "suspended", N_("Session suspended")
    READING = "reading", N_("To be read back")
    SIGNED = "signed", N_("Minutes signed")
    POSTPONED = "postponed", N_("Meeting postponed")
    CANCELLED = "cancelled", N_("Meeting cancelled")

    @property
    def is_ahead(self) -> bool:
        """Not opened yet, and meant to be held."""
        return self in {MeetingState.PREPARATION, MeetingState.FROZEN, MeetingState.SENT}

    @property
    def is_open(self) -> bool:
        """People are sitting, or will again in a moment."""
        return self in {MeetingState.RUNNING, MeetingState.SUSPENDED}

    @property
    def was_held(self) -> bool:
        """Counts among the meetings held."""
        return self in {MeetingState.READING, MeetingState.SIGNED}

    @property
    def may_be_written(self) -> bool:
        """Its text may still change; after that, only a rectificatif."""
        return self is not MeetingState.SIGNED


class ItemOrigin(Vocabulary):
    """motif d'inscription: why a situation is proposed for an agenda."""

    REFERRAL = "prescription", N_("New referral")
    ADJOURNED = "ajourne", N_("Adjourned last time")
    NOT_REACHED = "non_examine", N_("Not reached last time")
    OVERDUE = "action_en_retard", N_("An action overdue twice")
    REVIEW = "revue", N_("Review date reached")
    STUCK = "bloquee", N_("Stuck situation")
    REQUEST = "demande", N_("Asked for by a professional")


class ItemState(Vocabulary):
    """état du point: where a situation of the agenda stands."""

    LISTED = "inscrit", N_("On the agenda")
    WAITING = "liste_attente", N_("On the waiting list")
    OPEN = "ouvert", N_("Being studied")
    PAUSED = "suspendu", N_("Interrupted")
    DONE = "termine", N_("Studied")
    WITHDRAWN = "retire", N_("Taken off the agenda")

    @property
    def is_on_agenda(self) -> bool:
        """Takes one of the ten places."""
        return self not in {ItemState.WAITING, ItemState.WITHDRAWN}


class Outcome(Vocabulary):
    """issue: what the committee came to for a situation."""

    SOLUTION = "solution", N_("Solution found")
    NEED = "besoin_non_couvert", N_("Uncovered need")
    REORIENTATION = "reorientation", N_("Reorientation")
    ADJOURNED = "ajourne", N_("Adjourned")
    NOT_REACHED = "non_examine", N_("Not reached")

    @property
    def is_studied(self) -> bool:
        """Counts among the situations studied."""
        return self in {Outcome.SOLUTION, Outcome.NEED, Outcome.REORIENTATION}


class AdjournmentReason(Vocabulary):
    """motif d'ajournement: why a situation waits for the next committee."""

    REFERENT_AWAY = "referent_absent", N_("The référent is away")
    PERSON_AWAY = "personne_absente", N_("The person wished to be there")
    INFORMATION = "information", N_("Information is missing")
    PARTNER_AWAY = "partenaire_absent", N_("The structure concerned is away")
    AWAITED_ANSWER = "reponse_attendue", N_("An answer is awaited")
    TIME = "temps", N_("Not enough time")
    CONSENT = "consentement", N_("Consent to be confirmed")
    OTHER = "autre", N_("Another ground")


class AmendmentKind(Vocabulary):
    """nature de modification: what changed in an agenda after its freeze."""

    ADDED = "ajout", N_("Late point added")
    WITHDRAWN = "retrait", N_("Point taken off")
    REORDERED = "ordre", N_("Order changed")
    RESCHEDULED = "deplacement", N_("Date, time or place changed")


class LineNature(Vocabulary):
    """nature de ligne: what a line typed during the meeting is."""

    NOTE = "note", N_("Note")
    SOLUTION = "solution", N_("Solution")
    ACTION = "action", N_("Action")
    NEED = "besoin", N_("Need not covered")
    RESERVE = "reserve", N_("Reservation")


class ClosingStep(Vocabulary):
    """étape de la clôture: how far the closing of a meeting has gone, so that it can be taken up again."""

    CHECK = "controle", N_("Checking")
    READING = "relecture", N_("Read-back")
    FREEZE = "gel", N_("Freeze of the text")
    SIGNATURES = "signatures", N_("Signatures")
    DOCUMENTS = "documents", N_("Documents")
    PACKAGES = "paquets", N_("Packages for colleagues")
    DONE = "fini", N_("Closing finished")


class GapKind(Vocabulary):
    """nature de manque: what the check before closing found incomplete."""

    OUTCOME = "issue", N_("A situation without an outcome")
    ACTION_WHO = "action_qui", N_("An action without anyone in charge")
    ACTION_WHEN = "action_quand", N_("An action without a deadline")
    ATTENDANCE = "presence", N_("An attendance not recorded")
    CHARTER = "charte", N_("A missing charter signature")
    INFORMATION = "information", N_("Informing the person is not planned")
    UNCLEAR = "a_preciser", N_("A line to be clarified")
