"""Whether a vault is sound: its encryption, its structure, its references, its journal, its tables, its search."""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from spie_desktop.errors import UserError
from spie_desktop.i18n import N_, _
from spie_desktop.services.opening import OpenVault
from spie_desktop.services.threshold import WayOut, ways_out
from spie_desktop.store.replay import broken_links, differences, index_faults

Tell = Callable[[float, str], None]
_MOST = 100  # beyond, one more line says nothing more


class Aspect(enum.StrEnum):
    """point de contrôle: what is looked at, in this order."""

    OPENING = "opening"
    ENCRYPTION = "encryption"
    STRUCTURE = "structure"
    REFERENCES = "references"
    JOURNAL = "journal"
    REPLAY = "replay"
    SEARCH = "search"


LABELS = {
    Aspect.OPENING: N_("The vault opens, and is no older than its key file"),
    Aspect.ENCRYPTION: N_("Each page of the data is authentic"),
    Aspect.STRUCTURE: N_("The structure of the data is whole"),
    Aspect.REFERENCES: N_("Every record refers to records that exist"),
    Aspect.JOURNAL: N_("The chain of the journal is unbroken"),
    Aspect.REPLAY: N_("The journal, played again, gives the same records"),
    Aspect.SEARCH: N_("The search finds what it should"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One aspect, with what is wrong in it: technical words, identifiers, no name of a person."""

    aspect: Aspect
    problems: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        return not self.problems


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All findings; an aspect that a damaged vault kept from being looked at is not among them."""

    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        return all(finding.is_sound for finding in self.findings)


def check(vault: OpenVault, tell: Tell) -> CheckReport:
    """Reads everything once; writes nothing but the move of the write-ahead log into the file."""
    findings = [Finding(Aspect.OPENING, ())]
    vault.store.checkpoint("TRUNCATE")  # the pages of the log are authenticated where they end up
    with vault.store.plain() as connection:
        raw, looks = connection.connection, _looks()
        for number, (aspect, look) in enumerate(looks):
            tell(number / len(looks), _(LABELS[aspect]))
            findings.append(Finding(aspect, _looked(look, raw)))
    return CheckReport(tuple(findings))


def of_unopened(error: UserError) -> CheckReport | None:
    """The report of a vault too damaged to be opened; None when the error says nothing of the vault's health."""
    if WayOut.RESTORE not in ways_out(error) and WayOut.KEY_FILE not in ways_out(error):
        return None
    return CheckReport((Finding(Aspect.OPENING, (str(error),)),))


def _looked(look: Callable[[Any], list[str]], connection: Any) -> tuple[str, ...]:
    try:
        problems = look(connection)
    except Exception as error:  # noqa: BLE001 - what cannot be read to its end is not sound, whatever stopped it
        return (f"unreadable ({type(error).__name__})",)
    rest = len(problems) - _MOST
    return (*problems[:_MOST], f"… {rest} more") if rest > 0 else tuple(problems)


def _encryption(connection: Any) -> list[str]:
    return [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]


def _structure(connection: Any) -> list[str]:
    return [str(row[0]) for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]


def _references(connection: Any) -> list[str]:
    return [
        f"{table}, row {row}: its reference to {parent} leads nowhere"
        for table, row, parent, _key in connection.execute("PRAGMA foreign_key_check")
    ]


def _looks() -> tuple[tuple[Aspect, Callable[[Any], list[str]]], ...]:
    replayed = cache(differences)  # one replay answers for the tables and for the search
    return (
        (Aspect.ENCRYPTION, _encryption),
        (Aspect.STRUCTURE, _structure),
        (Aspect.REFERENCES, _references),
        (Aspect.JOURNAL, broken_links),
        (Aspect.REPLAY, lambda raw: [problem for problem in replayed(raw) if not _is_of_search(problem)]),
        (Aspect.SEARCH, lambda raw: [*filter(_is_of_search, replayed(raw)), *index_faults(raw)]),
    )


def _is_of_search(problem: str) -> bool:
    return problem.startswith("search:")
