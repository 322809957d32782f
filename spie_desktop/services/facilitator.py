"""Who uses the program: asked once at the first start, changed in the settings."""

from dataclasses import dataclass

import sqlalchemy as sa

from spie_desktop.domain import contact_rules
from spie_desktop.domain.text import clean
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.facilitator import Facilitator
from spie_desktop.models.territory import Territory
from spie_desktop.services.directory.values import InvalidFields
from spie_desktop.store.store import Store

DEFAULT_MARK = "A"


@dataclass(frozen=True, slots=True)
class FacilitatorDraft:
    """What the first-run assistant asks: a new territory is named, or nothing yet."""

    first_name: str
    last_name: str
    job_title: str = ""
    email: str = ""
    phone: str = ""
    territory_name: str = ""
    mark: str = DEFAULT_MARK


@dataclass(frozen=True, slots=True)
class FacilitatorView:
    """Who uses the program, as the settings and the greeting show it."""

    id: str
    first_name: str
    last_name: str
    job_title: str
    email: str
    phone: str
    territory_id: str | None
    mark: str


class FacilitatorService:
    """One vault has one facilitator at a time; her identifier signs each operation of the journal."""

    def __init__(self, store: Store) -> None:
        self._store = store
        present = self.present()
        if present is not None:
            store.author = present.id

    def present(self) -> FacilitatorView | None:
        with self._store.read() as session:
            record = session.scalars(
                sa.select(Facilitator).where(~Facilitator.is_deleted).order_by(Facilitator.id)
            ).first()
            return _view(record) if record else None

    def introduce(self, draft: FacilitatorDraft) -> FacilitatorView:
        """The first record of a vault, with the territory it is for."""
        with self._store.write("introduce_facilitator", is_undoable=False) as session:
            record = Facilitator()
            _fill(record, draft)
            if territory_name := clean(draft.territory_name):
                territory = Territory(name=territory_name)
                session.add(territory)
                record.territory_id = territory.id
            session.add(record)
        self._store.author = record.id
        return _view(record)

    def edit(self, draft: FacilitatorDraft, *, territory_id: str | None) -> FacilitatorView:
        """Changes who she is or where she works."""
        with self._store.write("edit_facilitator") as session:
            record = session.get_one(Facilitator, self._store.author)
            _fill(record, draft)
            record.territory_id = territory_id
        return _view(record)


def _fill(record: Facilitator, draft: FacilitatorDraft) -> None:
    record.last_name, record.first_name = clean(draft.last_name), clean(draft.first_name)
    if not record.last_name:
        raise UserError(_("Your name is missing."), way_out=_("It signs what you write in the journal of this vault."))
    record.job_title = clean(draft.job_title)
    _fill_contact(record, draft)
    mark = clean(draft.mark).upper() or DEFAULT_MARK
    if not (mark.isascii() and mark.isalpha() and len(mark) <= 2):
        raise UserError(_("The mark of this computer is one or two letters."), way_out=_("For instance: A."))
    record.mark = mark


def _fill_contact(record: Facilitator, draft: FacilitatorDraft) -> None:
    """Checked where they change: what an earlier version let in keeps nobody from changing the rest."""
    faults = {}
    for name, rule in (("email", contact_rules.email), ("phone", contact_rules.phone)):
        typed = str(getattr(draft, name))
        if typed == getattr(record, name):
            continue
        checked = rule(typed)
        if checked.fault:
            faults[name] = _(checked.fault)
        else:
            setattr(record, name, checked.value)
    if faults:
        raise InvalidFields(faults)


def _view(record: Facilitator) -> FacilitatorView:
    return FacilitatorView(
        record.id,
        record.first_name,
        record.last_name,
        record.job_title,
        record.email,
        record.phone,
        record.territory_id,
        record.mark,
    )
