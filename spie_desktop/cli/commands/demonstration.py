"""A vault of invented people: to try the program, to show it, to measure it."""

from pathlib import Path
from typing import TYPE_CHECKING

from spie_desktop.cli.call import Call
from spie_desktop.cli.values import at_least
from spie_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from spie_desktop.cli.parser import Commands


def add_to(commands: "Commands") -> None:
    demo = commands.add("demo", _demo, _("make a vault of fictional data, the same for each size and seed"))
    demo.add_argument("folder", type=Path, metavar=_("VAULT"), help=_("the folder of the new vault"))
    demo.add_argument("--people", type=at_least(1), default=60, metavar="N", help=_("how many people (60 unless told)"))
    demo.add_argument("--seed", type=at_least(0), default=1, metavar="S", help=_("another seed, other people"))


def _demo(call: Call) -> None:
    from spie_desktop.services.demonstration import DEMO_PASSPHRASE, create_demo

    options = call.options
    folder = options.folder.expanduser().absolute()
    call.require_free(folder)
    given = call.passphrase_given()
    vault = create_demo(
        folder, given or DEMO_PASSPHRASE, people=options.people, seed=options.seed, progress=call.output.progress
    )
    try:
        counts = vault.services.overview.counts()
    finally:
        vault.close()
    people = ngettext("{count} fictional person", "{count} fictional people", counts["people"])
    lines = [people.format(count=counts["people"]) + " · " + str(folder)]
    document: dict[str, object] = {"vault": folder, "counts": counts}
    if given is None:
        document["passphrase"] = DEMO_PASSPHRASE
        lines.append(_("Passphrase: {passphrase}").format(passphrase=DEMO_PASSPHRASE))
    call.answer(document, lines)
