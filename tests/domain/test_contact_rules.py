"""Contacts are kept in one form, and refused with a reason when they cannot be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spie_desktop.domain import contact_rules as rules


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0323001122", "03 23 00 11 22"),
        ("03.23-00 11\u00a022", "03 23 00 11 22"),
        ("+33 (0)3 23 00 11 22", "03 23 00 11 22"),
        ("0033323001122", "03 23 00 11 22"),
        ("03 23 00 11 22 / 06 11 22 33 44", "03 23 00 11 22 / 06 11 22 33 44"),
        ("0323001122 ou 0323001122", "03 23 00 11 22"),
        ("+32 2 123 45 67", "+3221234567"),
        ("3949", "3949"),
        ("115", "115"),
        ("", ""),
    ],
)
def test_telephone_has_one_form(typed: str, kept: str) -> None:
    """However it is typed, a French number is kept by pairs."""
    assert rules.phone(typed) == rules.Checked(kept)


@pytest.mark.parametrize("typed", ["12 34", "03 23 00 11", "poste 12", "0123456789012", "03 23 00 11 22 / poste"])
def test_wrong_telephone_is_refused(typed: str) -> None:
    """What cannot be dialled is no number."""
    assert rules.phone(typed).fault


@pytest.mark.parametrize("typed", ["a@b.fr", "mailto:a.b+c@Sous-Domaine.Exemple.FR", " é@exemple.fr "])
def test_address_is_kept(typed: str) -> None:
    """An address that can be written to is kept, its domain in lower case."""
    checked = rules.email(typed)
    assert not checked.fault
    assert checked.value.rpartition("@")[2].islower()


@pytest.mark.parametrize(
    "typed", ["a", "a@", "@b.fr", "a b@c.fr", "a@b", "a@b..fr", "a@b.fr;c@d.fr", "<b>@x.fr", "a@-b.fr"]
)
def test_wrong_address_is_refused(typed: str) -> None:
    """What could not be written to is no address."""
    assert rules.email(typed).fault


def test_siret_follows_its_key() -> None:
    """Fourteen digits under Luhn's key; the establishments of the post office follow their own."""
    assert rules.siret("732 829 320 00074") == rules.Checked("73282932000074")
    assert not rules.siret("35600000000048").fault
    assert not rules.siret("35600000049837").fault
    assert rules.siret("73282932000075").fault == rules.BAD_SIRET_KEY
    assert rules.siret("7,32829E+13").fault == rules.ROUNDED_SIRET
    assert rules.siret("0" * 14).fault
    assert rules.siret("123").fault == rules.BAD_SIRET


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    """No text, however strange, breaks a rule: it is kept, repaired or refused; what is kept is kept again."""
    for rule in (rules.email, rules.phone, rules.siret, rules.postcode):
        checked = rule(text)
        assert not (checked.value and checked.fault)
        if checked.value:
            assert rule(checked.value) == rules.Checked(checked.value)
    assert rules.website(rules.website(text)) == rules.website(text)
