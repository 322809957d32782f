"""Each list of choices is labelled, in both languages, without two labels alike."""

import importlib
import pkgutil

import pytest

import spie_desktop.domain.vocabulary as vocabulary_package
from spie_desktop.domain.vocabulary import Vocabulary, label
from spie_desktop.domain.vocabulary.attendance import AttendanceMode
from spie_desktop.domain.vocabulary.general import YesNo
from spie_desktop.domain.vocabulary.meetings import MeetingState
from spie_desktop.domain.vocabulary.organisations import OrganisationKind
from spie_desktop.domain.vocabulary.parcours import Step
from spie_desktop.domain.vocabulary.plans import ActionStatus
from spie_desktop.domain.vocabulary.themes import Standing, Theme
from spie_desktop.i18n import use_language
from spie_desktop.paths import resources

for _module in pkgutil.iter_modules(vocabulary_package.__path__):
    importlib.import_module(f"{vocabulary_package.__name__}.{_module.name}")

VOCABULARIES: list[type[Vocabulary]] = sorted(Vocabulary.__subclasses__(), key=lambda found: found.__name__)
LONGEST_LABEL = 60


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda found: found.__name__)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_choice_has_a_label_of_its_own(vocabulary: type[Vocabulary], language: str) -> None:
    """In both languages: no empty label, no two alike in one list, none too long for a list."""
    use_language(language)
    labels = [label(member) for member in vocabulary]
    assert all(text.strip() and len(text) <= LONGEST_LABEL for text in labels)
    assert len({text.casefold() for text in labels}) == len(labels)


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda found: found.__name__)
def test_a_choice_is_found_again_by_its_code(vocabulary: type[Vocabulary]) -> None:
    """What is stored is the code, short enough for its column, and the code gives the choice back."""
    for member in vocabulary:
        assert vocabulary(str(member)) is member
        assert 0 < len(str(member)) <= 40


def test_one_english_label_has_one_meaning() -> None:
    """Two lists never share an English label: French may need two words for it."""
    owners: dict[str, set[str]] = {}
    for vocabulary in VOCABULARIES:
        for member in vocabulary:
            owners.setdefault(member.english, set()).add(vocabulary.__name__)
    assert {text: names for text, names in owners.items() if len(names) > 1} == {}


def test_there_are_ten_themes_in_the_order_of_the_guide() -> None:
    """1 logement … 10 santé, each with a short label and a pictogram that exists."""
    assert [theme.number for theme in Theme] == list(range(1, 11))
    assert (Theme.HOUSING.number, Theme.HEALTH.number) == (1, 10)
    for language in ("fr", "en"):
        use_language(language)
        assert len({theme.short_label for theme in Theme}) == 10
        assert all(len(theme.short_label) <= 18 for theme in Theme)
    assert all((resources() / "icons" / f"{theme.icon}.svg").is_file() for theme in Theme)


def test_a_standing_has_a_level_unless_it_was_not_talked_about() -> None:
    """The rose draws 5 for a strength down to 1 for urgent, and no petal for what was not explored."""
    assert [standing.level for standing in Standing] == [None, 5, 4, 3, 2, 1]


def test_sensitive_structures_are_known() -> None:
    """The prescribers whose name alone tells of health, justice or violence are masked; others are not."""
    masked = {str(kind) for kind in OrganisationKind if kind.is_sensitive}
    assert masked == {"ase", "csapa_caarud", "cidff", "pjj", "prevention", "spip"}
    assert {str(kind) for kind in OrganisationKind if kind.is_siae} == {"aci", "ai", "ei", "etti", "eiti"}


def test_states_answer_for_themselves() -> None:
    """What hears needs the charter; what is signed changes no more; what is done is no longer open."""
    assert [mode for mode in AttendanceMode if mode.hears] == ["salle", "distance", "represente"]
    assert len({mode.letter for mode in AttendanceMode}) == len(AttendanceMode)
    assert [state for state in MeetingState if not state.may_be_written] == [MeetingState.SIGNED]
    assert [status for status in ActionStatus if not status.is_open] == [ActionStatus.DONE, ActionStatus.DROPPED]
    assert [step.number for step in Step] == [1, 2, 3, 4, 5, 6]
    assert [YesNo.of(value) for value in (True, False, None)] == [YesNo.YES, YesNo.NO, YesNo.UNKNOWN]


def test_the_codes_of_the_command_line_are_those_announced() -> None:
    """`meetings list --json` gives these states and no other."""
    expected = "preparation frozen sent running suspended reading signed postponed cancelled"
    assert [str(state) for state in MeetingState] == expected.split()
