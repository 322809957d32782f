"""Finding records by what one types, as the palette does."""

from typing import TYPE_CHECKING

from spie_desktop.cli.call import Call
from spie_desktop.cli.output import table
from spie_desktop.cli.values import at_least
from spie_desktop.i18n import _

if TYPE_CHECKING:
    from spie_desktop.cli.parser import Commands


def add_to(commands: "Commands") -> None:
    search = commands.add("search", _search, _("find people, structures and texts"))
    search.add_argument("text", metavar=_("TEXT"), help=_("words or their beginnings; accents do not matter"))
    search.add_argument("--limit", type=at_least(1), default=20, metavar="N", help=_("at most so many results"))


def _search(call: Call) -> None:
    from spie_desktop.services.journal_words import kind_label

    with call.vault() as vault:
        hits = vault.services.search.find(call.options.text, limit=call.options.limit)
    rows = [(hit.title, kind_label(hit.kind), hit.record_id) for hit in hits]
    call.answer(
        [{"kind": hit.kind, "id": hit.record_id, "title": hit.title} for hit in hits],
        table((_("Found"), _("Kind"), _("Identifier")), rows) if rows else [_("Nothing was found.")],
    )
