"""Whether two names may be one: the same words in any order, small slips forgiven, numbers never."""

from spie_desktop.domain.text import fold

_SMALL_WORDS = frozenset(
    [
        "a",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "pour",
        "sur",
        "un",
        "une",
        "the",
        "of",
        "and",
    ]
)
_ALIKE = 90


def name_words(name: str) -> list[str]:
    """The words of a name that tell it from another, folded, in alphabetical order."""
    words = "".join(character if character.isalnum() else " " for character in fold(name)).split()
    return sorted([word for word in words if word not in _SMALL_WORDS] or words)


def likeness_key(name: str) -> str:
    """Equal for names of the same words."""
    return " ".join(name_words(name))


def are_alike(one_key: str, other_key: str, *, cutoff: int = _ALIKE) -> bool:
    """Compares two likeness keys; « Chantier 2 » is never « Chantier 3 »."""
    from rapidfuzz import fuzz

    if not one_key or not other_key:
        return False
    if [word for word in one_key.split() if word.isdigit()] != [word for word in other_key.split() if word.isdigit()]:
        return False
    return fuzz.ratio(one_key, other_key) >= cutoff
