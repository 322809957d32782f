"""The headers under which lists of structures and of professionals name their columns."""

import re

from spie_desktop.domain.text import fold, without_bidi

# A column is known by `organisation.x`, `professional.x`, or by `either.x`: it then belongs to the professional in a
# list of professionals, to the structure in a list of structures (or to the person in charge, when so named).
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "either.name": ("nom", "name", "noms"),
    "either.email": (
        "courriel", "email", "e mail", "mail", "adresse mail", "adresse email", "adresse e mail", "adresse courriel",
        "adresse electronique", "adresse de messagerie", "courriels", "mel", "courrier electronique", "email address",
    ),
    "either.phone": (
        "telephone", "telephones", "tel", "tel fixe", "numero de telephone", "no de telephone", "n de telephone",
        "phone", "telephone fixe", "telephone professionnel", "standard", "tel 1",
    ),
    "either.mobile": ("portable", "telephone portable", "mobile", "telephone mobile", "tel portable", "tel 2"),
    "professional.first_name": ("prenom", "prenoms", "first name", "given name", "prenom du professionnel"),
    "professional.last_name": (
        "nom de famille", "last name", "nom du professionnel", "nom d usage", "surname", "nom de naissance",
    ),
    "professional.role": ("fonction", "poste", "role", "metier", "qualite", "intitule de poste", "job title"),
    "organisation.name": (
        "structure", "nom de la structure", "nom structure", "organisme", "nom de l organisme", "partenaire",
        "raison sociale", "organisation", "denomination", "etablissement", "employeur", "nom du partenaire",
        "structure de rattachement", "structures", "intitule de la structure",
    ),
    "organisation.short_name": ("sigle", "nom court", "acronyme", "abreviation"),
    "organisation.description": ("description", "presentation", "commentaire", "missions", "observations"),
    "organisation.kind": (
        "type", "type de structure", "categorie", "nature", "typologie", "kind", "type de partenaire", "typologies",
    ),
    "organisation.address": (
        "adresse", "adresse postale", "voie", "rue", "adresse 1", "address", "adresse de la structure",
    ),
    "organisation.address_more": (
        "adresse complement", "complement adresse", "complement d adresse", "adresse 2", "complement",
    ),
    "organisation.postcode": ("code postal", "cp", "c p", "postcode", "codepostal", "zip"),
    "organisation.city": ("ville", "commune", "localite", "city", "town"),
    "organisation.website": (
        "site web", "site", "site internet", "url", "website", "page web", "adresse du site", "lien",
    ),
    "organisation.siret": (
        "siret", "n siret", "no siret", "numero siret", "siret structure", "siret de la structure", "code siret",
    ),
    "organisation.territory": ("territoire", "bassin", "secteur", "territory"),
    "organisation.email": ("courriel structure", "courriel de la structure", "email structure", "mail structure"),
    "organisation.phone": ("telephone structure", "telephone de la structure", "telephones structure"),
}  # fmt: skip
_IN_CHARGE = re.compile(r"^(?P<what>.*?) (?:du |de la |de l )?(?:responsable|referente?|contact)$")
_IN_CHARGE_FIELDS = {
    "either.name": "professional.last_name",
    "either.email": "professional.email",
    "either.phone": "professional.phone",
    "either.mobile": "professional.mobile",
    "professional.first_name": "professional.first_name",
    "professional.last_name": "professional.last_name",
    "professional.role": "professional.role",
}
_KNOWN = {header: field for field, headers in _SYNONYMS.items() for header in headers}


def plain_header(header: str) -> str:
    """A header without accents, capitals, stars, punctuation and exotic spaces."""
    return re.sub(r"[^a-z0-9]+", " ", fold(without_bidi(header).lstrip("\ufeff"))).strip()


def column_of(header: str) -> str | None:
    """The field that a header names, or None when it is unknown."""
    plain = plain_header(header)
    if plain in _KNOWN:
        return _KNOWN[plain]
    charge = _IN_CHARGE.match(plain)
    return _IN_CHARGE_FIELDS.get(_KNOWN.get(charge["what"], "")) if charge else None


def fields_of(headers: tuple[str, ...]) -> list[str | None]:
    """The field of each column; a second column of the same name is left aside as unknown."""
    about_people = _is_about_people({_KNOWN.get(plain_header(header), "") for header in headers})
    settled = [_settle(column_of(header), about_people=about_people) for header in headers]
    return [None if field in settled[:place] else field for place, field in enumerate(settled)]


def _is_about_people(direct: set[str]) -> bool:
    return any(field.startswith("professional.") for field in direct) or {"either.name", "organisation.name"} <= direct


def _settle(field: str | None, *, about_people: bool) -> str | None:
    if field is None or not field.startswith("either."):
        return field
    what = field.removeprefix("either.")
    if not about_people:
        return f"organisation.{what}"
    return "professional.last_name" if what == "name" else f"professional.{what}"
