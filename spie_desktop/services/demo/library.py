"""The words of the demonstration, read once from the resources: structures, thematics, profiles."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spie_desktop import paths
from spie_desktop.domain.vocabulary.evaluation import Diploma, FamilySituation, ProfessionalSituation
from spie_desktop.domain.vocabulary.organisations import OrganisationKind
from spie_desktop.domain.vocabulary.plans import ActionKind, Blocking, Impact
from spie_desktop.domain.vocabulary.support import CommitmentKind
from spie_desktop.domain.vocabulary.themes import Theme

_BEFORE_THIN = re.compile(r" (?=[;!?»])|(?<=«) ")
_BEFORE_COLON = re.compile(r" (?=:)")
_WOMAN = {"e": "e", "é": "ée", "er": "ère", "se": "se", "ve": "ve", "il": "elle", "lui": "elle"}
_MAN = {"e": "", "é": "é", "er": "er", "se": "x", "ve": "f", "il": "il", "lui": "lui"}


@dataclass(frozen=True, slots=True)
class ObstacleText:
    """A frein as a professional writes it down."""

    title: str
    detail: str
    impact: Impact


@dataclass(frozen=True, slots=True)
class ActionText:
    """An action, with who does it and in how many weeks."""

    what: str
    by: str
    nature: ActionKind
    weeks: int
    plain: str


@dataclass(frozen=True, slots=True)
class NeedText:
    """A need that nothing covers, with what blocked."""

    text: str
    blocking: Blocking
    detail: str


@dataclass(frozen=True, slots=True)
class ThemeTexts:
    """What stories say of one thematic."""

    obstacles: tuple[ObstacleText, ...]
    actions: tuple[ActionText, ...]
    solutions: tuple[str, ...]
    needs: tuple[NeedText, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A fictional situation, told for a woman or for a man."""

    ages: tuple[int, int]
    women: int
    themes: tuple[Theme, ...]
    family: FamilySituation
    children: tuple[int, int]
    diploma: Diploma
    professional: ProfessionalSituation
    is_on_rsa: bool
    commitment: CommitmentKind
    question: str
    expectations: str
    diagnosis: Mapping[str, str]

    def told(self, text: str, *, is_woman: bool) -> str:
        """The sentence agreed with the person."""
        forms = _WOMAN | {"conjoint": "son conjoint"} if is_woman else _MAN | {"conjoint": "sa conjointe"}
        return text.format(**forms)


@dataclass(frozen=True, slots=True)
class StructureText:
    """One partner: `seats` says at which of the first two tables it sits, `town` in which commune it stands."""

    name: str
    short: str
    nature: OrganisationKind
    jobs: tuple[str, ...]
    description: str = ""
    seats: tuple[int, ...] = ()
    is_remote: bool = False
    town: int = 0


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that the demonstration says."""

    themes: Mapping[Theme, ThemeTexts]
    profiles: tuple[Profile, ...]
    structures: tuple[StructureText, ...]
    further: tuple[StructureText, ...]
    offers: tuple[Mapping[str, Any], ...]
    charter: Mapping[str, str]
    facilitator: Mapping[str, str]
    places: Mapping[str, Any]


@cache
def library() -> Library:
    structures, profiles = _read("structures"), _read("profiles")
    return Library(
        themes={Theme(code): _theme(found) for code, found in _read("themes").items()},
        profiles=tuple(_profile(found, profiles["usual"]) for found in profiles["profile"]),
        structures=tuple(_structure(found) for found in structures["structure"]),
        further=tuple(_structure(found) for found in structures["further"]),
        offers=tuple(structures["offer"]),
        charter=structures["charter"],
        facilitator=structures["facilitator"],
        places=_read("places"),
    )


def _read(name: str) -> dict[str, Any]:
    text = (paths.resources() / "demonstration" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(_typeset(text))


def _typeset(text: str) -> str:
    """The spaces that French wants before its punctuation; TOML itself has none there."""
    return _BEFORE_COLON.sub("\u00a0", _BEFORE_THIN.sub("\u202f", text))


def _theme(found: dict[str, Any]) -> ThemeTexts:
    return ThemeTexts(
        obstacles=tuple(ObstacleText(o["title"], o["detail"], Impact(o["impact"])) for o in found["obstacles"]),
        actions=tuple(
            ActionText(a["what"], a["by"], ActionKind(a["nature"]), a["weeks"], a["plain"]) for a in found["actions"]
        ),
        solutions=tuple(found["solutions"]),
        needs=tuple(NeedText(n["text"], Blocking(n["blocking"]), n["detail"]) for n in found["needs"]),
    )


def _profile(found: dict[str, Any], usual: dict[str, str]) -> Profile:
    return Profile(
        ages=(found["ages"][0], found["ages"][1]),
        women=found["women"],
        themes=tuple(Theme(code) for code in found["themes"]),
        family=FamilySituation(found["family"]),
        children=(found["children"][0], found["children"][1]),
        diploma=Diploma(found["diploma"]),
        professional=ProfessionalSituation(found["professional"]),
        is_on_rsa=found["rsa"],
        commitment=CommitmentKind(found["commitment"]),
        question=found["question"],
        expectations=found["expectations"],
        diagnosis={**usual, **found["diagnosis"]},
    )


def _structure(found: dict[str, Any]) -> StructureText:
    return StructureText(
        name=found["name"],
        short=found["short"],
        nature=OrganisationKind(found["nature"]),
        jobs=tuple(found["jobs"]),
        description=found.get("description", ""),
        seats=tuple(found.get("seats", ())),
        is_remote=found.get("is_remote", False),
        town=found.get("town", 0),
    )
