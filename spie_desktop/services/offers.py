"""The insertion offer of the territory: what a structure can do for a person."""

from sqlalchemy.orm import Session

from spie_desktop.models.offer import Offer
from spie_desktop.models.organisation import Organisation
from spie_desktop.services.filling import Values, change, in_order, living, made, required
from spie_desktop.store.store import Store


class Offers:
    """Who offers what, to whom, on which conditions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, values: Values) -> str:
        with self._store.write("add_offer") as session:
            return add(session, values)

    def edit(self, offer_id: str, values: Values) -> None:
        with self._store.write("edit_offer") as session:
            change(living(session, Offer, offer_id), values)


def add(session: Session, values: Values) -> str:
    required(values, "name")
    in_order(values, "starts_on", "ends_on")
    if values.get("organisation_id"):
        living(session, Organisation, values["organisation_id"])
    return made(session, Offer, values).id
