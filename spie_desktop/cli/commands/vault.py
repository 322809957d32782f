"""The vault itself: made, looked at, its keys listed, its passphrase changed."""

import getpass
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from spie_desktop.cli import passphrases
from spie_desktop.cli.call import Call
from spie_desktop.cli.output import table
from spie_desktop.cli.recovery_file import RecoveryFile
from spie_desktop.i18n import N_, _

if TYPE_CHECKING:
    from spie_desktop.cli.parser import Commands
    from spie_desktop.services.beginning import NewVault
    from spie_desktop.services.status import VaultStatus

_KINDS = {
    "passphrase": N_("passphrase"),
    "recovery": N_("recovery key"),
    "organisation": N_("key of an organisation"),
}

_COUNTED = {
    "people": N_("People"),
    "case_files": N_("Case files"),
    "referrals": N_("Referrals"),
    "diagnoses": N_("Diagnoses"),
    "plans": N_("Action plans"),
    "actions": N_("Actions"),
    "meetings": N_("Committees"),
    "follow_ups": N_("Follow-ups"),
    "organisations": N_("Structures"),
    "professionals": N_("Professionals"),
    "territories": N_("Territories"),
    "cohorts": N_("Cohorts"),
}


def add_to(commands: "Commands") -> None:
    init = commands.add("init", _init, _("make a vault; its recovery key goes to a file"))
    init.add_argument(
        "--recovery-file",
        type=Path,
        required=True,
        metavar=_("FILE"),
        help=_("the new file that receives the recovery key (.pdf: the sheet to print)"),
    )
    init.add_argument("--first-name", default="", metavar=_("NAME"), help=_("your first name"))
    init.add_argument("--last-name", default="", metavar=_("NAME"), help=_("your name (by default, your login)"))
    init.add_argument("--territory", default="", metavar=_("NAME"), help=_("the territory whose committee you lead"))
    init.add_argument("--label", default="", metavar=_("NAME"), help=_("the name shown while the vault is locked"))
    init.add_argument(
        "--escrow", default="", metavar="age1…", help=_("the public key of an organisation that can open it too")
    )
    commands.add("status", _status, _("how many records, which schema, when it was last backed up"))
    commands.add("slots", _slots, _("list the keys that open the vault"))
    change = commands.add("passphrase", _passphrase, _("change the passphrase"))
    change.add_argument(
        "--new-passphrase-file", type=Path, metavar=_("FILE"), help=_("a file that holds the new passphrase")
    )


def _init(call: Call) -> None:
    from spie_desktop.services.beginning import NewVault
    from spie_desktop.services.facilitator import FacilitatorDraft

    options = call.options
    call.require_free(call.folder)
    draft = FacilitatorDraft(
        first_name=options.first_name,
        last_name=options.last_name or getpass.getuser(),
        territory_name=options.territory,
    )
    known = (options.first_name, options.last_name, options.territory, options.label)
    given = call.passphrase_given()
    passphrase = passphrases.ask_new(known) if given is None else passphrases.require_strong(given, known)
    with RecoveryFile(options.recovery_file) as file:
        beginning = NewVault(call.folder, passphrase, label=options.label, escrow=options.escrow)
        try:
            file.write(_recovery_content(beginning, file.path))
            beginning.finish(draft).close()
        except BaseException:
            file.discard()
            beginning.abandon()
            raise
    if file.path.is_relative_to(call.folder):
        call.output.complain(_("The recovery key stands beside what it opens: move it elsewhere, or print it."))
    call.answer(
        {"vault": call.folder, "recovery_file": file.path},
        [
            _("The vault is made in {folder}.").format(folder=call.folder),
            _("Its recovery key is in {file}: print it or copy it out, then delete this file.").format(file=file.path),
        ],
    )


def _recovery_content(beginning: "NewVault", path: Path) -> bytes:
    if path.suffix.lower() == ".pdf":
        return beginning.sheet()
    return ("-".join(beginning.recovery_groups) + "\n").encode()


def _status(call: Call) -> None:
    from spie_desktop.services.status import status_of

    with call.vault() as vault:
        status = status_of(vault)
    call.answer(status, _readable(status))


def _readable(status: "VaultStatus") -> list[str]:
    facts = [
        (_("Folder"), str(status.vault)),
        (_("Name"), status.label or "–"),
        (_("Schema"), str(status.schema)),
        (_("Changes in the journal"), str(status.operations)),
        (_("Last backup"), f"{status.last_backup:%d/%m/%Y %H:%M}" if status.last_backup else _("never")),
    ]
    figures = [(_(label), str(status.counts[name])) for name, label in _COUNTED.items()]
    return table(("", ""), [*facts, *figures])[1:]


def _slots(call: Call) -> None:
    with call.vault() as vault:
        keys = vault.services.vault.openers()
    rows = [(key.id, _(_KINDS[key.kind.value]), f"{key.made_on:%d/%m/%Y}", key.label) for key in keys]
    call.answer([asdict(key) for key in keys], table((_("Key"), _("Kind"), _("Made on"), _("Name")), rows))


def _passphrase(call: Call) -> None:
    with call.vault() as vault:
        file: Path | None = call.options.new_passphrase_file
        known = (vault.keys.label,)
        if file is None:
            new = passphrases.ask_new(known)
        else:
            new = passphrases.require_strong(passphrases.read(file, call.output.complain), known)
        vault.services.vault.change_passphrase(call.passphrase(), new)
    call.answer(
        {"vault": call.folder, "changed": True},
        [_("The passphrase is changed; the earlier one opens this vault no more, but still opens its old backups.")],
    )
