"""Sentences in the user's language: English msgids, French catalogue, chosen at start and changeable in Réglages."""

import gettext as _gettext

from spie_desktop import paths

LANGUAGES = ("fr", "en")
_DOMAIN = "spie_desktop"
_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use_language(code: str) -> None:
    """Speaks `code` from now on; English is the language of the msgids themselves."""
    global _translations, _language
    if code not in LANGUAGES:
        code = "fr"
    _translations = (
        _gettext.NullTranslations()
        if code == "en"
        else _gettext.translation(_DOMAIN, paths.translations(), languages=[code])
    )
    _language = code


def language() -> str:
    """The language spoken now: `fr` or `en`."""
    return _language


def _(message: str) -> str:
    return _translations.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    return _translations.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    return _translations.pgettext(context, message)


def N_(message: str) -> str:
    """Marks a constant for the catalogue; translated later, where it is shown."""
    return message
