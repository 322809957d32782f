"""How a record is named where it is found: the title of a search result."""

_EXCERPT = 90


def full_name(last_name: str, first_name: str) -> str:
    """LAST NAME First name, as lists of people read in French administration."""
    return f"{last_name.upper()} {first_name}".strip()


def excerpt(text: str) -> str:
    """The beginning of a text on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= _EXCERPT:
        return line
    return line[:_EXCERPT].rsplit(" ", 1)[0] + "…"


def words(*parts: str) -> str:
    return " ".join(filter(None, parts))


def found_by(*texts: str) -> tuple[str, str] | None:
    """Title and words of a record that is found by its texts; none when nothing was written."""
    written = words(*texts)
    return (excerpt(written), written) if written.strip() else None
