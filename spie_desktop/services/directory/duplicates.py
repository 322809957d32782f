"""Pairs of records that may describe the same structure or the same person, with the reason."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.contact_rules import same_email
from spie_desktop.i18n import N_, _
from spie_desktop.models.professional import Professional
from spie_desktop.services.directory.kinds import Kind
from spie_desktop.services.directory.lists import title_from
from spie_desktop.services.directory.records import CLASSES

_LARGEST_BLOCK = 400  # beyond, comparing each pair would say more about the block than about its members
_MOST_PAIRS = 500
SAME_SIRET = N_("same SIRET")
SAME_EMAIL = N_("same e-mail address")
SAME_NAME = N_("same name")
ALIKE = N_("similar name")
REASONS = (SAME_SIRET, SAME_NAME, SAME_EMAIL, ALIKE)
_SHARED_ADDRESS = 3  # an address that more records bear is that of an office: it says nothing of each of them


@dataclass(frozen=True, slots=True)
class Suspect:
    """One side of a pair."""

    id: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class SuspectPair:
    """Two records that may be one, with the reason in the user's language."""

    kind: Kind
    left: Suspect
    right: Suspect
    reason: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What is compared of a record."""

    suspect: Suspect
    key: str
    email: str
    siret: str


def suspect_pairs(session: Session, kind: Kind) -> tuple[SuspectPair, ...]:
    """The surest reason of each pair, surest first."""
    known = _known(session, kind)
    pairs: dict[tuple[str, str], SuspectPair] = {}
    for reason, left, right in _found(known):
        first, second = sorted((left, right), key=lambda one: one.suspect.id)
        where = (first.suspect.id, second.suspect.id)
        if where not in pairs and not _are_parted(first, second):
            pairs[where] = SuspectPair(kind, first.suspect, second.suspect, _(reason))
            if len(pairs) >= _MOST_PAIRS:
                break
    return tuple(pairs.values())


def resembling(session: Session, kind: Kind, name: str, *, limit: int = 5) -> tuple[Suspect, ...]:
    """Known records whose name resembles the one being typed."""
    from spie_desktop.domain.name_likeness import are_alike, likeness_key

    key = likeness_key(name)
    found = (one.suspect for one in _known(session, kind) if are_alike(one.key, key))
    return tuple(suspect for suspect, _number in zip(found, range(limit), strict=False))


def _known(session: Session, kind: Kind) -> list[_Known]:
    from spie_desktop.domain.name_likeness import likeness_key

    record = CLASSES[kind]
    siret = record.siret if kind is Kind.ORGANISATION else sa.literal("")
    email = record.email if kind is not Kind.COHORT else sa.literal("")
    names = (Professional.last_name, Professional.first_name) if kind is Kind.PROFESSIONAL else (record.name,)
    detail = {Kind.ORGANISATION: "commune", Kind.PROFESSIONAL: "job_title"}.get(kind)
    shown = getattr(record, detail) if detail else sa.literal("")
    query = sa.select(record.id, shown, email, siret, *names).where(record.is_deleted.is_(False))
    found = []
    for record_id, words, address, number, *name in session.execute(query.order_by(record.sort_key, record.id)):
        title = title_from(name)
        found.append(_Known(Suspect(record_id, title, words), likeness_key(title), same_email(address), number))
    return found


def _found(known: list[_Known]) -> Iterator[tuple[str, _Known, _Known]]:
    from spie_desktop.domain.name_likeness import are_alike

    for reason, criterion in (
        (SAME_SIRET, lambda one: one.siret),
        (SAME_NAME, lambda one: one.key),
        (SAME_EMAIL, lambda one: one.email),
    ):
        for block in _blocks(known, criterion):
            if reason == SAME_EMAIL and len(block) > _SHARED_ADDRESS:
                continue
            yield from ((reason, left, right) for left, right in _pairs(block))
    for block in _blocks(known, lambda one: one.key[:3]):
        if len(block) <= _LARGEST_BLOCK:
            yield from ((ALIKE, left, right) for left, right in _pairs(block) if are_alike(left.key, right.key))


def _blocks(known: Iterable[_Known], criterion: Callable[[_Known], str]) -> list[list[_Known]]:
    blocks: dict[str, list[_Known]] = defaultdict(list)
    for one in known:
        if value := criterion(one):
            blocks[value].append(one)
    return [block for block in blocks.values() if len(block) > 1]


def _pairs(block: list[_Known]) -> Iterator[tuple[_Known, _Known]]:
    for place, left in enumerate(block):
        for right in block[place + 1 :]:
            yield left, right


def _are_parted(left: _Known, right: _Known) -> bool:
    """Two establishments with a SIRET each are two structures, however alike their names."""
    return bool(left.siret and right.siret and left.siret != right.siret)
