"""Where a situation stands on its way: the five steps, consent, referral answers, stuck situations, exits."""

from spie_desktop.domain.vocabulary.base import Vocabulary
from spie_desktop.i18n import N_


class Step(Vocabulary):
    """étape du parcours: the five steps of the guide, in order, then the end."""

    QUESTIONNAIRE = "questionnaire", N_("Questionnaire")
    COMPOSITION = "composition", N_("Putting the file together")
    COMMITTEE = "presentation", N_("Presentation in committee")
    PROPOSAL = "proposition", N_("Proposal to the person")
    FOLLOW_UP = "suivi", N_("Follow-up over six months")
    CLOSED = "cloture", N_("Parcours ended")

    @property
    def number(self) -> int:
        """1 to 5 for the steps of the guide, 6 once ended."""
        return list(Step).index(self) + 1


class Moment(Vocabulary):
    """moment du parcours: at entry, on the way or at its end, so that the three can be compared."""

    ENTRY = "entree", N_("At entry")
    DURING = "cours", N_("During the parcours")
    END = "fin", N_("At the end")


class ConsentKind(Vocabulary):
    """objet du consentement: what the person agrees to."""

    PARTICIPATION = "participation", N_("Taking part in the SPIE")
    SHARING = "partage", N_("Sharing information between professionals")
    HANDOVER = "relais", N_("Passing the handover sheet on")
    EVALUATION = "evaluation", N_("Use of data for the evaluation")


class ConsentState(Vocabulary):
    """état du consentement: asked for, given, refused or withdrawn."""

    ASKED = "demande", N_("Consent asked for")
    GIVEN = "donne", N_("Consent given")
    REFUSED = "refuse", N_("Consent refused")
    WITHDRAWN = "retire", N_("Consent withdrawn")


class ReferralSource(Vocabulary):
    """provenance de la prescription: how the questionnaire reached us."""

    FORMS = "forms", N_("Online form")
    MANUAL = "saisie", N_("Typed in")
    EMAIL = "courriel", N_("Received by e-mail")
    PARTNER = "echange", N_("Received from a colleague")


class ReferralAnswer(Vocabulary):
    """réponse à la prescription: what was answered within 72 hours."""

    PENDING = "en_attente", N_("Awaiting an answer")
    ACCEPTED = "acceptee", N_("Taken on")
    ATTACHED = "rattachee", N_("Added to a known file")
    MORE_ASKED = "complement", N_("More information asked for")
    REDIRECTED = "reorientee", N_("Directed elsewhere")
    DECLINED = "refusee", N_("Not taken on")
    CANCELLED = "annulee", N_("Withdrawn by the sender")

    @property
    def is_final(self) -> bool:
        """Nothing more is awaited from us."""
        return self not in {ReferralAnswer.PENDING, ReferralAnswer.MORE_ASKED}


class StuckReason(Vocabulary):
    """motif de situation complexe ou bloquée: why the référent alone cannot go on."""

    TOO_LONG = "duree", N_("Too long in one step")
    ENTANGLED = "freins_multiples", N_("Several entangled obstacles")
    NON_ADHESION = "non_adhesion", N_("Repeatedly does not join in")
    NO_SOLUTION = "sans_solution", N_("No solution in the existing offer")
    CARE_LACKING = "offre_soins", N_("Not enough care on the territory")
    OTHER = "autre", N_("Another reason")


class ExitReason(Vocabulary):
    """motif de sortie: the legible reason why a parcours ended."""

    LASTING_JOB = "emploi_durable", N_("Lasting job")
    SHORT_JOB = "emploi_transition", N_("Transitional job")
    OWN_BUSINESS = "creation_activite", N_("Started a business")
    TRAINING = "formation_qualifiante", N_("Qualifying training")
    ASSISTED_JOB = "iae_ea_contrat_aide", N_("Insertion, adapted or assisted job")
    RIGHTS_OPENED = "droits_ouverts_autonomie", N_("Rights opened, self-reliant")
    OTHER_SUPPORT = "relais_autre_accompagnement", N_("Taken over by other support")
    NO_SOLUTION = "fin_6_mois_sans_solution", N_("End of six months without a solution")
    DROPPED = "abandon", N_("Parcours dropped")
    MOVED = "demenagement", N_("Moved away")
    CONSENT_WITHDRAWN = "retrait_consentement", N_("End of consent")
    DEATH = "deces", N_("Death")
    OTHER = "autre", N_("Another exit reason")

    @property
    def is_break(self) -> bool:
        """Counts as a break (rupture) of the parcours."""
        return self in {ExitReason.DROPPED, ExitReason.CONSENT_WITHDRAWN}


class SuccessCriterion(Vocabulary):
    """critère de sortie réussie: the public-policy criterion that an exit meets."""

    NONE = "aucun", N_("Meets no criterion")
    LASTING_JOB = "emploi_durable", N_("Job of six months or more")
    SHORT_JOB = "emploi_transition", N_("Job of less than six months")
    POSITIVE = "sortie_positive_iae", N_("Positive exit: training or insertion job")
    OWN_BUSINESS = "creation", N_("Business created or taken over")
