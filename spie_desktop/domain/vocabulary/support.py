"""Diagnosis, appointments, follow-up, commitments, skills: the choices of the accompaniment."""

from spie_desktop.domain.vocabulary.base import Vocabulary
from spie_desktop.i18n import N_


class DiagnosisPhase(Vocabulary):
    """phase du diagnostic: the five phases of the socle commun, then done."""

    PREPARE = "preparer", N_("Preparing")
    CONDITIONS = "conditions", N_("Set the conditions")
    DIALOGUE = "dialogue", N_("Listening and talking")
    SYNTHESIS = "synthese", N_("Share a synthesis")
    APPROACH = "approche", N_("Propose a global approach")
    DONE = "termine", N_("Shared with the person")


class AppointmentKind(Vocabulary):
    """objet du rendez-vous: why the person is met."""

    DIAGNOSIS = "diagnostic", N_("Diagnosis 360")
    PROPOSAL = "proposition", N_("Presentation of the plan")
    FOLLOW_UP = "suivi", N_("Follow-up appointment")
    HANDOVER = "relais", N_("Handover between référents")
    OTHER = "autre", N_("Another appointment")


class AppointmentState(Vocabulary):
    """état du rendez-vous: planned, held, or what prevented it."""

    PLANNED = "prevu", N_("Appointment planned")
    HELD = "tenu", N_("Appointment held")
    MISSED = "manque", N_("The person did not come")
    EXCUSED = "excuse", N_("The person excused herself")
    MOVED = "deplace", N_("Moved to another date")
    CANCELLED = "annule", N_("Called off")


class FollowUpKind(Vocabulary):
    """jalon du suivi: which moment of the six months it is."""

    MONTH_1 = "m1", N_("At one month")
    MONTH_3 = "m3", N_("At three months")
    MONTH_6 = "m6", N_("At six months")
    WORK = "emploi", N_("After the return to work")
    OTHER = "autre", N_("Another moment")


class FollowUpState(Vocabulary):
    """état du suivi: due, held, or impossible."""

    DUE = "a_faire", N_("To be held")
    HELD = "fait", N_("Held with the person")
    UNREACHABLE = "injoignable", N_("The person could not be reached")
    DROPPED = "sans_objet", N_("No longer needed")


class CommitmentKind(Vocabulary):
    """nature du contrat d'engagement: which contract binds the person and the one who accompanies."""

    CER = "cer", N_("Reciprocal commitment contract (CER)")
    PPAE = "ppae", N_("Personalised project for access to employment (PPAE)")
    PACEA = "pacea", N_("Support contract towards employment and autonomy (PACEA)")
    CEJ = "cej", N_("Youth commitment contract (CEJ)")
    PLIE = "plie", N_("PLIE contract")
    FRANCE_TRAVAIL = "contrat_engagement", N_("Commitment contract with France Travail")
    NONE = "no", N_("No contract")
    OTHER = "autre", N_("Another contract")


class CommitmentState(Vocabulary):
    """position du contrat: awaiting, running, to be reviewed or ended."""

    AWAITING = "attvalid", N_("Awaiting approval")
    RUNNING = "encours", N_("Contract running")
    REVIEW = "encoursbilan", N_("Running, review to be held")
    RENEWAL = "attrenouv", N_("Awaiting renewal")
    ENDED = "fincontrat", N_("Contract ended")
    LAPSED = "perime", N_("Contract lapsed")
    REJECTED = "nonvalid", N_("Not approved")
    CANCELLED = "annule", N_("Contract cancelled")


class SkillKind(Vocabulary):
    """nature d'acquis: what stands in the passeport de compétences."""

    SKILL = "competence", N_("Skill")
    KNOW_HOW = "savoir_etre", N_("Personal quality")
    IMMERSION = "pmsmp", N_("Immersion in a company (PMSMP)")
    EXPERIENCE = "experience", N_("Work experience")
    TRAINING = "formation", N_("Training followed")
    DIPLOMA = "diplome", N_("Diploma or certificate")
    BADGE = "open_badge", N_("Open badge")
    LICENCE = "permis_habilitation", N_("Licence or authorisation")
    LANGUAGE = "langue", N_("Language")
