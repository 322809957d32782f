"""The keys of an open vault: what is asked before a change, what opens afterwards, what no longer does."""

from pathlib import Path

import pyrage
import pytest

from spie_desktop.errors import UserError
from spie_desktop.services.beginning import NewVault
from spie_desktop.services.facilitator import FacilitatorDraft
from spie_desktop.services.opening import (
    OpenVault,
    open_vault,
    with_identity,
    with_passphrase,
    with_recovery_key,
)
from spie_desktop.services.recovery_sheets import write_sheet
from spie_desktop.services.vault import KeyKind, PassphraseRefused, VaultService
from spie_desktop.store.faults import StoreDamaged, VaultLocked
from spie_desktop.store.unlocking import WrongPassphrase, WrongRecoveryKey

FIRST = "girafe parapluie comptoir vallée tambour noisette écluse"
SECOND = "crayon falaise moulin turquoise hamac gravier sonate"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "coffre"


@pytest.fixture
def key(folder: Path) -> str:
    beginning = NewVault(folder, FIRST, label="Coffre d’essai")
    key = "-".join(beginning.recovery_groups)
    beginning.finish(FacilitatorDraft(first_name="Anne", last_name="Martin")).close()
    return key


@pytest.fixture
def vault(folder: Path, key: str):
    opened = open_vault(folder, with_passphrase(FIRST))
    yield opened
    opened.close()


def keys_of(vault: OpenVault) -> VaultService:
    return vault.services.vault


def silent(_share: float, _sentence: str) -> None:
    """Nobody watches."""


def test_a_changed_passphrase_opens_and_the_former_does_not(vault: OpenVault, folder: Path, key: str) -> None:
    """The former is refused, the new one opens, and the sheet in the cupboard still does."""
    keys_of(vault).change_passphrase(FIRST, SECOND)
    vault.close()
    with pytest.raises(WrongPassphrase):
        open_vault(folder, with_passphrase(FIRST))
    open_vault(folder, with_passphrase(SECOND)).close()
    open_vault(folder, with_recovery_key(key)).close()


def test_the_present_passphrase_is_asked_for_whoever_sits_there(vault: OpenVault) -> None:
    """An open window does not let a passer-by change the keys."""
    with pytest.raises(PassphraseRefused, match="actuelle"):
        keys_of(vault).change_passphrase("au hasard", SECOND)
    with pytest.raises(PassphraseRefused):
        keys_of(vault).make_sheet("au hasard")
    with pytest.raises(PassphraseRefused):
        keys_of(vault).replace_key("au hasard", SECOND, silent)


def test_a_weak_passphrase_is_refused_with_its_reason(vault: OpenVault) -> None:
    """The same judgement as in the assistant."""
    with pytest.raises(PassphraseRefused, match="Ajoutez"):
        keys_of(vault).change_passphrase(FIRST, "bonjour")


def test_who_opened_with_the_sheet_chooses_without_the_former(folder: Path, key: str) -> None:
    """The passphrase was forgotten: it is not asked for, until a new one is chosen."""
    vault = open_vault(folder, with_recovery_key(key))
    assert not keys_of(vault).knows_passphrase
    keys_of(vault).change_passphrase("", SECOND)
    assert keys_of(vault).knows_passphrase
    with pytest.raises(PassphraseRefused):
        keys_of(vault).change_passphrase("", FIRST)
    vault.close()
    open_vault(folder, with_passphrase(SECOND)).close()


def test_a_new_sheet_opens_beside_the_former_until_it_is_kept(vault: OpenVault, folder: Path, key: str) -> None:
    """Both open while the new one is being printed; afterwards only the new one."""
    made = keys_of(vault).make_sheet(FIRST)
    assert vault.keys.opens_with_recovery_key(key)
    keys_of(vault).retire_other_sheets(made.slot)
    vault.close()
    with pytest.raises(WrongRecoveryKey):
        open_vault(folder, with_recovery_key(key))
    open_vault(folder, with_recovery_key("-".join(made.groups))).close()


def test_a_sheet_given_up_opens_nothing(vault: OpenVault, key: str) -> None:
    """The former one alone is left."""
    made = keys_of(vault).make_sheet(FIRST)
    keys_of(vault).drop_sheet(made.slot)
    assert not vault.keys.opens_with_recovery_key("-".join(made.groups))
    assert vault.keys.opens_with_recovery_key(key)


def test_the_sheet_is_a_pdf_and_its_file_is_private(vault: OpenVault, tmp_path: Path) -> None:
    """Written whole, readable by its owner; a folder that is gone is a sentence."""
    pdf = keys_of(vault).make_sheet(FIRST).pdf()
    assert pdf.startswith(b"%PDF")
    write_sheet(pdf, tmp_path / "fiche.pdf")
    assert (tmp_path / "fiche.pdf").read_bytes() == pdf
    assert (tmp_path / "fiche.pdf").stat().st_mode & 0o077 == 0
    with pytest.raises(UserError, match="fiche de secours"):
        write_sheet(pdf, tmp_path / "parti" / "fiche.pdf")


def test_an_organisation_opens_with_its_key_until_it_is_taken_back(
    vault: OpenVault, folder: Path, tmp_path: Path
) -> None:
    """Listed with its name, opened by the private half, closed again once removed."""
    identity = pyrage.x25519.Identity.generate()
    file = tmp_path / "identite.txt"
    file.write_text(str(identity))
    keys_of(vault).entrust(FIRST, str(identity.to_public()), "Département")
    found = [one for one in keys_of(vault).openers() if one.kind is KeyKind.ORGANISATION]
    assert [one.label for one in found] == ["Département"]
    vault.close()
    open_vault(folder, with_identity(file)).close()
    again = open_vault(folder, with_passphrase(FIRST))
    keys_of(again).remove_key(FIRST, found[0].id)
    again.close()
    with pytest.raises(UserError):
        open_vault(folder, with_identity(file))


def test_a_new_key_for_everything_leaves_the_former_ones_outside(
    vault: OpenVault, folder: Path, key: str, damaged: set[Path]
) -> None:
    """Data and header answer to the new passphrase and the new sheet alone; nothing written is lost."""
    damaged.add(folder / "store.db")  # replayed here: the suite would try the former key
    former = bytes(vault.keys.key)
    told: list[float] = []
    made = keys_of(vault).replace_key(FIRST, SECOND, lambda share, _sentence: told.append(share))
    assert told == sorted(told)
    services = vault.services
    services.facilitator.edit(FacilitatorDraft(first_name="Anne", last_name="Dupont"), territory_id=None)
    vault.close()
    from spie_desktop.store.engine import connect

    with pytest.raises(StoreDamaged):
        connect(folder / "store.db", former)
    for unlock in (with_passphrase(FIRST), with_recovery_key(key)):
        with pytest.raises((WrongPassphrase, WrongRecoveryKey)):
            open_vault(folder, unlock)
    again = open_vault(folder, with_recovery_key("-".join(made.groups)))
    present = again.services.facilitator.present()
    assert present is not None
    assert present.last_name == "Dupont"
    again.close()
    open_vault(folder, with_passphrase(SECOND)).close()


def test_a_change_of_key_interrupted_before_the_data_still_opens(
    vault: OpenVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails while encrypting: the vault goes on with its former key, and opens with its passphrase."""

    def broken(*_key: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr("spie_desktop.store.store.change_key", broken)
    with pytest.raises(OSError):
        keys_of(vault).replace_key(FIRST, SECOND, silent)
    assert vault.services.facilitator.present() is not None
    vault.close()
    monkeypatch.undo()
    open_vault(folder, with_passphrase(FIRST)).close()


def test_locked_nothing_is_read_nor_changed_and_unlocking_goes_on(vault: OpenVault) -> None:
    """The same objects refuse, then work again."""
    services = vault.services
    vault.lock_up()
    with pytest.raises(VaultLocked):
        services.facilitator.present()
    with pytest.raises(VaultLocked):
        services.journal.count()
    vault.lock_up()
    vault.unlock(with_passphrase(FIRST))
    assert services.facilitator.present() is not None
    services.facilitator.edit(FacilitatorDraft(first_name="A", last_name="B"), territory_id=None)


def test_a_vault_begun_and_abandoned_leaves_nothing(folder: Path) -> None:
    """Neither key file nor data nor an empty folder; it can be begun again."""
    NewVault(folder, FIRST).abandon()
    assert not folder.exists()
    NewVault(folder, SECOND).finish(FacilitatorDraft(first_name="", last_name="Martin")).close()
    open_vault(folder, with_passphrase(SECOND)).close()


def test_a_vault_whose_making_fails_can_be_made_again(folder: Path) -> None:
    """A name refused at the last moment leaves no half-made data behind."""
    beginning = NewVault(folder, FIRST)
    with pytest.raises(UserError):
        beginning.finish(FacilitatorDraft(first_name="Anne", last_name=" "))
    beginning.finish(FacilitatorDraft(first_name="Anne", last_name="Martin")).close()
    open_vault(folder, with_passphrase(FIRST)).close()
