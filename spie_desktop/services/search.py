"""Finding people, structures, texts by what one types: prefixes, no accents, small slips forgiven."""

from dataclasses import dataclass

from spie_desktop.domain.text import query_words
from spie_desktop.store.store import Store

_FOUND = (
    "SELECT e.kind, e.record_id, e.title FROM search_words JOIN search_entry AS e ON e.id = search_words.rowid"
    " WHERE search_words MATCH :expression ORDER BY rank LIMIT :limit"
)
_SHORTEST_FORGIVEN = 4  # a slip in a shorter word would find half the vault
_LIKENESS = 75
_ALTERNATIVES = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found, by its kind and title."""

    kind: str
    record_id: str
    title: str


class Search:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._terms: list[str] | None = None
        store.on_commit(lambda _commit: self.forget())

    def find(self, text: str, *, limit: int = 20) -> list[Hit]:
        """The best hits for what is typed so far; with none, those of the words that resemble it."""
        words = query_words(text)
        if not words:
            return []
        hits = self._match(" ".join(_prefix(word) for word in words), limit)
        if hits:
            return hits
        alternatives = [self._resembling(word) for word in words]
        if not all(alternatives):
            return []
        return self._match(" AND ".join(f"({' OR '.join(found)})" for found in alternatives), limit)

    def _match(self, expression: str, limit: int) -> list[Hit]:
        rows = self._store.rows(_FOUND, {"expression": expression, "limit": limit})
        return [Hit(*row) for row in rows]

    def _resembling(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_FORGIVEN:
            return [_prefix(word)]
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


def _prefix(word: str) -> str:
    return f'"{word}"*'
