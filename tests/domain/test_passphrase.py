"""Passphrases are judged by length and by what a guesser tries first, and explained in plain words."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spie_desktop.domain import passphrase
from spie_desktop.domain.passphrase import judge, normalised, suggest
from spie_desktop.domain.passphrase_patterns import word_list


@pytest.mark.parametrize(
    ("weak", "reason"),
    [
        ("azertyuiopqsdfghjklm", "clavier"),
        ("1234567890123456789", "compte"),
        ("abcdefghijklmnopqrstuvwxyz", "alphabet"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "répète"),
        ("chat chat chat chat chat chat chat", "répète"),
        ("Motdepasse!", "répandu"),
        ("p@ssword", "répandu"),
        ("15/08/1987", "date"),
        ("Camille Exemple 59", "votre nom"),
        ("exemplecamille", "votre nom"),
        ("Mission locale des Flandres", "votre nom"),
        ("un petit chat", "courte"),
        ("Tr0ub4dor&3", "assez longue"),
    ],
)
def test_a_weak_one_is_refused_with_its_reason(weak: str, reason: str) -> None:
    """The sentence says what is wrong with this one, and how many words would mend it."""
    judgement = judge(weak, known=["Camille Exemple", "Mission locale des Flandres"])
    assert not judgement.is_enough
    assert reason in judgement.reason
    assert "mot" in judgement.reason


@pytest.mark.parametrize(
    "strong",
    [
        "consoler octogone macaron mulet titre hexagone bazar",
        "le vieux tracteur rouge attend la pluie devant notre grange",
        "xK9!fQ2$vL7?bN",
        "Éléphant-Rose-Vélo-Cuisine-Montagne-Parapluie-Tiroir",
    ],
)
def test_length_is_enough_without_any_composition_rule(strong: str) -> None:
    """Seven words, or fourteen characters drawn by chance: nothing else is asked for."""
    judgement = judge(strong)
    assert judgement.is_enough
    assert judgement.meter == 4


def test_one_s_own_name_in_a_long_phrase_is_no_fault() -> None:
    """The name counts for nothing, the rest for what it is worth."""
    phrase = "camille consoler octogone macaron mulet titre hexagone bazar"
    assert judge(phrase, known=["Camille Exemple"]).is_enough


def test_the_meter_rises_word_by_word() -> None:
    """Each word added fills it further, and never lowers it."""
    words = ["consoler", "octogone", "macaron", "mulet", "titre", "hexagone", "bazar"]
    judgements = [judge(" ".join(words[:count])) for count in range(8)]
    assert [judgement.meter for judgement in judgements] == [0, 0, 0, 1, 2, 2, 3, 4]
    assert [judgement.bits for judgement in judgements] == sorted(judgement.bits for judgement in judgements)
    assert "encore un mot" in judgements[6].reason


def test_nothing_typed_yet_is_an_invitation() -> None:
    """An empty field is not scolded."""
    assert "sept mots" in judge("").reason
    assert judge("   ").meter == 0


def test_suggestions_are_seven_words_of_the_list_and_enough() -> None:
    """What the program offers, it accepts."""
    phrases = {suggest() for _ in range(30)}
    assert len(phrases) == 30
    for phrase in phrases:
        words = phrase.split(" ")
        assert len(set(words)) == 7
        assert set(words) <= set(word_list())
        assert judge(phrase).is_enough


def test_the_word_list_is_worth_eighty_bits_in_seven_words() -> None:
    """Enough words, all different, in order, of four to eight plain letters."""
    words = word_list()
    assert len(words) ** 7 >= 2**80
    assert list(words) == sorted(set(words))
    assert all(4 <= len(word) <= 8 and word.isascii() and word.islower() and word.isalpha() for word in words)


def test_what_is_derived_does_not_depend_on_the_keyboard() -> None:
    """Decomposed accents, non-breaking or double spaces, spaces around, a curled apostrophe: the same passphrase."""
    typed = "  l’été\u00a0 à\u202fla plage "
    assert normalised(typed) == "l'été à la plage"
    assert normalised(unicodedata.normalize("NFD", typed)) == normalised(typed)
    assert normalised("Été") != normalised("été")


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_is_judged(text: str, known: list[str]) -> None:
    """No text and no name breaks the judgement, and the judgement is consistent with itself."""
    judgement = judge(text, known)
    assert judgement.bits >= 0
    assert judgement.is_enough == (judgement.meter == 4) == (judgement.bits >= passphrase.WANTED_BITS)
    assert judgement.reason
    assert normalised(normalised(text)) == normalised(text)


def test_a_very_long_text_is_judged_quickly() -> None:
    """A pasted page of text does not freeze the window: only its beginning matters."""
    assert judge("le chat dort " * 5000).bits < judge("consoler octogone macaron mulet titre hexagone bazar").bits
