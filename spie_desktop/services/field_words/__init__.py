"""Every field of every record in words, for who reads the journal."""

from typing import Final

from spie_desktop.services.field_words import committees, people, support

FIELDS: Final[dict[str, str]] = people.WORDS | support.WORDS | committees.WORDS
