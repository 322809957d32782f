"""Documents kept, rights asked for, partners of exchange: choices about the records themselves."""

from spie_desktop.domain.vocabulary.base import Vocabulary
from spie_desktop.i18n import N_


class DocumentKind(Vocabulary):
    """nature de document: what a kept file is."""

    MINUTES = "proces_verbal", N_("Full minutes")
    MINUTES_PSEUDONYMISED = "pv_pseudonymise", N_("Pseudonymised minutes")
    EXTRACT = "extrait", N_("Extract for a structure")
    ATTENDANCE = "emargement", N_("Attendance sheet")
    CHARTER = "charte", N_("Signed charter")
    AGENDA = "ordre_du_jour", N_("Agenda")
    INVITATION = "convocation", N_("Notice of meeting")
    ROADMAP = "feuille_de_route", N_("My roadmap")
    HANDOVER = "fiche_relais", N_("Handover sheet")
    CONSENT = "consentement", N_("Signed consent")
    COMMITMENT = "contrat", N_("Commitment contract")
    REFERRAL = "prescription", N_("Referral form")
    RECTIFICATION = "rectificatif", N_("Rectification")
    RESUME = "cv", N_("Curriculum vitae")
    EVIDENCE = "justificatif", N_("Supporting document")
    OTHER = "autre", N_("Another document")


class RightsRequestKind(Vocabulary):
    """droit exercé: which right over her data the person asks for."""

    ACCESS = "acces", N_("Access to her data")
    RECTIFICATION = "rectification", N_("Correction of her data")
    ERASURE = "effacement", N_("Erasure of her data")
    OBJECTION = "opposition", N_("Objection to the use of her data")
    LIMITATION = "limitation", N_("Restriction of use")


class RightsRequestState(Vocabulary):
    """état de la demande: received, granted or refused with its reason."""

    RECEIVED = "recue", N_("Request received")
    GRANTED = "satisfaite", N_("Request granted")
    PARTLY = "partielle", N_("Granted in part")
    REFUSED = "refusee", N_("Request refused")


class InformationSubject(Vocabulary):
    """objet de l'information: what the person was told of."""

    RIGHTS = "droits", N_("Her rights and the use of her data")
    REFERRAL = "prescription", N_("Her referral and its answer")
    COMMITTEE = "passage", N_("The study of her situation in committee")
    PROPOSAL = "propositions", N_("What the committee proposes")
    PROGRESS = "avancement", N_("The progress of her steps")
    DECISION = "decision", N_("A decision about her")
    EXIT = "sortie", N_("The end of her parcours")
    OTHER = "autre", N_("Another subject")


class OfferMode(Vocabulary):
    """mode d'accueil: where an offer is delivered."""

    ON_SITE = "en-presentiel", N_("On site")
    REMOTE = "a-distance", N_("At a distance")


class PartnerState(Vocabulary):
    """état du partenaire d'échange: whether the card was verified, and still holds."""

    UNVERIFIED = "a_verifier", N_("Fingerprint to be verified")
    VERIFIED = "verifie", N_("Fingerprint verified")
    REVOKED = "revoque", N_("No longer trusted")
