"""The directory as screens and the command line use it: one method a verb or a view, one transaction each."""

from collections.abc import Collection, Mapping
from pathlib import Path

from sqlalchemy.orm import Session

from spie_desktop.domain.organisation_guess import guess_from
from spie_desktop.domain.text import query_words
from spie_desktop.domain.vocabulary.organisations import OrganisationKind
from spie_desktop.services.directory import changes, duplicates, importing, lists, merging
from spie_desktop.services.directory.cards import DirectoryCard, card
from spie_desktop.services.directory.duplicates import Suspect, SuspectPair
from spie_desktop.services.directory.import_plan import Planner, Tell, silent
from spie_desktop.services.directory.importing import ImportPreview, ImportResult
from spie_desktop.services.directory.kinds import Kind
from spie_desktop.services.directory.lists import Cursor, Filters, Page
from spie_desktop.services.directory.merging import MergeView
from spie_desktop.services.directory.records import is_listed
from spie_desktop.services.directory.references import as_words, uses
from spie_desktop.services.directory.values import InvalidFields, Value
from spie_desktop.services.likeness import Likeness, prefix
from spie_desktop.store.store import Store

_ALL = Filters()


class Directory:
    """annuaire: structures, professionals, territories, cohorts."""

    def __init__(self, store: Store, likeness: Likeness | None = None) -> None:
        self._store = store
        self._likeness = likeness or Likeness(store)

    # --- views

    def page(
        self,
        kind: Kind,
        *,
        search: str = "",
        filters: Filters = _ALL,
        after: Cursor | None = None,
        limit: int = 100,
    ) -> Page:
        """A page of the list of `kind`, in French order, after the given line."""
        with self._store.read() as session:
            return lists.page(
                session,
                kind,
                search=self._searched(session, kind, search, filters),
                filters=filters,
                after=after,
                limit=limit,
            )

    def count(self, kind: Kind, *, search: str = "", filters: Filters = _ALL) -> int:
        with self._store.read() as session:
            return lists.count(session, kind, search=self._searched(session, kind, search, filters), filters=filters)

    def is_in_list(self, kind: Kind, record_id: str, *, search: str = "", filters: Filters = _ALL) -> bool:
        """Whether the list so narrowed holds the record."""
        with self._store.read() as session:
            return lists.is_in(
                session, kind, record_id, search=self._searched(session, kind, search, filters), filters=filters
            )

    def _searched(self, session: Session, kind: Kind, typed: str, filters: Filters) -> list[str]:
        """What is typed as the index takes it; when it finds nothing, the words that resemble it."""
        words = query_words(typed)
        exact = [prefix(word) for word in words]
        if not words or lists.is_any(session, kind, search=exact, filters=filters):
            return exact
        alternatives = [self._likeness.resembling(word) for word in words]
        return [" OR ".join(found) for found in alternatives] if all(alternatives) else exact

    def counts(self) -> dict[Kind, int]:
        """How many records of each kind are in use."""
        with self._store.read() as session:
            return {kind: lists.count(session, kind, search=(), filters=_ALL) for kind in Kind}

    def choices(self, kind: Kind) -> list[tuple[str, str]]:
        """The records in use as (id, title), for choice lists."""
        with self._store.read() as session:
            return lists.choices(session, kind)

    def card(self, kind: Kind, record_id: str) -> DirectoryCard:
        with self._store.read() as session:
            return card(session, kind, record_id)

    def used_by(self, kind: Kind, record_id: str) -> tuple[str, ...]:
        """What refers to the record, in words: « 3 professionals », « 12 files »."""
        with self._store.read() as session:
            return as_words(uses(session, kind, record_id))

    def suspect_pairs(self, kind: Kind) -> tuple[SuspectPair, ...]:
        """Records that may be one; slow on a large directory: for the worker."""
        with self._store.read() as session:
            return duplicates.suspect_pairs(session, kind)

    def resembling(self, kind: Kind, name: str) -> tuple[Suspect, ...]:
        """Known records that resemble the name being typed."""
        with self._store.read() as session:
            return duplicates.resembling(session, kind, name)

    def guessed_nature(self, name: str) -> str:
        """The code of the kind of structure that a name tells; the one of the others when it tells none."""
        return (guess_from(name) or OrganisationKind.OTHER).value

    def merge_view(self, kept_id: str, other_id: str) -> MergeView:
        with self._store.read() as session:
            return merging.merge_view(session, kept_id, other_id)

    def kind_of(self, record_id: str) -> Kind | None:
        """Which of the four lists holds a record; None when none does any more."""
        with self._store.read() as session:
            return next((kind for kind in Kind if is_listed(session, kind, record_id)), None)

    def faults(self, kind: Kind, values: Mapping[str, Value], *, record_id: str = "") -> dict[str, str]:
        """Why what is typed could not be kept, field by field; empty when it can."""
        with self._store.read() as session:
            return changes.faults(session, kind, record_id, values)

    def closure_faults(self, starts_on: str, ends_on: str) -> dict[str, str]:
        """Why a closed period of these dates, as typed, could not be kept; empty when it can."""
        try:
            changes.closure_dates(starts_on, ends_on)
        except InvalidFields as refusal:
            return refusal.errors
        return {}

    def preview_import(self, path: Path, *, tell: Tell = silent) -> ImportPreview:
        """Reads a CSV list and says what each row would do; nothing is written."""
        file = importing.read_file(path)
        with self._store.read() as session:
            return importing.preview(session, file, tell)

    # --- verbs

    def add(self, kind: Kind, values: Mapping[str, Value]) -> str:
        """A new record, from values or from what was typed; raises `InvalidFields`."""
        with self._store.write(f"add_{kind}") as session:
            return changes.add(session, kind, values)

    def edit(self, kind: Kind, record_id: str, values: Mapping[str, Value]) -> None:
        """Sets some fields of a record; raises `InvalidFields`."""
        with self._store.write(f"edit_{kind}") as session:
            changes.edit(session, kind, record_id, values)

    def archive(self, kind: Kind, record_id: str) -> None:
        """Deactivates: out of the lists and choices, all that refers to it stays."""
        with self._store.write(f"archive_{kind}") as session:
            changes.set_archived(session, kind, record_id, is_archived=True)

    def reactivate(self, kind: Kind, record_id: str) -> None:
        with self._store.write(f"reactivate_{kind}") as session:
            changes.set_archived(session, kind, record_id, is_archived=False)

    def delete(self, kind: Kind, record_id: str) -> None:
        """Removes a record that nothing uses; raises `StillUsed`."""
        with self._store.write(f"delete_{kind}") as session:
            changes.delete(session, kind, record_id)

    def merge(self, kept_id: str, other_id: str, take_from_other: Collection[str] | None = None) -> None:
        """Makes two records one; `take_from_other` names the fields whose value comes from the other."""
        kind = self.merge_view(kept_id, other_id).kind
        with self._store.write(f"merge_{kind}") as session:
            merging.merge(session, kept_id, other_id, take_from_other)

    def add_closure(self, territory_id: str, starts_on: str, ends_on: str = "", reason: str = "") -> str:
        """A period without committee, its dates as typed."""
        with self._store.write("add_closed_period") as session:
            return changes.add_closure(session, territory_id, starts_on, ends_on, reason)

    def delete_closure(self, closure_id: str) -> None:
        with self._store.write("delete_closed_period") as session:
            changes.delete_closure(session, closure_id)

    def apply_import(self, preview: ImportPreview, *, with_updates: bool = True, tell: Tell = silent) -> ImportResult:
        """Writes what the preview announced, against the directory as it is now: applied twice, it changes nothing."""
        with self._store.write("import_directory", bulk=importing.is_large(preview)) as session:
            return importing.apply(session, Planner(session).plan(preview.file, tell), with_updates=with_updates)
