"""The confidentiality charter: its successive texts, and who has signed the one in force."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain.digest import digest_of
from spie_desktop.domain.present import now, today
from spie_desktop.domain.vocabulary.attendance import SignatureKind
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.charter import CharterSignature, CharterText
from spie_desktop.models.organisation import Organisation
from spie_desktop.models.professional import Professional
from spie_desktop.models.titles import full_name
from spie_desktop.services.filling import Values, living, made, required
from spie_desktop.store.store import Store

_NOTHING: Values = {}


class Charters:
    """Nobody hears a situation without having signed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def publish(self, values: Values) -> str:
        """A new text, in force from its day on; earlier signatures stand for the earlier text."""
        with self._store.write("publish_charter") as session:
            return publish(session, values)

    def sign(self, professional_id: str, values: Values = _NOTHING) -> str:
        """A member signs the text in force."""
        with self._store.write("sign_charter") as session:
            return sign(session, professional_id, values)


def publish(session: Session, values: Values) -> str:
    required(values, "version", "body")
    text = made(session, CharterText, {"in_force_on": today(), **values})
    text.digest = digest_of({"version": text.version, "title": text.title, "body": text.body})
    return text.id


def sign(session: Session, professional_id: str, values: Values = _NOTHING) -> str:
    given = {"signed_at": now(), "nature": SignatureKind.PAPER, **values}
    signed_on = given["signed_at"].astimezone().date()
    charter_id = in_force(session, signed_on)
    if charter_id is None:
        raise UserError(_("No charter is in force on that day."), way_out=_("Publish its text first."))
    member = living(session, Professional, professional_id)
    structure = session.get(Organisation, member.organisation_id) if member.organisation_id else None
    carried = {
        "carried_name": full_name(member.last_name, member.first_name),
        "carried_organisation": structure.name if structure else "",
    }
    links = {"charter_id": charter_id, "professional_id": professional_id}
    return made(session, CharterSignature, {**given, **carried, **links}).id


def in_force(session: Session, on: dt.date, territory_id: str | None = None) -> str | None:
    """The last text whose day has come."""
    session.flush()
    query = (
        sa.select(CharterText.id)
        .where(
            CharterText.in_force_on <= on,
            sa.or_(CharterText.territory_id.is_(None), CharterText.territory_id == territory_id),
            ~CharterText.is_deleted,
        )
        .order_by(CharterText.in_force_on.desc(), CharterText.id.desc())
    )
    return session.scalars(query).first()
