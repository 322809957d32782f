"""What the evaluation annex asks of a situation, with the codes of France Travail and of the CAF."""

from spie_desktop.domain.vocabulary.base import Vocabulary
from spie_desktop.i18n import N_


class Diploma(Vocabulary):
    """niveau de diplôme: the highest, with the codes of France Travail."""

    NONE = "AFS", N_("No schooling")
    PRIMARY = "CP4", N_("Primary school to 8th grade, not completed")
    GRADE_8 = "CFG", N_("8th grade completed")
    BREVET = "C3A", N_("Lower secondary certificate (BEPC)")
    UPPER_SECONDARY = "C12", N_("Upper secondary begun")
    CAP_BEP = "NV5", N_("CAP, BEP (level 3)")
    BAC = "NV4", N_("Baccalauréat (level 4)")
    BAC_2 = "NV3", N_("Two years after the baccalauréat (level 5)")
    BAC_3 = "NV2", N_("Three or four years after the baccalauréat (level 6)")
    BAC_5 = "NV1", N_("Five years or more after the baccalauréat (levels 7 and 8)")


class ProfessionalSituation(Vocabulary):
    """situation professionnelle: what the person does or looks for at present."""

    SEEKS_JOB = "recherche_emploi", N_("Looking for a job")
    SEEKS_TRAINING = "recherche_formation", N_("Looking for training")
    SEEKS_APPRENTICESHIP = "recherche_alternance", N_("Looking for a work-study contract")
    SEEKS_INTERNSHIP = "recherche_stage", N_("Looking for an internship")
    EMPLOYED = "emploi", N_("In employment")
    IN_TRAINING = "formation", N_("In training")
    INTERNSHIP = "stage", N_("In an internship")
    APPRENTICESHIP = "alternance", N_("In a work-study contract")
    CIVIC_SERVICE = "service_civique", N_("In civic service")
    IAE = "iae", N_("In insertion through economic activity")
    TEMPORARY = "interim", N_("In temporary work")
    BUILDING_PROJECT = "construction_projet", N_("Building a project")
    BUSINESS_PROJECT = "projet_entrepreneurial", N_("Preparing a business")
    ENTREPRENEUR = "entrepreneur", N_("Running a business")
    STUDENT = "etudiant", N_("Student")
    PUPIL = "scolarisé", N_("At school")
    RETIRED = "enretraite", N_("Retired or in early retirement")
    LONG_ILLNESS = "maladie", N_("Long illness")
    INVALIDITY = "invalidite", N_("Unfit for work")
    PARENTAL_LEAVE = "conge_parental", N_("Parental leave")
    AT_HOME = "au_foyer", N_("At home")
    OPEN_ENDED_FULL = "cdi_temps_plein", N_("Open-ended contract, full time")
    OPEN_ENDED_PART = "cdi_temps_partiel", N_("Open-ended contract, part time")
    FIXED_FULL = "cdd_temps_plein", N_("Fixed-term contract, full time")
    FIXED_PART = "cdd_temps_partiel", N_("Fixed-term contract, part time")
    SHOW_BUSINESS = "intermittent", N_("Casual worker in the performing arts")
    CARER = "aidant_familial", N_("Family carer")
    FARMER = "exploitant_agricole", N_("Farmer")
    OTHER = "autre", N_("Another situation")


class WorkStatus(Vocabulary):
    """statut du travailleur: employee or self-employed."""

    EMPLOYEE = "salarie", N_("Employee")
    SELF_EMPLOYED = "independant", N_("Self-employed")


class ContractKind(Vocabulary):
    """nature du contrat de travail: what binds the person and the employer."""

    OPEN_ENDED = "cdi", N_("Open-ended contract (CDI)")
    FIXED_TERM = "cdd", N_("Fixed-term contract (CDD)")
    TEMPORARY = "interim", N_("Temporary work contract")
    SEASONAL = "saisonnier", N_("Seasonal contract")
    INSERTION = "cddi", N_("Insertion contract (CDDI)")
    PROFESSIONALISATION = "contrat_pro", N_("Professionalisation contract")
    APPRENTICESHIP = "apprentissage", N_("Apprenticeship contract")
    ASSISTED = "contrat_aide", N_("Assisted contract (PEC, CIE)")
    SERVICE_VOUCHER = "cesu", N_("Service employment voucher (CESU)")
    SALARY_PORTAGE = "portage", N_("Salary portage")
    INDEPENDENT = "independant", N_("Independent work")
    OTHER = "autre", N_("Another kind of contract")


class WorkingTime(Vocabulary):
    """quotité de travail: full or part time."""

    FULL = "full_time", N_("Full time")
    PART = "part_time", N_("Part time")


class FamilySituation(Vocabulary):
    """situation maritale: SITFAM, with the codes of the CAF."""

    SINGLE = "CEL", N_("Single")
    MARRIED = "MAR", N_("Married")
    CIVIL_UNION = "PAC", N_("In a civil partnership (PACS)")
    COUPLE = "VIM", N_("Living as a couple")
    DIVORCED = "DIV", N_("Divorced")
    LEGALLY_SEPARATED = "SEL", N_("Legally separated")
    SEPARATED = "SEF", N_("Separated in fact")
    ALONE_AFTER_COUPLE = "ISO", N_("Alone after life as a couple or PACS")
    WIDOWED = "VEU", N_("Widowed")
    COUPLE_AGAIN = "RVC", N_("Living as a couple again")
    CIVIL_UNION_AGAIN = "RPA", N_("Living together again under a PACS")
    MARRIED_AGAIN = "RVM", N_("Living together again in marriage")
    SPOUSE_MISSING = "ABA", N_("Missing (declared absent by a court)")


class RsaState(Vocabulary):
    """état du dossier RSA: ETATDOSRSA, with the codes of the CAF."""

    UNDEFINED = "Z", N_("Right not stated")
    REQUESTED = "0", N_("New request awaiting a decision")
    REFUSED = "1", N_("Right refused")
    OPEN_PAID = "2", N_("Right open, paid")
    OPEN_SUSPENDED = "3", N_("Right open and suspended")
    OPEN_PAYMENT_SUSPENDED = "4", N_("Right open, payment suspended")
    CLOSED = "5", N_("Right closed")
    CLOSED_BEFORE = "6", N_("Right closed for an earlier month")


class RsaIncrease(Vocabulary):
    """majoration du RSA: increased for a lone parent, or not."""

    NONE = "OUI-NM", N_("RSA without increase")
    INCREASED = "OUI-M", N_("RSA increased")
