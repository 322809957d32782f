"""Numbers as arguments, refused in words."""

import argparse
from collections.abc import Callable

from spie_desktop.i18n import _


def at_least(least: int) -> Callable[[str], int]:
    """The type of an argument that is a whole number, no smaller than `least`."""

    def read(text: str) -> int:
        if not text.isascii() or not text.isdecimal() or len(text) > 9 or int(text) < least:
            raise argparse.ArgumentTypeError(
                _("“{text}” is not a whole number of at least {least}").format(text=text, least=least)
            )
        return int(text)

    return read
