"""Who uses the program: what is kept of her, and what is refused."""

import pytest
import sqlalchemy as sa

from spie_desktop.models.facilitator import Facilitator
from spie_desktop.services.directory.values import InvalidFields
from spie_desktop.services.facilitator import FacilitatorDraft
from tests.services.conftest import World


def test_her_address_and_number_are_checked_and_repaired(world: World) -> None:
    """The fault comes with the name of its field, and nothing is written; a number is written the French way."""
    facilitator = world.services.facilitator
    with pytest.raises(InvalidFields) as refused:
        facilitator.edit(FacilitatorDraft("Camille", "Autre", email="camille", phone="douze"), territory_id=None)
    assert set(refused.value.errors) == {"email", "phone"}
    present = facilitator.present()
    assert present is not None
    assert present.last_name == "Exemple"
    kept = facilitator.edit(
        FacilitatorDraft("Camille", "Exemple", email="camille@EXEMPLE.fr", phone="0612345678"), territory_id=None
    )
    assert (kept.email, kept.phone) == ("camille@exemple.fr", "06 12 34 56 78")


def test_an_address_of_before_the_rule_stands_in_nobodys_way(world: World) -> None:
    """It is looked at when it changes, not when her name does."""
    facilitator = world.services.facilitator
    with facilitator._store.write("test") as session:
        session.scalars(sa.select(Facilitator)).one().email = "camille"
    kept = facilitator.edit(FacilitatorDraft("Camille", "Autre", email="camille"), territory_id=None)
    assert (kept.last_name, kept.email) == ("Autre", "camille")
