"""Where the program finds its own resources (also when frozen) and where its user's files live."""

import os
import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Icons, fonts, themes, reference data."""
    return _root() / "resources"


def translations() -> Path:
    """The compiled catalogues, one folder a language."""
    return _root() / "translations"


def data_folder() -> Path:
    """The user's folder for vaults and preferences; SPIE_HOME moves it (tests, portable installations)."""
    moved = os.environ.get("SPIE_HOME")
    if moved:
        return Path(moved)
    from platformdirs import user_data_path

    return user_data_path("spie-desktop", appauthor=False)


def default_vault() -> Path:
    """The vault that opens when no other is named."""
    return data_folder() / "coffre"


def log_folder() -> Path:
    """Where the log is written; it never holds personal data."""
    return data_folder() / "journaux"
