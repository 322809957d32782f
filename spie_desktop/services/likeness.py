"""The words of the index that resemble one typed with a slip."""

from spie_desktop.store.store import Store

_SHORTEST_FORGIVEN = 4  # a slip in a shorter word would find half the vault
_LIKENESS = 75
_ALTERNATIVES = 6


class Likeness:
    """One piece for every search: it holds the words of the vault until something changes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._terms: list[str] | None = None
        store.on_commit(lambda _commit: self.forget())

    def resembling(self, word: str) -> list[str]:
        """What to match in the place of `word`, as expressions of the index; none when nothing resembles it."""
        if len(word) < _SHORTEST_FORGIVEN:
            return [prefix(word)]
        from rapidfuzz import fuzz, process

        found = process.extract(
            word, self._known_terms(), scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_ALTERNATIVES
        )
        return [f'"{term}"' for term, _score, _index in found]

    def _known_terms(self) -> list[str]:
        if self._terms is None:
            self._terms = [term for (term,) in self._store.rows("SELECT term FROM search_terms")]
        return self._terms

    def forget(self) -> None:
        """Holds no word of the vault any more: after a change, and at lock."""
        self._terms = None


def prefix(word: str) -> str:
    return f'"{word}"*'
