"""How an e-mail address, a telephone number, a SIRET or a postcode is checked, repaired, then written."""

import re
from typing import NamedTuple

from spie_desktop.domain.text import clean, without_bidi
from spie_desktop.i18n import N_

_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}")
_PHONE_SEPARATORS = re.compile(r"\s*(?:[/;,|\n]|\bou\b|\bet\b)\s*")
_PHONE_NOISE = re.compile(r"[\s.\-()]")
_SHORT_NUMBER = re.compile(r"1[0-9]{1,2}|10[0-9]{2}|3[0-9]{3}|118[0-9]{3}")  # 15, 115, 1023, 3949, 118 712
_POST_OFFICE = "356000000"  # its establishments follow a key of their own
_SCIENTIFIC = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)


class Checked(NamedTuple):
    """A value as it is kept; `fault` says why it cannot be, `note` what was repaired (both to be translated)."""

    value: str
    fault: str = ""
    note: str = ""


BAD_EMAIL = N_("This does not look like an e-mail address.")
BAD_PHONE = N_("This does not look like a telephone number.")
BAD_SIRET = N_("A SIRET has 14 digits.")
BAD_SIRET_KEY = N_("This SIRET does not exist: one of its digits is wrong.")
ROUNDED_SIRET = N_("The spreadsheet has rounded this SIRET: its digits are lost.")
BAD_POSTCODE = N_("A postcode has 5 digits.")
ZERO_RESTORED = N_("The spreadsheet had removed the zero at the beginning; it has been put back.")


def email(text: str) -> Checked:
    value = without_bidi(clean(text)).removeprefix("mailto:").strip("<> ").rstrip(".;,")
    if not value:
        return Checked("")
    local, _, host = value.rpartition("@")
    value = f"{local}@{host.lower()}"
    if not _EMAIL.fullmatch(value) or ".." in value or len(value) > 254:
        return Checked("", fault=BAD_EMAIL)
    return Checked(value)


def same_email(text: str) -> str:
    """The form in which two addresses are compared."""
    return text.strip().lower()


def phone(text: str) -> Checked:
    """One number, or several parted by « / », written the French way where they are French."""
    numbers, note = [], ""
    for part in _PHONE_SEPARATORS.split(without_bidi(clean(text))):
        if not part:
            continue
        one = _one_phone(part)
        if one.fault:
            return one
        numbers.append(one.value)
        note = note or one.note
    return Checked(" / ".join(dict.fromkeys(numbers)), note=note)


def _one_phone(text: str) -> Checked:
    digits = re.sub(r"^00(?=[1-9])", "+", _PHONE_NOISE.sub("", text))
    digits = re.sub(r"^\+330?(?=[1-9][0-9]{8}$)", "0", digits)
    if re.fullmatch(r"0[1-9][0-9]{8}", digits):
        return Checked(_by_twos(digits))
    if re.fullmatch(r"[1-9][0-9]{8}", digits):
        return Checked(_by_twos("0" + digits), note=ZERO_RESTORED)
    if re.fullmatch(r"\+[1-9][0-9]{6,14}", digits):
        return Checked(digits)
    if _SHORT_NUMBER.fullmatch(digits):
        return Checked(digits)
    return Checked("", fault=BAD_PHONE)


def _by_twos(digits: str) -> str:
    return " ".join(digits[start : start + 2] for start in range(0, len(digits), 2))


def siret(text: str) -> Checked:
    value = re.sub(r"[\s.]", "", without_bidi(clean(text)))
    if not value:
        return Checked("")
    if _SCIENTIFIC.fullmatch(re.sub(r"\s", "", text)):
        return Checked("", fault=ROUNDED_SIRET)
    if not re.fullmatch(r"[0-9]{13,14}", value):
        return Checked("", fault=BAD_SIRET)
    note = ""
    if len(value) == 13:
        value, note = "0" + value, ZERO_RESTORED
    if not _has_siret_key(value):
        return Checked("", fault=BAD_SIRET if note else BAD_SIRET_KEY)
    return Checked(value, note=note)


def _has_siret_key(digits: str) -> bool:
    if digits.startswith(_POST_OFFICE) and sum(map(int, digits)) % 5 == 0:
        return True
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits)]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0 and digits != "0" * 14


def postcode(text: str) -> Checked:
    value = re.sub(r"\s", "", without_bidi(clean(text)))
    if not value:
        return Checked("")
    if re.fullmatch(r"[1-9][0-9]{3}", value):
        return Checked("0" + value, note=ZERO_RESTORED)
    if not re.fullmatch(r"[0-9]{5}", value):
        return Checked("", fault=BAD_POSTCODE)
    return Checked(value)


def website(text: str) -> str:
    """An address of the web, always shown and copied as text; a bare host gets its scheme."""
    value = without_bidi(clean(text))
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", value):
        return f"https://{value}"
    return value
