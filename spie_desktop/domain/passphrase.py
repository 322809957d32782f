"""Passphrases: the one form in which they are compared, how strong they are in plain words, and good ones to offer."""

import math
import re
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from spie_desktop.domain.passphrase_patterns import Pattern, read, word_list
from spie_desktop.i18n import N_, _, ngettext

WORDS = 7
# CNIL, délibération 2022-100: 80 bits for what can be tried at leisure on a stolen file; twelve characters of four
# classes come to 79.5 by its own count.
WANTED_BITS = 79.5
_STEPS = (25.0, 45.0, 62.0, WANTED_BITS)
_SPACES = re.compile(r"\s+")
_REASONS = {
    Pattern.KNOWN: N_("It holds your name or your organisation’s: whoever takes the computer tries that first."),
    Pattern.COMMON: N_("It holds a password that everybody uses: it is among the first to be tried."),
    Pattern.KEYBOARD: N_("It follows the keys of the keyboard."),
    Pattern.SEQUENCE: N_("It counts, or recites the alphabet."),
    Pattern.REPEAT: N_("It repeats itself."),
    Pattern.DATE: N_("Dates are quickly guessed."),
}
# A pattern that covers less of the text than this is not what makes it weak.
_SHARE_TO_BLAME = 0.34


@dataclass(frozen=True, slots=True)
class Judgement:
    """Solidité d'une phrase de passe: whether it is enough, why, and how full the meter is (0 to 4)."""

    is_enough: bool
    bits: float
    reason: str
    meter: int


def normalised(passphrase: str) -> str:
    """What is derived of what was typed. Vaults depend on it: this function never changes.

    Composed accents; the spaces around dropped, those within (non-breaking ones too) as one; the apostrophe that
    some keyboards curl, straight.
    """
    composed = unicodedata.normalize("NFC", passphrase).replace("\u2019", "'")
    return _SPACES.sub(" ", composed).strip()


def judge(passphrase: str, known: Iterable[str] = ()) -> Judgement:
    """Strength by length and by what a patient guesser tries first; `known` is what he knows of the user."""
    text = normalised(passphrase)
    if not text:
        return Judgement(False, 0.0, _("Choose a phrase of seven words, or more."), 0)
    bits, covered = read(text, known)
    meter = sum(bits >= step for step in _STEPS)
    if bits >= WANTED_BITS:
        return Judgement(True, bits, _("This passphrase is strong enough."), meter)
    return Judgement(False, bits, _reason(text, bits, covered), meter)


def suggest(known: Iterable[str] = ()) -> str:
    """Seven words drawn by chance from the French list: a little over 80 bits, easy to say and to type."""
    words, known, draw = word_list(), tuple(known), secrets.SystemRandom()
    while True:  # a draw that holds a word twice in disguise (« jardin … jardiner ») is drawn again
        phrase = " ".join(draw.sample(words, WORDS))
        if judge(phrase, known).is_enough:
            return phrase


def _reason(text: str, bits: float, covered: dict[Pattern, int]) -> str:
    missing = math.ceil((WANTED_BITS - bits) / math.log2(len(word_list())))
    advice = ngettext("Add one more word.", "Add about {count} more words.", missing).format(count=missing)
    blamed = max(covered, key=lambda pattern: covered[pattern], default=None)
    if blamed is not None and covered[blamed] >= _SHARE_TO_BLAME * len(text):
        return f"{_(_REASONS[blamed])} {advice}"
    sentence = _("Too short.") if missing > 1 else _("Almost long enough.")
    return f"{sentence} {advice}"
