"""The recovery key: typed with the slips that people make, it is read; with an error, the error is pointed out."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spie_desktop.domain import recovery_key
from spie_desktop.domain.recovery_key import RecoveryKeyMistyped, groups_of, is_complete, read, written, wrong_groups

SECRETS = st.binary(min_size=20, max_size=20)


@given(SECRETS)
def test_a_written_key_reads_back(secret: bytes) -> None:
    """Whatever the secret, what is printed is what it was."""
    assert read(written(secret)) == secret
    assert is_complete(written(secret))
    assert [len(group) for group in groups_of(secret)] == [5] * 8


@given(SECRETS, st.randoms(use_true_random=False))
def test_typing_habits_do_not_matter(secret: bytes, chance: random.Random) -> None:
    """Small letters, O for zero, I or l for one, u for v, any spaces, dashes, dots or lines: the same key."""
    likenesses = {"0": "0oO", "1": "1iIlL", "V": "vVuU"}
    separators = ["", " ", "-", " - ", "\n", "\t", "–", ".", "\u00a0", "\u202f", "  "]
    typed = "".join(
        chance.choice(likenesses.get(c, c.lower() + c)) + chance.choice(separators) for c in written(secret) if c != "-"
    )
    assert read(typed) == secret


@given(SECRETS, st.integers(0, 39), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_any_wrong_character_shows_its_group(secret: bytes, place: int, other: str) -> None:
    """One character for another, anywhere: refused, and the group is named."""
    characters = list(written(secret).replace("-", ""))
    if characters[place] == other:
        return
    characters[place] = other
    with pytest.raises(RecoveryKeyMistyped) as caught:
        read("".join(characters))
    assert caught.value.groups == (place // 5 + 1,)
    assert str(place // 5 + 1) in caught.value.sentence


@given(SECRETS, st.integers(0, 38))
def test_two_neighbours_exchanged_show(secret: bytes, place: int) -> None:
    """The commonest slip of fast fingers is noticed, inside a group and across two."""
    characters = list(written(secret).replace("-", ""))
    characters[place], characters[place + 1] = characters[place + 1], characters[place]
    if "".join(characters) == written(secret).replace("-", ""):
        return
    if place % 5 == 4:  # across two groups: one of them can look right by chance, the key as a whole hardly ever does
        return
    assert wrong_groups("".join(characters)) == (place // 5 + 1,)


@given(SECRETS, st.integers(0, 7), st.integers(0, 7))
def test_two_groups_exchanged_show(secret: bytes, first: int, second: int) -> None:
    """Each group knows its place: read in the wrong order, both are pointed out."""
    groups = list(groups_of(secret))
    groups[first], groups[second] = groups[second], groups[first]
    expected = () if first == second else tuple(sorted((first + 1, second + 1)))
    assert wrong_groups("-".join(groups)) == expected


@given(st.text(max_size=60))
def test_anything_typed_gets_a_sentence(text: str) -> None:
    """No text breaks the reading: it is a key, or a mistyped one."""
    try:
        assert len(read(text)) == 20
    except RecoveryKeyMistyped as error:
        assert error.sentence
        assert error.way_out


def test_a_missing_character_is_counted() -> None:
    """A key cut short says how many characters were typed."""
    with pytest.raises(RecoveryKeyMistyped, match="39"):
        read(written(bytes(20))[:-1])


def test_errors_show_while_typing() -> None:
    """Complete groups are judged as soon as they are typed, the one being typed is not."""
    first, second = groups_of(bytes(range(20)))[:2]
    bad = "Z" if first[0] != "Z" else "Y"
    assert wrong_groups(first + second[:3]) == ()
    assert wrong_groups(bad + first[1:] + second[:3]) == (1,)
    assert not is_complete(first + second)


def test_the_text_form_never_changes() -> None:
    """A sheet printed years ago opens: these bytes are written thus, for ever."""
    assert recovery_key.written(bytes(range(20))) == "000GC-40R4Y-0M301-E209M-185G2-R38EE-1W810-24GKG"


def test_a_secret_of_another_length_is_a_fault() -> None:
    """Twenty bytes, neither more nor less."""
    with pytest.raises(ValueError, match="20"):
        written(b"short")
