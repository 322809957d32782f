"""Backups: made, and put back."""

from pathlib import Path
from typing import TYPE_CHECKING

from spie_desktop.cli.call import Call
from spie_desktop.errors import UserError
from spie_desktop.i18n import _

if TYPE_CHECKING:
    from spie_desktop.cli.parser import Commands


def add_to(commands: "Commands") -> None:
    backup = commands.add("backup", _back_up, _("make a verified, encrypted backup"))
    backup.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar=_("FILE"),
        help=_("the file or the folder to write (by default, the vault's own folder of backups)"),
    )
    restore = commands.add("restore", _restore, _("put a backup back in a folder; a vault there is set aside"))
    restore.add_argument("file", type=Path, metavar=_("FILE"), help=_("the backup"))
    restore.add_argument("folder", type=Path, metavar=_("FOLDER"), help=_("where the vault will be"))


def _back_up(call: Call) -> None:
    target: Path | None = call.options.file
    if target is not None:
        target = target.expanduser().absolute()
        _require_replaceable(target)
    with call.vault() as vault:
        backups, tell = vault.services.backups, call.output.progress
        made = backups.make_kept(tell) if target is None else backups.make_in(target, tell)
    call.answer(
        {"file": made.path, "bytes": made.bytes, "made_at": made.made_at.astimezone()},
        [_("Backup made and verified: {file}").format(file=made.path)],
    )


def _require_replaceable(target: Path) -> None:
    """A backup may take the place of an earlier one; of anything else, never."""
    from spie_desktop.store.backup_package import BackupDamaged, examine

    if not target.is_file():
        return
    try:
        examine(target)
    except BackupDamaged as error:
        raise UserError(
            _("A file bears this name already, and it is not a backup: it is not overwritten."),
            way_out=_("Give another name."),
        ) from error


def _restore(call: Call) -> None:
    from spie_desktop.services import restoring
    from spie_desktop.services.opening import with_passphrase

    file, folder = (path.expanduser().absolute() for path in (call.options.file, call.options.folder))
    seen = restoring.preview(file, call.output.progress)
    passphrase = call.passphrase(_("Passphrase of the backup:"))
    aside = restoring.restore(file, folder, with_passphrase(passphrase), call.output.progress)
    lines = [
        _("The backup of {day} is restored in {folder}.").format(day=f"{seen.made_at:%d/%m/%Y %H:%M}", folder=folder)
    ]
    if aside:
        lines.append(_("The vault that stood there is kept in {folder}.").format(folder=aside))
    call.answer({"vault": folder, "made_at": seen.made_at, "set_aside": aside}, lines)
