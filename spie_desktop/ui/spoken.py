"""Dates and hours as the window says them, in the user's language, without loading Babel at the start."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale

from spie_desktop.i18n import _, language, ngettext, pgettext


def locale() -> QLocale:
    """The locale of the language spoken now."""
    return QLocale("fr_FR" if language() == "fr" else "en_GB")


def long_day(day: date) -> str:
    """« Jeudi 12 mars », with the year when it is not the present one."""
    pattern = "dddd d MMMM" if day.year == datetime.now().astimezone().year else "dddd d MMMM yyyy"
    said = locale().toString(QDate(day.year, day.month, day.day), pattern)
    return said[:1].upper() + said[1:]


def clock(moment: time | datetime) -> str:
    """« 10 h 42 », « 14 h »."""
    if not moment.minute:
        # Translators: a full hour of the day.
        return pgettext("full hour", "{hour}:00").format(hour=moment.hour)
    # Translators: the hour and the minutes of a moment of the day.
    return _("{hour}:{minute}").format(hour=moment.hour, minute=f"{moment.minute:02d}")


def short_day(day: date) -> str:
    """« 12 mars », with the year when it is not the present one."""
    pattern = "d MMMM" if day.year == datetime.now().astimezone().year else "d MMMM yyyy"
    return locale().toString(QDate(day.year, day.month, day.day), pattern)


def days_from_now(days: int) -> str:
    """« aujourd’hui », « demain », « dans 5 jours », « il y a 2 jours »."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days > 0:
        return ngettext("in {count} day", "in {count} days", days).format(count=days)
    return ngettext("{count} day ago", "{count} days ago", -days).format(count=-days)
