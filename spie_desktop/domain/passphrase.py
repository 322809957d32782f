"""Passphrases: the one form in which they are compared."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")


def normalised(passphrase: str) -> str:
    """What is derived of what was typed. Vaults depend on it: this function never changes.

    Composed accents; the spaces around dropped, those within (non-breaking ones too) as one; the apostrophe that
    some keyboards curl, straight.
    """
    composed = unicodedata.normalize("NFC", passphrase).replace("\u2019", "'")
    return _SPACES.sub(" ", composed).strip()
