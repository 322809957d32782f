"""What every list of choices is: codes that are stored, each with the label that is shown."""

import enum
from typing import Self

from spie_desktop.i18n import _


class Vocabulary(enum.StrEnum):
    """A closed list of choices: each member is its code, and carries its English label for the catalogue.

    A code never changes once released: vaults, packages and past minutes hold it.
    """

    english: str

    def __new__(cls, code: str, english: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.english = english
        return member


def label(member: Vocabulary) -> str:
    """The member as the user reads it, in the language of the moment."""
    return _(member.english)
