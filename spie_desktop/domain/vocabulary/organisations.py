"""Kinds of structures around the table, with those whose very name tells something about the person."""

from spie_desktop.domain.vocabulary.base import Vocabulary
from spie_desktop.i18n import N_


class OrganisationKind(Vocabulary):
    """nature de structure: what a partner is, among those of the public service for insertion and employment."""

    DEPARTMENT = "conseil_departemental", N_("Departmental council")
    FRANCE_TRAVAIL = "france_travail", N_("France Travail")
    MISSION_LOCALE = "mission_locale", N_("Mission locale (youth employment)")
    CAP_EMPLOI = "cap_emploi", N_("Cap emploi (disability and employment)")
    CAF = "caf", N_("CAF (family allowances)")
    MSA = "msa", N_("MSA (agricultural social security)")
    CCAS = "ccas", N_("CCAS or CIAS (municipal social action)")
    PLIE = "plie", N_("PLIE (local plan for insertion and employment)")
    ACI = "aci", N_("Insertion worksite (ACI)")
    AI = "ai", N_("Intermediary association (AI)")
    EI = "ei", N_("Insertion company (EI)")
    ETTI = "etti", N_("Temporary work insertion company (ETTI)")
    EITI = "eiti", N_("Insertion company through self-employment (EITI)")
    EA = "ea", N_("Adapted company (EA)")
    GEIQ = "geiq", N_("GEIQ (employers’ group for insertion)")
    TRAINING = "organisme_formation", N_("Training body")
    SIAO = "siao", N_("SIAO (emergency and social housing access)")
    SHELTER = "hebergement", N_("Shelter or supported housing")
    LANDLORD = "bailleur", N_("Social landlord")
    HEALTH = "sante", N_("Health body")
    ADDICTION = "csapa_caarud", N_("Addiction care (CSAPA, CAARUD)")
    CHILD_PROTECTION = "ase", N_("Child welfare (ASE)")
    PREVENTION = "prevention", N_("Specialised prevention")
    WOMEN_RIGHTS = "cidff", N_("Women’s and families’ rights (CIDFF)")
    YOUTH_JUSTICE = "pjj", N_("Youth judicial protection (PJJ)")
    PROBATION = "spip", N_("Prison and probation service (SPIP)")
    SECOND_CHANCE = "e2c", N_("Second chance school or EPIDE")
    ASSOCIATION = "association", N_("Association")
    MUNICIPALITY = "commune_epci", N_("Municipality or group of municipalities")
    STATE = "etat_ddets", N_("State service (DDETS)")
    REGION = "region", N_("Region")
    EMPLOYER = "employeur", N_("Employer or employers’ club")
    OTHER = "autre", N_("Another structure")

    @property
    def is_sensitive(self) -> bool:
        """Its name alone would reveal health, justice or violence: masked in agendas and in what is sent out."""
        return self in _SENSITIVE

    @property
    def is_siae(self) -> bool:
        """A structure of insertion through economic activity."""
        return self in _SIAE


_SENSITIVE = frozenset(
    {
        OrganisationKind.ADDICTION,
        OrganisationKind.CHILD_PROTECTION,
        OrganisationKind.PREVENTION,
        OrganisationKind.WOMEN_RIGHTS,
        OrganisationKind.YOUTH_JUSTICE,
        OrganisationKind.PROBATION,
    }
)
_SIAE = frozenset(
    {
        OrganisationKind.ACI,
        OrganisationKind.AI,
        OrganisationKind.EI,
        OrganisationKind.ETTI,
        OrganisationKind.EITI,
    }
)
