"""The people of the vault in French order, page by page."""

from typing import NamedTuple

import sqlalchemy as sa

from spie_desktop.models.person import Person
from spie_desktop.store.store import Store

Cursor = tuple[str, str]

_PAGE = (
    sa.select(
        Person.id,
        Person.sort_key,
        Person.reference,
        Person.last_name,
        Person.first_name,
        Person.born_on,
        Person.commune,
    )
    .where(~Person.is_deleted)
    .order_by(Person.sort_key, Person.id)
    .limit(sa.bindparam("count"))
)
_AFTER = _PAGE.where(sa.tuple_(Person.sort_key, Person.id) > sa.tuple_(sa.bindparam("key"), sa.bindparam("id")))


class PersonRow(NamedTuple):
    """One line of the list, as it is stored; what is shown of it is written when it comes into view."""

    id: str
    sort_key: str
    reference: str
    last_name: str
    first_name: str
    born_on: str | None
    commune: str

    @property
    def cursor(self) -> Cursor:
        return self.sort_key, self.id


class PeopleList:
    """Column rows and a keyset: the last page costs what the first does."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def page(self, after: Cursor | None = None, *, limit: int = 100) -> list[PersonRow]:
        """At most `limit` people, those that follow `after` in French order."""
        if after is None:
            rows = self._store.rows(_PAGE, {"count": limit})
        else:
            rows = self._store.rows(_AFTER, {"count": limit, "key": after[0], "id": after[1]})
        return [PersonRow._make(row) for row in rows]
