"""Choices that many records share: yes or no or unknown, sex, ways of reaching somebody."""

from spie_desktop.domain.vocabulary.base import Vocabulary
from spie_desktop.i18n import N_


class YesNo(Vocabulary):
    """oui, non, ne sait pas: an answer that may be unknown, which is not the same as no."""

    YES = "oui", N_("Yes")
    NO = "non", N_("No")
    UNKNOWN = "nsp", N_("Not known")

    @classmethod
    def of(cls, value: bool | None) -> "YesNo":
        return cls.UNKNOWN if value is None else cls.YES if value else cls.NO


class Sex(Vocabulary):
    """sexe: as the evaluation asks for it, with the codes of the CAF."""

    MALE = "1", N_("Man")
    FEMALE = "2", N_("Woman")
    UNSTATED = "0", N_("Not stated")


class Medium(Vocabulary):
    """moyen de contact: how somebody was met, reached or told."""

    MEETING = "entretien", N_("Interview at the office")
    HOME_VISIT = "domicile", N_("Visit at home")
    OUTSIDE = "exterieur", N_("Meeting elsewhere")
    PHONE = "telephone", N_("Telephone")
    TEXT = "sms", N_("Text message")
    EMAIL = "courriel", N_("E-mail")
    LETTER = "courrier", N_("By letter")
    VIDEO = "visio", N_("Video call")
    COMMITTEE = "comite", N_("In committee")
    THIRD_PARTY = "tiers", N_("Through somebody else")
    OTHER = "autre", N_("Another way")


class Direction(Vocabulary):
    """sens du contact: who went towards whom."""

    OUTGOING = "sortant", N_("We made contact")
    INCOMING = "entrant", N_("They made contact")
