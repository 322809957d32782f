"""The sentences of argparse itself, in the catalogue like all others."""

import argparse

from spie_desktop.i18n import N_, _, ngettext

# As argparse writes them, from Python 3.11 to 3.14.
SENTENCES = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
    N_("%(prog)s: error: %(message)s\n"),
)


def teach() -> None:
    """Makes argparse speak the language of the moment: it asks for its sentences by these two names."""
    vars(argparse).update(_=_spoken, ngettext=ngettext)


def _spoken(sentence: str | None) -> str | None:
    """argparse also asks for descriptions that it was not given."""
    return _(sentence) if sentence else sentence
