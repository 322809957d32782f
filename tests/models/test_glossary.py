"""The glossary and the code name the same things with the same words."""

import importlib
import pkgutil
import re
from enum import StrEnum
from pathlib import Path

import pytest

import spie_desktop.domain.vocabulary as vocabulary_package
from spie_desktop.domain.vocabulary import Vocabulary
from spie_desktop.models import RECORDS

for _module in pkgutil.iter_modules(vocabulary_package.__path__):
    importlib.import_module(f"{vocabulary_package.__name__}.{_module.name}")

VOCABULARIES = Vocabulary.__subclasses__()

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
NAMED: dict[str, type] = {
    **{record.__name__: record for record in RECORDS.values()},
    **{vocabulary.__name__: vocabulary for vocabulary in VOCABULARIES},
}


def _terms() -> dict[str, str]:
    """The tables of records and of choices, as identifier → French term."""
    pages = GLOSSARY.read_text().split("## Words beside the records")[0]
    rows = re.findall(r"^\| ([^|]+) \| `(\w+)` \|", pages, re.MULTILINE)
    return {identifier: term.strip() for term, identifier in rows}


def test_the_glossary_holds_each_record_and_each_list_of_choices_and_nothing_else() -> None:
    """No record is added, renamed or dropped without its word."""
    assert set(_terms()) == set(NAMED)


@pytest.mark.parametrize("identifier", sorted(NAMED))
def test_a_docstring_opens_with_its_french_term(identifier: str) -> None:
    """The first line of the docstring begins with the term of the glossary."""
    docstring = NAMED[identifier].__doc__ or ""
    assert docstring.splitlines()[0].startswith(f"{_terms()[identifier]}: ")


def test_terms_are_not_shared() -> None:
    """One French term names one thing."""
    terms = list(_terms().values())
    assert sorted(terms) == sorted(set(terms))


def test_choices_are_strings() -> None:
    """Codes are stored as text: each list of choices is made of strings."""
    assert all(issubclass(vocabulary, StrEnum) for vocabulary in VOCABULARIES)
