"""A new key for the data: prepared, taken by the data, settled; cut short anywhere, nothing is lost."""

import contextlib
from pathlib import Path

import pyrage
import pytest

from spie_desktop.errors import UserError
from spie_desktop.store import header as headers
from spie_desktop.store import slots
from spie_desktop.store.attempts import Attempts
from spie_desktop.store.header import Anchor
from spie_desktop.store.unlocking import (
    WrongPassphrase,
    WrongRecoveryKey,
    create,
    unlock_with_identity,
    unlock_with_passphrase,
    unlock_with_recovery_key,
)
from spie_desktop.store.vault_keys import VaultKeys
from tests.faults import each_failure

FIRST = "premier chat dort sous le grand escalier"
SECOND = "second chien court dans la petite prairie"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "coffre"


@pytest.fixture
def keys(folder: Path) -> VaultKeys:
    return create(folder, FIRST, label="Coffre fictif")[0]


def test_a_change_of_key_passes_through_two_keys(folder: Path, keys: VaultKeys) -> None:
    """Prepared, the header yields both keys to the new passphrase, and the old one alone to the old passphrase."""
    identity = pyrage.x25519.Identity.generate()
    keys.add_escrow(str(identity.to_public()), label="Département fictif")
    old = bytes(keys.key)
    new = keys.prepare_new_key(SECOND)
    assert unlock_with_passphrase(folder, SECOND).candidates == (new.key, old)
    assert unlock_with_recovery_key(folder, new.recovery.text).candidates == (new.key, old)
    assert unlock_with_identity(folder, str(identity)).candidates == (new.key, old)
    assert unlock_with_passphrase(folder, FIRST).candidates == (old,)
    assert unlock_with_passphrase(folder, FIRST).is_key_changing


def test_once_settled_on_the_new_key_the_old_secrets_are_void(folder: Path) -> None:
    """The former passphrase and the former sheet open nothing any more; label, anchor and escrow stay."""
    identity = pyrage.x25519.Identity.generate()
    keys, former = create(folder, FIRST, label="Nord", escrow=str(identity.to_public()))
    keys.set_anchor(Anchor("device", 5, "cc"))
    old = keys.key
    new = keys.prepare_new_key(SECOND)
    wanted = bytes(new.key)
    keys.settle(new.key)
    assert old == bytearray(32)
    assert keys.candidates == (wanted,)
    found = unlock_with_passphrase(folder, SECOND)
    assert (found.key, found.label, found.anchor) == (wanted, "Nord", Anchor("device", 5, "cc"))
    assert unlock_with_recovery_key(folder, new.recovery.text).key == wanted
    assert unlock_with_identity(folder, str(identity)).key == wanted
    with pytest.raises(WrongPassphrase):
        unlock_with_passphrase(folder, FIRST)
    with pytest.raises(WrongRecoveryKey):
        unlock_with_recovery_key(folder, former.text)


@pytest.mark.parametrize("phrase", [FIRST, SECOND])
def test_a_change_of_key_that_did_not_happen_is_given_up(folder: Path, keys: VaultKeys, phrase: str) -> None:
    """The data still answers to the old key: whoever opens next settles on it, and the old passphrase is the one."""
    old = bytes(keys.key)
    keys.prepare_new_key(SECOND)
    found = unlock_with_passphrase(folder, phrase)
    found.settle(next(key for key in found.candidates if key == old))
    assert found.candidates == (old,)
    assert unlock_with_passphrase(folder, FIRST).key == old
    with pytest.raises(WrongPassphrase):
        unlock_with_passphrase(folder, SECOND)


def test_the_same_passphrase_may_be_kept_for_the_new_key(folder: Path, keys: VaultKeys) -> None:
    """It then yields both keys, the new one first."""
    old = bytes(keys.key)
    new = keys.prepare_new_key(FIRST)
    assert unlock_with_passphrase(folder, FIRST).candidates == (new.key, old)


def test_a_foreign_key_settles_nothing(keys: VaultKeys) -> None:
    """Neither the old nor the new key: our own fault, and the header is left alone."""
    keys.prepare_new_key(SECOND)
    with pytest.raises(ValueError, match="another"):
        keys.settle(slots.new_key())
    assert keys.is_key_changing


@pytest.mark.parametrize("has_rekeyed", [False, True])
def test_every_failed_write_of_a_change_of_key_leaves_the_data_reachable(
    folder: Path, keys: VaultKeys, has_rekeyed: bool
) -> None:
    """Whichever write fails, one of the two passphrases yields the key that the data answers to."""
    saved = headers.path_of(folder).read_bytes()
    old = bytes(keys.key)
    data_key = old

    def run() -> None:
        nonlocal data_key
        data_key = old
        opened = unlock_with_passphrase(folder, FIRST)
        new = opened.prepare_new_key(SECOND)
        if has_rekeyed:
            data_key = bytes(new.key)
        opened.settle(new.key if has_rekeyed else opened.key)

    def check(caught: BaseException) -> None:
        assert isinstance(caught, UserError)
        yielded: list[bytes] = []
        for phrase in (FIRST, SECOND):
            Attempts(folder).succeeded()
            with contextlib.suppress(WrongPassphrase):
                yielded += [bytes(key) for key in unlock_with_passphrase(folder, phrase).candidates]
        assert data_key in yielded

    assert each_failure(run, check, prepare=lambda: headers.path_of(folder).write_bytes(saved)) >= 8
