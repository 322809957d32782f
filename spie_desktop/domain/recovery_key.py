"""The recovery key as it is printed, read aloud and typed back."""

import unicodedata

from spie_desktop.errors import UserError
from spie_desktop.i18n import _

BYTES = 20
GROUPS = 8
GROUP_LENGTH = 5
# Crockford's base 32: no I, L, O or U, so that what looks alike on paper is read as what was printed.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_BITS = 5
_DATA = GROUP_LENGTH - 1
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, over which every single error and every swap of neighbours shows


class RecoveryKeyMistyped(UserError):
    """What was typed is no recovery key; `groups` says where, counted from 1 (empty: the length is wrong)."""

    def __init__(self, groups: tuple[int, ...], sentence: str, way_out: str) -> None:
        super().__init__(sentence, way_out=way_out)
        self.groups = groups


def written(secret: bytes) -> str:
    """The key in eight groups of five, whose last character checks the group and its place."""
    return "-".join(groups_of(secret))


def groups_of(secret: bytes) -> tuple[str, ...]:
    if len(secret) != BYTES:
        raise ValueError("a recovery key is 20 bytes")
    number = int.from_bytes(secret, "big")
    groups = []
    for place in range(GROUPS):
        digits = [(number >> _BITS * (GROUPS * _DATA - 1 - place * _DATA - i)) & 31 for i in range(_DATA)]
        groups.append("".join(_ALPHABET[digit] for digit in (*digits, _check(place, digits))))
    return tuple(groups)


def tidy(text: str) -> str:
    """What was typed, without case, spaces, dashes nor look-alikes; characters that no key has are kept to be shown."""
    kept = (c for c in unicodedata.normalize("NFKC", text).upper() if unicodedata.category(c)[0] not in "ZPC")
    return "".join(kept).translate(_READ_AS)


def wrong_groups(text: str) -> tuple[int, ...]:
    """The complete groups that hold a typing error, counted from 1: to be shown while the key is being typed."""
    typed = tidy(text)
    return tuple(
        place + 1
        for place in range(GROUPS)
        if len(group := typed[place * GROUP_LENGTH : (place + 1) * GROUP_LENGTH]) == GROUP_LENGTH
        and not _stands(place, group)
    )


def is_complete(text: str) -> bool:
    """Every character is there and each group is consistent."""
    return len(tidy(text)) == GROUPS * GROUP_LENGTH and not wrong_groups(text)


def read(text: str) -> bytes:
    """The secret behind what was typed; a typing error is told from a wrong key, and where it is."""
    typed = tidy(text)
    if len(typed) != GROUPS * GROUP_LENGTH:
        raise RecoveryKeyMistyped(
            (),
            _("The recovery key has {expected} characters; you typed {count}.").format(
                expected=GROUPS * GROUP_LENGTH, count=len(typed)
            ),
            _("Copy it again from the recovery sheet: eight groups of five characters."),
        )
    wrong = wrong_groups(text)
    if wrong:
        raise RecoveryKeyMistyped(
            wrong, _mistyped(wrong), _("Compare with the recovery sheet, character by character.")
        )
    number = 0
    for place in range(GROUPS):
        for character in typed[place * GROUP_LENGTH : place * GROUP_LENGTH + _DATA]:
            number = number << _BITS | _ALPHABET.index(character)
    return number.to_bytes(BYTES, "big")


def _mistyped(wrong: tuple[int, ...]) -> str:
    if len(wrong) == 1:
        return _("There is a typing error in group {number} of the recovery key.").format(number=wrong[0])
    numbers = ", ".join(str(number) for number in wrong)
    return _("There are typing errors in these groups of the recovery key: {numbers}.").format(numbers=numbers)


def _stands(place: int, group: str) -> bool:
    digits = [_ALPHABET.find(character) for character in group]
    return min(digits) >= 0 and digits[-1] == _check(place, digits[:-1])


def _check(place: int, digits: list[int]) -> int:
    """Σ αⁱ·digit over GF(32), shifted by the place, so that two groups exchanged show as well."""
    total = 0
    for digit in reversed(digits):
        total = _times_alpha(total ^ digit)
    return total ^ (place + 1)


def _times_alpha(value: int) -> int:
    shifted = value << 1
    return shifted ^ _FIELD_POLYNOMIAL if shifted & 32 else shifted
