"""The key file: whole or refused, never half understood, and never lost by a writing that fails."""

import contextlib
import errno
import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spie_desktop.errors import UserError
from spie_desktop.store import header as headers
from spie_desktop.store.durable import replace_content
from spie_desktop.store.faults import StoreFull, StoreOutOfReach, StoreReadOnly
from spie_desktop.store.header import (
    Anchor,
    Cost,
    Header,
    HeaderDamaged,
    HeaderMissing,
    HeaderTooNew,
    Replacement,
    Slot,
    SlotKind,
)
from tests.faults import each_failure

SLOT = Slot(
    id="0123abcd",
    kind=SlotKind.PASSPHRASE,
    created_at="2026-11-20T10:42:00Z",
    label="été",
    wrapped="AAAA",
    salt="BBBB",
    cost=Cost(262144, 4, 2),
)
HEADER = Header(
    vault="00112233445566778899aabbccddeeff",
    label="Coffre fictif",
    created_at="2026-11-20T10:42:00Z",
    slots=(SLOT, replace(SLOT, id="89abcdef", kind=SlotKind.ESCROW, cost=None, recipient="age1…")),
    is_complete=True,
    anchor=Anchor("device", 12, "00ff"),
    replacement=Replacement((SLOT,), "CCCC"),
    seal="dd",
)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    """Every field comes back, in a private file."""
    headers.write(tmp_path, HEADER)
    assert headers.read(tmp_path) == HEADER
    if os.name != "nt":
        assert stat.S_IMODE(headers.path_of(tmp_path).stat().st_mode) == 0o600


def test_a_folder_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    """Where a stick was pulled out, a key file written in its place would stand alone, and hide it when it is back."""
    with pytest.raises(StoreOutOfReach):
        headers.write(tmp_path / "coffre", HEADER)
    assert list(tmp_path.iterdir()) == []


def test_each_flipped_bit_is_noticed_or_harmless(tmp_path: Path) -> None:
    """Whatever bit flips anywhere in the file: refused as damaged, or read as exactly what was written."""
    content = headers.to_bytes(HEADER)
    for place in range(len(content)):
        for bit in range(8):
            flipped = bytearray(content)
            flipped[place] ^= 1 << bit
            with contextlib.suppress(HeaderDamaged):
                assert headers.parse(bytes(flipped)) == HEADER


def test_each_truncation_is_noticed() -> None:
    """Cut anywhere, the file is damaged (all but its last line feed)."""
    content = headers.to_bytes(HEADER)
    for length in range(len(content) - 1):
        with pytest.raises(HeaderDamaged):
            headers.parse(content[:length])


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_anything_else_is_damaged(content: bytes) -> None:
    """Any bytes get the one sentence, never a traceback."""
    with pytest.raises(HeaderDamaged):
        headers.parse(content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@settings(max_examples=300)
@given(st.sampled_from(sorted(json.loads(headers.to_bytes(HEADER)))), JSON)
def test_a_field_of_another_shape_is_damaged(name: str, value: object) -> None:
    """Even with a right checksum, a value that the format does not allow is refused."""
    raw = json.loads(headers.to_bytes(HEADER))
    if name == "checksum":
        return
    raw[name] = value
    del raw["checksum"]
    raw["checksum"] = headers._checksum(raw)
    content = json.dumps(raw).encode()
    try:
        headers.parse(content)
    except (HeaderDamaged, HeaderTooNew):
        return
    assert type(value) is type(json.loads(headers.to_bytes(HEADER))[name]) or value is None


def _resealed(**changes: object) -> bytes:
    raw = json.loads(headers.to_bytes(HEADER))
    del raw["checksum"]
    raw |= changes
    raw["checksum"] = headers._checksum(raw)
    return json.dumps(raw).encode()


def test_a_newer_format_asks_for_the_new_program() -> None:
    """Not « damaged »: another sentence, another way out, even with fields of the future."""
    with pytest.raises(HeaderTooNew) as caught:
        headers.parse(_resealed(version=2, future={"x": 1}))
    assert "plus récente" in caught.value.sentence
    with pytest.raises(HeaderDamaged):
        headers.parse(_resealed(version=0))


def test_hostile_sizes_are_refused() -> None:
    """A file of megabytes, a thousand slots or two slots of one name are no key file."""
    with pytest.raises(HeaderDamaged):
        headers.parse(b" " * 300_000 + headers.to_bytes(HEADER))
    slot = json.loads(headers.to_bytes(HEADER))["slots"][0]
    with pytest.raises(HeaderDamaged):
        headers.parse(_resealed(slots=[slot | {"id": f"{number:08x}"} for number in range(17)]))
    with pytest.raises(HeaderDamaged):
        headers.parse(_resealed(slots=[slot, slot]))
    with pytest.raises(HeaderDamaged):
        headers.parse(_resealed(slots=[]))


def test_a_missing_file_and_a_missing_folder_are_told_apart(tmp_path: Path) -> None:
    """No key file in a folder that is there; a folder that is not there at all."""
    with pytest.raises(HeaderMissing):
        headers.read(tmp_path)
    with pytest.raises(StoreOutOfReach):
        headers.read(tmp_path / "stick")


@pytest.mark.parametrize(
    ("error", "kind"), [(errno.ENOSPC, StoreFull), (errno.EROFS, StoreReadOnly), (errno.EIO, StoreOutOfReach)]
)
@pytest.mark.parametrize("is_lasting", [False, True])
def test_whatever_write_fails_the_file_stays_whole(
    tmp_path: Path, error: int, kind: type[UserError], is_lasting: bool
) -> None:
    """At the k-th failing call, for every k: a sentence, the old file or the new one to the byte, nothing left over."""
    folder = tmp_path / "coffre"
    folder.mkdir()
    headers.write(folder, HEADER)
    old = headers.path_of(folder).read_bytes()
    changed = replace(HEADER, label="Autre")

    def check(caught: BaseException) -> None:
        assert isinstance(caught, kind)
        assert headers.path_of(folder).read_bytes() in (old, headers.to_bytes(changed))
        assert [path.name for path in folder.iterdir()] == ["vault.json"]

    count = each_failure(
        lambda: headers.write(folder, changed),
        check,
        error=error,
        is_lasting=is_lasting,
        prepare=lambda: headers.path_of(folder).write_bytes(old),
    )
    assert count >= 3
    assert headers.read(folder) == changed


def test_before_the_rename_a_failure_changes_nothing(tmp_path: Path) -> None:
    """Until the new file is wholly on the disk, the old one is the file."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    steps: list[bytes] = []
    each_failure(
        lambda: replace_content(path, b"new" * 1000),
        lambda _error: steps.append(path.read_bytes()),
        prepare=lambda: path.write_bytes(b"old"),
    )
    assert steps[:-1] == [b"old"] * (len(steps) - 1)
    assert len(steps) >= 4


def test_what_a_power_cut_left_is_swept(tmp_path: Path) -> None:
    """Temporary files of an interrupted writing go with the next one; others' files stay."""
    (tmp_path / ".vault.json.00112233.temporaire").write_bytes(b"half")
    (tmp_path / "vault.json.mine").write_bytes(b"kept")
    headers.write(tmp_path, HEADER)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vault.json", "vault.json.mine"]


def test_the_key_file_is_read_without_cryptography(tmp_path: Path) -> None:
    """The unlock window shows the vault's name before anything heavy is loaded."""
    import subprocess
    import sys

    headers.write(tmp_path, HEADER)
    code = (
        "import sys; from pathlib import Path; from spie_desktop.store import folder;"
        f"print(folder.inspect(Path({str(tmp_path)!r})).condition.value);"
        "print([name for name in ('cryptography', 'pyrage', 'sqlalchemy', 'sqlcipher3') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split("\n")
    assert said[:2] == ["data_missing", "[]"]


def test_the_list_of_slots_holds_no_secret() -> None:
    """What `slots --json` shows: identifier, kind, date, label."""
    view = headers.slot_views(HEADER)[0]
    assert (view.id, view.kind, view.created_at, view.label) == ("0123abcd", "passphrase", SLOT.created_at, "été")
    assert "AAAA" not in repr(view)
    assert "BBBB" not in repr(view)
