"""Finding people, structures, texts by what one types: prefixes, no accents, small slips forgiven."""

from dataclasses import dataclass

from spie_desktop.domain.text import query_words
from spie_desktop.services.likeness import Likeness, prefix
from spie_desktop.store.store import Store

_FOUND = (
    "SELECT e.kind, e.record_id, e.title FROM search_words JOIN search_entry AS e ON e.id = search_words.rowid"
    " WHERE search_words MATCH :expression ORDER BY rank LIMIT :limit"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found, by its kind and title."""

    kind: str
    record_id: str
    title: str


class Search:
    def __init__(self, store: Store, likeness: Likeness | None = None) -> None:
        self._store = store
        self._likeness = likeness or Likeness(store)

    def find(self, text: str, *, limit: int = 20) -> list[Hit]:
        """The best hits for what is typed so far; with none, those of the words that resemble it."""
        words = query_words(text)
        if not words:
            return []
        hits = self._match(" ".join(prefix(word) for word in words), limit)
        if hits:
            return hits
        alternatives = [self._likeness.resembling(word) for word in words]
        if not all(alternatives):
            return []
        return self._match(" AND ".join(f"({' OR '.join(found)})" for found in alternatives), limit)

    def _match(self, expression: str, limit: int) -> list[Hit]:
        rows = self._store.rows(_FOUND, {"expression": expression, "limit": limit})
        return [Hit(*row) for row in rows]

    def forget(self) -> None:
        """Holds no word of the vault any more: at lock."""
        self._likeness.forget()
