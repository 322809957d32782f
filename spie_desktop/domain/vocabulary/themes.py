"""The ten thematics of the SPIE, in their order, with the words and the pictogram of each."""

from spie_desktop.domain.vocabulary.base import Vocabulary
from spie_desktop.i18n import N_, _


class Theme(Vocabulary):
    """thématique: one of the ten fields that the guide des territoires looks at, in the guide's order."""

    HOUSING = "logement", N_("Housing")
    LITERACY = "illettrisme_illectronisme", N_("Literacy and digital skills")
    MONEY = "situation_financiere", N_("Financial situation")
    SOCIAL = "sociabilisation_remobilisation", N_("Social life and getting going again")
    RIGHTS = "acces_aux_droits", N_("Access to rights")
    WORK = "emploi_formation", N_("Employment and training")
    BUSINESS = "creation_entreprise", N_("Starting a business")
    MOBILITY = "mobilite", N_("Mobility")
    CHILDCARE = "garde_enfant", N_("Childcare")
    HEALTH = "sante", N_("Health")

    @property
    def number(self) -> int:
        """1 to 10, as the guide numbers them."""
        return _ORDER[self]

    @property
    def icon(self) -> str:
        """The name of its pictogram, the same on screen and on paper."""
        return _ICONS[self]

    @property
    def short_label(self) -> str:
        """One word or nearly, for a chip, a rose or a narrow column."""
        return _(_SHORT[self])


_ORDER = {theme: number for number, theme in enumerate(Theme, start=1)}

_SHORT = {
    Theme.HOUSING: N_("Housing"),
    Theme.LITERACY: N_("Literacy, digital"),
    Theme.MONEY: N_("Money"),
    Theme.SOCIAL: N_("Social life"),
    Theme.RIGHTS: N_("Rights"),
    Theme.WORK: N_("Work, training"),
    Theme.BUSINESS: N_("Business"),
    Theme.MOBILITY: N_("Mobility"),
    Theme.CHILDCARE: N_("Childcare"),
    Theme.HEALTH: N_("Health"),
}

_ICONS = {
    Theme.HOUSING: "thematic_housing",
    Theme.LITERACY: "thematic_literacy",
    Theme.MONEY: "thematic_money",
    Theme.SOCIAL: "thematic_social",
    Theme.RIGHTS: "thematic_rights",
    Theme.WORK: "thematic_work",
    Theme.BUSINESS: "thematic_business",
    Theme.MOBILITY: "thematic_mobility",
    Theme.CHILDCARE: "thematic_childcare",
    Theme.HEALTH: "thematic_health",
}


class Standing(Vocabulary):
    """position dans une thématique: where the person stands, from not talked about to urgent."""

    UNEXPLORED = "non_aborde", N_("Not talked about yet")
    STRENGTH = "point_fort", N_("A strength")
    STEADY = "stable", N_("No difficulty")
    FRAGILE = "fragile", N_("Fragile")
    DIFFICULTY = "difficulte", N_("A difficulty")
    URGENT = "urgence", N_("Urgent")

    @property
    def level(self) -> int | None:
        """How far the petal of the rose reaches, 5 for a strength to 1 for urgent; none when not talked about."""
        return None if self is Standing.UNEXPLORED else 6 - list(Standing).index(self)


class Viewpoint(Vocabulary):
    """point de vue: who says where the person stands."""

    SHARED = "partage", N_("The person and the professional together")
    PERSON = "personne", N_("The person")
    PROFESSIONAL = "professionnel", N_("The professional")
