"""The keys of a vault: each kind opens it, each change keeps it openable, nothing else does."""

import contextlib
import json
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spie_desktop.domain import recovery_key
from spie_desktop.errors import UserError
from spie_desktop.store import header as headers
from spie_desktop.store import slots, unlocking
from spie_desktop.store.attempts import Attempts
from spie_desktop.store.header import Anchor, Cost, HeaderDamaged, SlotKind
from spie_desktop.store.slots import EscrowUnusable
from spie_desktop.store.unlocking import (
    VaultExists,
    WrongIdentity,
    WrongPassphrase,
    WrongRecoveryKey,
    create,
    unlock_with_identity,
    unlock_with_passphrase,
    unlock_with_recovery_key,
)
from spie_desktop.store.vault_keys import LastPassphrase, SlotUnknown, VaultKeys, sealed
from tests.faults import each_failure

FIRST = "premier chat dort sous le grand escalier"
SECOND = "second chien court dans la petite prairie"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "coffre"


@pytest.fixture
def keys(folder: Path) -> VaultKeys:
    return create(folder, FIRST, label="Coffre fictif")[0]


# --- opening


def test_each_kind_of_key_opens_the_same_vault(folder: Path) -> None:
    """Passphrase, printed key and organisation's identity all yield the one key of the data."""
    identity = pyrage.x25519.Identity.generate()
    keys, recovery = create(folder, FIRST, label="Nord", escrow=str(identity.to_public()))
    assert len(keys.key) == 32
    assert unlock_with_passphrase(folder, FIRST).key == keys.key
    assert unlock_with_recovery_key(folder, recovery.text.lower()).key == keys.key
    file = f"# created: today\n# public key: {identity.to_public()}\n{identity}\n"
    assert unlock_with_identity(folder, file).key == keys.key
    assert keys.label == "Nord"
    assert [view.kind for view in keys.slot_views()] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY, SlotKind.ESCROW]


def test_two_vaults_share_nothing(tmp_path: Path) -> None:
    """The same passphrase twice gives other keys, other salts, other recovery keys."""
    (one, first), (two, second) = (create(tmp_path / name, FIRST) for name in "ab")
    assert one.key != two.key
    assert first.text != second.text
    assert one.header.slots[0].salt != two.header.slots[0].salt


def test_a_wrong_passphrase_is_told_as_such(folder: Path, keys: VaultKeys) -> None:
    """Wrong by one letter, by case or empty: refused, and the sentence helps."""
    for wrong in (FIRST[:-1], FIRST.upper(), "", FIRST + "s"):
        Attempts(folder).succeeded()
        with pytest.raises(WrongPassphrase) as caught:
            unlock_with_passphrase(folder, wrong)
        assert "majuscules" in caught.value.way_out
    assert unlock_with_passphrase(folder, FIRST).key == keys.key


def test_a_well_typed_key_of_another_vault_is_no_typing_error(folder: Path, keys: VaultKeys) -> None:
    """« Not the one of this vault » and « a typing error in group 3 » are two different sentences."""
    with pytest.raises(WrongRecoveryKey, match="celle de ce coffre"):
        unlock_with_recovery_key(folder, recovery_key.written(bytes(20)))
    groups = list(recovery_key.groups_of(bytes(20)))
    groups[2] = "ZZZZZ" if groups[2] != "ZZZZZ" else "YYYYY"
    with pytest.raises(recovery_key.RecoveryKeyMistyped, match="3"):
        unlock_with_recovery_key(folder, "-".join(groups))


def test_what_is_no_age_key_gets_a_sentence(folder: Path, keys: VaultKeys) -> None:
    """A mistyped public key, a file that holds no identity, another organisation's identity."""
    for wrong in ("", "age1", "ssh-ed25519 AAAA", str(pyrage.x25519.Identity.generate().to_public())[:-1]):
        with pytest.raises(EscrowUnusable):
            keys.add_escrow(wrong)
    keys.add_escrow(str(pyrage.x25519.Identity.generate().to_public()), label="Département fictif")
    for wrong in ("", "hello", "AGE-SECRET-KEY-1QQQ"):
        with pytest.raises(EscrowUnusable):
            unlock_with_identity(folder, wrong)
    with pytest.raises(WrongIdentity):
        unlock_with_identity(folder, str(pyrage.x25519.Identity.generate()))


def test_an_identity_file_is_read_within_reason(tmp_path: Path) -> None:
    """A missing file is a sentence; a huge one is not read whole."""
    with pytest.raises(UserError):
        unlocking.read_identity(tmp_path / "gone")
    (tmp_path / "huge").write_bytes(b"x" * 200_000)
    assert len(unlocking.read_identity(tmp_path / "huge")) == 64 * 1024


# --- making


def test_an_existing_vault_is_never_written_over(folder: Path, keys: VaultKeys) -> None:
    """Neither a vault made to the end, nor data, nor a damaged key file; an unfinished creation may start again."""
    again, _recovery = create(folder, SECOND)
    assert again.key != keys.key
    again.set_anchor(Anchor("device", 0, ""))
    with pytest.raises(VaultExists):
        create(folder, FIRST)
    headers.path_of(folder).unlink()
    (folder / "store.db").write_bytes(b"data")
    with pytest.raises(VaultExists):
        create(folder, FIRST)
    (folder / "store.db").unlink()
    headers.path_of(folder).write_bytes(b"{")
    with pytest.raises(HeaderDamaged):
        create(folder, FIRST)
    assert headers.path_of(folder).read_bytes() == b"{"


def test_new_slots_cost_what_the_notes_say(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the suite's variable: 256 MiB, four passes, two lanes; an installed program never looks at it."""
    assert slots.cost_of_new_slots() == Cost(64, 1, 1)
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert slots.cost_of_new_slots() == Cost(256 * 1024, 4, 2)
    monkeypatch.undo()
    monkeypatch.delenv(slots.CHEAP_VARIABLE)
    keys, _recovery = create(folder, FIRST)
    assert keys.header.slots[0].cost == Cost(256 * 1024, 4, 2)
    assert unlock_with_passphrase(folder, FIRST).key == keys.key


@pytest.mark.parametrize(
    "cost",
    [
        Cost(32 * 1024, 4, 2),
        Cost(2 << 20, 4, 2),
        Cost(65536, 1, 1),
        Cost(65536, 17, 1),
        Cost(65536, 2, 9),
        Cost(65536, 2, 0),
    ],
)
def test_a_cost_outside_the_limits_is_not_even_tried(
    folder: Path, keys: VaultKeys, cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key file made cheap to guess, or heavy enough to freeze the computer, is damaged."""
    slot = replace(keys.header.slots[0], cost=cost)
    headers.write(folder, sealed(replace(keys.header, slots=(slot, *keys.header.slots[1:])), keys.key))
    monkeypatch.delenv(slots.CHEAP_VARIABLE)
    with pytest.raises(HeaderDamaged):
        unlock_with_passphrase(folder, FIRST)


# --- tampering


def _rewritten(folder: Path, **changes: object) -> None:
    """What somebody with the file and without the key could write: a right checksum, a wrong seal."""
    headers.write(folder, replace(headers.read(folder), **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("change", ["slot removed", "slot added", "anchor", "label", "date", "order", "complete"])
def test_a_key_file_changed_without_the_key_is_noticed(folder: Path, keys: VaultKeys, change: str) -> None:
    """A removed slot, an older anchor, even another label: the seal tells, whatever opened the vault."""
    keys.set_anchor(Anchor("device", 9, "aa"))
    header = keys.header
    other = create(folder.parent / "other", FIRST)[0].header.slots[1]
    _rewritten(
        folder,
        **{
            "slot removed": {"slots": header.slots[:1]},
            "slot added": {"slots": (*header.slots, other)},
            "anchor": {"anchor": Anchor("device", 8, "99")},
            "label": {"label": "Autre"},
            "date": {"created_at": "2020-01-01T00:00:00Z"},
            "order": {"slots": header.slots[::-1]},
            "complete": {"is_complete": False},
        }[change],
    )
    with pytest.raises(HeaderDamaged, match="autre chose"):
        unlock_with_passphrase(folder, FIRST)


def test_a_slot_opens_nothing_in_another_vault(tmp_path: Path) -> None:
    """Slots carried from one header to another, or given another identifier or kind of cost, stay shut."""
    one = create(tmp_path / "a", FIRST)[0]
    two = create(tmp_path / "b", FIRST)[0]
    slot = one.header.slots[0]
    assert slots.opened_by_passphrase(one.header.vault, slot, FIRST) == one.key
    assert slots.opened_by_passphrase(two.header.vault, slot, FIRST) is None
    assert slots.opened_by_passphrase(one.header.vault, replace(slot, id="00000000"), FIRST) is None
    assert slots.opened_by_passphrase(one.header.vault, replace(slot, cost=Cost(64, 2, 1)), FIRST) is None
    assert slots.opened_by_passphrase(one.header.vault, replace(slot, wrapped="AAAA"), FIRST) is None
    with pytest.raises(HeaderDamaged):
        slots.opened_by_passphrase(one.header.vault, replace(slot, wrapped="é"), FIRST)


# --- changing


def test_a_changed_passphrase_replaces_the_former(folder: Path, keys: VaultKeys) -> None:
    """The new one opens, the old one no longer; the recovery key and the data's key stay."""
    recovery = keys.add_recovery_key()
    key = bytes(keys.key)
    keys.change_passphrase(SECOND)
    assert unlock_with_passphrase(folder, SECOND).key == key
    with pytest.raises(WrongPassphrase):
        unlock_with_passphrase(folder, FIRST)
    assert unlock_with_recovery_key(folder, recovery.text).key == key


def test_one_passphrase_of_several_is_changed_alone(folder: Path, keys: VaultKeys) -> None:
    """A colleague's passphrase is not touched by a change of mine."""
    mine = keys.slot_views()[0].id
    keys.add_passphrase("troisième phrase de la collègue", label="Collègue")
    keys.change_passphrase(SECOND, replaces=mine)
    assert unlock_with_passphrase(folder, "troisième phrase de la collègue").key == keys.key
    assert unlock_with_passphrase(folder, SECOND).key == keys.key
    with pytest.raises(WrongPassphrase):
        unlock_with_passphrase(folder, FIRST)
    assert sorted(view.label for view in keys.slot_views()) == ["", "", "Collègue"]


def test_a_new_recovery_sheet_retires_the_former(folder: Path) -> None:
    """Both open until the new one was tried; then only the new one."""
    keys, former = create(folder, FIRST)
    new = keys.add_recovery_key()
    assert keys.opens_with_recovery_key(former.text)
    assert keys.opens_with_recovery_key(new.text)
    keys.retire_recovery_keys(keep=new.slot)
    assert not keys.opens_with_recovery_key(former.text)
    assert unlock_with_recovery_key(folder, new.text).key == keys.key


def test_the_last_passphrase_stays(folder: Path, keys: VaultKeys) -> None:
    """A recovery key may be removed, the only passphrase not; a second one makes the first removable."""
    passphrase, recovery = keys.slot_views()
    with pytest.raises(LastPassphrase):
        keys.remove(passphrase.id)
    keys.remove(recovery.id)
    keys.add_passphrase(SECOND)
    keys.remove(passphrase.id)
    with pytest.raises(SlotUnknown):
        keys.remove(passphrase.id)
    assert unlock_with_passphrase(folder, SECOND).key == keys.key


def test_the_current_passphrase_is_recognised(keys: VaultKeys) -> None:
    """Asked again before a sensitive change."""
    assert keys.opens_with_passphrase(f" {FIRST} ")
    assert not keys.opens_with_passphrase(SECOND)


def test_the_anchor_is_remembered(folder: Path, keys: VaultKeys) -> None:
    """Written when it changes only, forgotten by a restore, and the first one completes the vault."""
    assert not headers.read(folder).is_complete
    keys.set_anchor(Anchor("device", 3, "ab"))
    written = headers.path_of(folder).stat().st_mtime_ns
    keys.set_anchor(Anchor("device", 3, "ab"))
    assert headers.path_of(folder).stat().st_mtime_ns == written
    assert unlock_with_passphrase(folder, FIRST).anchor == Anchor("device", 3, "ab")
    keys.forget_anchor()
    found = unlock_with_passphrase(folder, FIRST)
    assert found.anchor is None
    assert found.header.is_complete


def test_a_failed_change_leaves_a_vault_that_opens(folder: Path, keys: VaultKeys) -> None:
    """Whatever write fails while a passphrase is changed, the old or the new one opens, and nothing is left over."""
    keys.set_anchor(Anchor("device", 1, ""))
    saved = headers.path_of(folder).read_bytes()
    key = bytes(keys.key)

    def restart() -> None:
        headers.path_of(folder).write_bytes(saved)
        keys.header = headers.read(folder)

    def check(caught: BaseException) -> None:
        assert isinstance(caught, UserError)
        opened = set()
        for phrase in (FIRST, SECOND):
            Attempts(folder).succeeded()
            with contextlib.suppress(WrongPassphrase):
                assert unlock_with_passphrase(folder, phrase).key == key
                opened.add(phrase)
        assert opened
        assert "encore" not in caught.sentence or opened == {FIRST, SECOND}
        Attempts(folder).succeeded()
        assert [path.name for path in folder.iterdir()] == ["vault.json"]
        keys.rename("Toujours en ordre")  # memory and disk agree: the next change goes through
        assert headers.read(folder).label == "Toujours en ordre"

    assert each_failure(lambda: keys.change_passphrase(SECOND), check, prepare=restart) >= 8


def test_locking_zeroes_the_key(keys: VaultKeys) -> None:
    """The bytes are gone, and what they could do with them."""
    key = keys.key
    keys.wipe()
    assert key == bytearray(32)
    with pytest.raises(RuntimeError, match="locked"):
        keys.rename("x")


def test_no_key_shows_in_what_may_be_logged(folder: Path) -> None:
    """Neither the file nor the objects show a passphrase, a recovery key or the data's key."""
    keys, recovery = create(folder, FIRST)
    content = headers.path_of(folder).read_text(encoding="utf-8") + repr(keys.header) + repr(keys) + repr(recovery)
    for secret in (FIRST, recovery.text, recovery.text.replace("-", ""), keys.key.hex()):
        assert secret not in content


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_series_of_changes_keeps_its_promises(data: st.DataObject) -> None:
    """After any additions, changes and removals: exactly the secrets that are left open the vault."""
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "coffre"
        keys, recovery = create(folder, "phrase 0")
        phrases, sheets = {keys.slot_views()[0].id: "phrase 0"}, {recovery.slot: recovery.text}
        for number in range(1, data.draw(st.integers(1, 6))):
            verb = data.draw(st.sampled_from(["add", "change", "sheet", "remove"]))
            if verb == "add":
                phrases[keys.add_passphrase(f"phrase {number}")] = f"phrase {number}"
            elif verb == "change":
                chosen = data.draw(st.sampled_from(list(phrases)))
                phrases[keys.change_passphrase(f"phrase {number}", replaces=chosen)] = f"phrase {number}"
                del phrases[chosen]
            elif verb == "sheet":
                new = keys.add_recovery_key()
                sheets[new.slot] = new.text
            else:
                chosen = data.draw(st.sampled_from([*phrases, *sheets]))
                if chosen in phrases and len(phrases) == 1:
                    with pytest.raises(LastPassphrase):
                        keys.remove(chosen)
                    continue
                keys.remove(chosen)
                phrases.pop(chosen, None)
                sheets.pop(chosen, None)
        held = json.loads(headers.path_of(folder).read_bytes())["slots"]
        assert {slot["id"] for slot in held} == set(phrases) | set(sheets)
        for phrase in phrases.values():
            assert unlock_with_passphrase(folder, phrase).key == keys.key
        for text in sheets.values():
            assert unlock_with_recovery_key(folder, text).key == keys.key
