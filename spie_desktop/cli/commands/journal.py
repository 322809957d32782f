"""The journal: who changed what, when."""

from typing import TYPE_CHECKING

from spie_desktop.cli.call import Call
from spie_desktop.cli.output import table
from spie_desktop.cli.values import at_least
from spie_desktop.i18n import _

if TYPE_CHECKING:
    from spie_desktop.cli.parser import Commands
    from spie_desktop.services.opening import OpenVault


def add_to(commands: "Commands") -> None:
    journal = commands.add("journal", _journal, _("list the changes, the newest first"))
    journal.add_argument("--record", default="", metavar=_("IDENTIFIER"), help=_("those of one record only"))
    journal.add_argument(
        "--limit", type=at_least(1), default=None, metavar="N", help=_("the N most recent (all of them unless told)")
    )


def _journal(call: Call) -> None:
    from spie_desktop.services.journal_export import operations

    record, limit = call.options.record, call.options.limit
    with call.vault() as vault:
        if call.output.is_json:
            call.answer(operations(vault.store, record_id=record, limit=limit), ())
        else:
            call.answer(None, _readable(vault, record, limit))


def _readable(vault: "OpenVault", record: str, limit: int | None) -> list[str]:
    from spie_desktop.services.journal import JournalFilter

    rows: list[tuple[str, ...]] = []
    after: int | None = None
    while True:
        page = vault.services.journal.page(JournalFilter(record_id=record), after)
        rows += [line.cells for line in page.rows]
        after = page.after
        if after is None or (limit is not None and len(rows) >= limit):
            break
    if not rows:
        return [_("The journal says nothing of this record.")]
    return table((_("When"), _("Who"), _("What"), _("On what")), rows[:limit])
