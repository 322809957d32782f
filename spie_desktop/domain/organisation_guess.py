"""Which kind of structure a word of a spreadsheet, or the name of a structure, speaks of."""

import re

from spie_desktop.domain.text import fold
from spie_desktop.domain.vocabulary.base import label
from spie_desktop.domain.vocabulary.organisations import OrganisationKind as Kind

# Folded words as they stand in names; the first that is found decides, so the most particular come first.
_SIGNS: tuple[tuple[str, Kind], ...] = (
    (r"france travail|pole emploi|ft", Kind.FRANCE_TRAVAIL),
    (r"missions? locales?|ml", Kind.MISSION_LOCALE),
    (r"cap emploi", Kind.CAP_EMPLOI),
    (r"caf|caisse d allocations familiales", Kind.CAF),
    (r"msa|mutualite sociale agricole", Kind.MSA),
    (r"ccas|cias|centre (?:inter)?communal d action sociale", Kind.CCAS),
    (r"plie", Kind.PLIE),
    (r"conseil departemental|departement|cd ?[0-9]{2,3}|udas|dgas", Kind.DEPARTMENT),
    (r"aci|atelier (?:et )?chantier d insertion|ateliers? et chantiers? d insertion|chantiers? d insertion", Kind.ACI),
    (r"etti|travail temporaire d insertion", Kind.ETTI),
    (r"eiti", Kind.EITI),
    (r"association intermediaire|ai", Kind.AI),
    (r"entreprise d insertion|ei", Kind.EI),
    (r"entreprise adaptee|ea", Kind.EA),
    (r"geiq", Kind.GEIQ),
    (r"siao", Kind.SIAO),
    (r"chrs|fjt|residence sociale|pension de famille|hebergement", Kind.SHELTER),
    (r"bailleur|oph|opal|habitat|hlm", Kind.LANDLORD),
    (r"csapa|caarud", Kind.ADDICTION),
    (r"ase|aide sociale a l enfance", Kind.CHILD_PROTECTION),
    (r"prevention specialisee", Kind.PREVENTION),
    (r"cidff", Kind.WOMEN_RIGHTS),
    (r"pjj|protection judiciaire de la jeunesse", Kind.YOUTH_JUSTICE),
    (r"spip", Kind.PROBATION),
    (r"e2c|epide|ecole de la deuxieme chance|ecole de la 2e chance", Kind.SECOND_CHANCE),
    (r"organisme de formation|centre de formation|formation|greta|afpa|cfa", Kind.TRAINING),
    (r"ddets|prefecture|sous prefecture|service de l etat|etat|dreets", Kind.STATE),
    (r"region|conseil regional", Kind.REGION),
    (r"ars|sante|hopital|centre hospitalier|cmp|clinique|maison de sante", Kind.HEALTH),
    (r"commune|mairie|ville de|communaute de communes|communaute d agglomeration|epci|agglo", Kind.MUNICIPALITY),
    (r"association", Kind.ASSOCIATION),
    (r"employeur|entreprise|club d entreprises|club entreprises|sarl|sas", Kind.EMPLOYER),
)
_PATTERNS = tuple((re.compile(rf"\b(?:{signs})\b"), kind) for signs, kind in _SIGNS)


def kind_named(text: str) -> Kind | None:
    """The kind that a cell « type of structure » names: a code, a label, a usual word; None when it names none."""
    plain = _plain(text)
    for kind in Kind:
        if plain in (_plain(kind.value), _plain(kind.english), _plain(label(kind))):
            return kind
    return guess_from(text)


def guess_from(name: str) -> Kind | None:
    """The kind that a name lets guess: « CCAS de Rivenoire » says it, « Les Tilleuls » does not."""
    plain = _plain(name)
    return next((kind for pattern, kind in _PATTERNS if pattern.search(plain)), None)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()
