"""Obstacles, proposals, needs, plans and actions: the choices of the plan d'action 360°."""

from spie_desktop.domain.vocabulary.base import Vocabulary
from spie_desktop.i18n import N_


class ObstacleState(Vocabulary):
    """état du frein: identified, being worked on, lifted, or no longer relevant."""

    IDENTIFIED = "identifie", N_("Obstacle identified")
    IN_PROGRESS = "en_cours", N_("Obstacle being worked on")
    LIFTED = "leve", N_("Obstacle lifted")
    DISMISSED = "sans_objet", N_("No longer relevant")

    @property
    def is_open(self) -> bool:
        return self in {ObstacleState.IDENTIFIED, ObstacleState.IN_PROGRESS}


class Impact(Vocabulary):
    """impact du frein: how much it stands in the way of a job."""

    UNKNOWN = "non_renseigne", N_("Impact not assessed")
    WEAK = "faible", N_("Weak impact")
    STRONG = "fort", N_("Strong impact")


class ProposalState(Vocabulary):
    """état de la solution proposée: what the person answered; nothing is decided without her."""

    PROPOSED = "proposee", N_("To be proposed to the person")
    TOLD = "presentee", N_("Proposed, answer awaited")
    ACCEPTED = "acceptee", N_("Accepted by the person")
    AMENDED = "amendee", N_("Accepted with changes")
    REFUSED = "refusee", N_("Refused by the person")
    DROPPED = "abandonnee", N_("Proposal dropped")


class NeedState(Vocabulary):
    """état du besoin non couvert: how far the collective has gone in building an answer."""

    OPEN = "ouvert", N_("Need recorded")
    IN_PROGRESS = "en_construction", N_("An answer is being built")
    COVERED = "couvert", N_("Need now covered")
    DISMISSED = "classe", N_("Closed without an answer")


class Blocking(Vocabulary):
    """ce qui a bloqué: why no existing offer answered the need."""

    NO_OFFER = "offre_absente", N_("No such offer on the territory")
    CRITERION = "critere", N_("An admission criterion")
    FUNDING = "financement", N_("Funding")
    CAPACITY = "places", N_("No place left")
    DELAY = "delai", N_("Too long a wait")
    DISTANCE = "eloignement", N_("Too far, or no transport")
    COST = "reste_a_charge", N_("The cost left to the person")
    STATUS = "statut", N_("Administrative status")
    OTHER = "autre", N_("Something else")


class PlanAnswer(Vocabulary):
    """réponse au plan: what the person says of the plan proposed to her (co-élaboration)."""

    PENDING = "en_attente", N_("Not proposed yet")
    PROPOSED = "propose", N_("Proposed, under reflection")
    ACCEPTED = "accepte", N_("Plan accepted")
    AMENDED = "amende", N_("Plan accepted with changes")
    REFUSED = "refuse", N_("Plan refused")


class ActionStatus(Vocabulary):
    """état de l'action: how far it has gone, as asked at each committee."""

    TO_DO = "a_faire", N_("To do")
    IN_PROGRESS = "en_cours", N_("Under way")
    DONE = "faite", N_("Action done")
    POSTPONED = "reportee", N_("Action put off")
    DROPPED = "abandonnee", N_("Action dropped")
    NO_NEWS = "sans_nouvelle", N_("No news")

    @property
    def is_open(self) -> bool:
        """Something is still awaited."""
        return self not in {ActionStatus.DONE, ActionStatus.DROPPED}


class ActionKind(Vocabulary):
    """nature d'action: what makes it count as an insertion action, or not."""

    INSERTION = "insertion", N_("Insertion action")
    STEP = "demarche", N_("Step to take")
    COORDINATION = "coordination", N_("Between professionals")


class Uptake(Vocabulary):
    """suite donnée à l'action: what became of the person in it, as the structure reports."""

    UNKNOWN = "non_renseigne", N_("Not reported")
    CAME = "presente", N_("The person came")
    NOT_COME = "non_presente", N_("The person was not seen")
    TAKEN = "retenu", N_("Was taken on")
    NOT_TAKEN = "non_retenu", N_("Was not taken on")
    STARTED = "integre", N_("Has started")
    COMPLETED = "acheve", N_("Completed it")
    BROKEN = "interrompu", N_("Stopped before the end")
