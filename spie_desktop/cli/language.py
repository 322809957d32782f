"""Which language the command line speaks, asked of the person's own settings."""

import json
import locale
import os

from spie_desktop import i18n, paths

VARIABLE = "SPIE_LANGUAGE"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def speak() -> None:
    """SPIE_LANGUAGE, else the language chosen in the window, else that of the system; French when none is ours."""
    try:
        i18n.use_language(next(filter(None, (_of_variable(), _of_preferences(), _of_system())), "fr"))
    except OSError:  # an installation without its catalogue: better English than nothing
        i18n.use_language("en")


def _of_variable() -> str:
    return _ours(os.environ.get(VARIABLE, ""))


def _of_preferences() -> str:
    try:
        found = json.loads((paths.data_folder() / "preferences.json").read_text("utf-8"))
        return _ours(str(found["language"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""


def _of_system() -> str:
    named = next(filter(None, (os.environ.get(name) for name in _LOCALE_VARIABLES)), None)
    return _ours(named or locale.getlocale()[0] or "")


def _ours(name: str) -> str:
    code = name[:2].lower()
    return code if code in i18n.LANGUAGES else ""
