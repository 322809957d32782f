"""The catalogue, as the program reads it."""

import gettext

import pytest

from spie_desktop import i18n, paths


@pytest.fixture
def reference() -> gettext.NullTranslations:
    """The same catalogue read by the standard library."""
    return gettext.translation("spie_desktop", paths.translations(), languages=["fr"])


def test_each_sentence_is_the_one_of_the_catalogue(reference: gettext.NullTranslations) -> None:
    """Plain sentences, those with a context, and both forms of those with a count."""
    entries = reference._catalog  # type: ignore[attr-defined]
    assert len(entries) > 1000
    for key in entries:
        if isinstance(key, tuple):
            singular, _form = key
            for count in (0, 1, 2, 21, 1000):
                assert i18n.ngettext(singular, "…", count) == reference.ngettext(singular, "…", count)
        elif "\x04" in key:
            context, message = key.split("\x04")
            assert i18n.pgettext(context, message) == reference.pgettext(context, message)
        elif key:
            assert i18n._(key) == reference.gettext(key)


def test_what_the_catalogue_does_not_know_stays_english() -> None:
    """Also an empty sentence, which would otherwise say the heading of the catalogue."""
    assert i18n._("") == ""
    assert i18n._("A sentence nobody wrote.") == "A sentence nobody wrote."
    assert i18n.pgettext("nowhere", "Open") == "Open"
    assert [i18n.ngettext("{count} fish", "{count} fishes", count) for count in (1, 2)] == [
        "{count} fish",
        "{count} fishes",
    ]


def test_english_is_the_language_of_the_code() -> None:
    """Nothing is looked up, zero is plural."""
    i18n.use_language("en")
    assert i18n.language() == "en"
    assert i18n._("Open") == "Open"
    assert i18n.ngettext("{count} group", "{count} groups", 0) == "{count} groups"


def test_an_unknown_language_is_french() -> None:
    """A preference written by a later version still speaks."""
    i18n.use_language("tlh")
    assert i18n.language() == "fr"
