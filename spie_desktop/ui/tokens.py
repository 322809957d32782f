"""The tokens of a theme, read from its file: colours by role, sizes by role at a text size."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from spie_desktop import paths

THEMES = ("light", "dark", "contrast")
SMALLEST, LARGEST = 100, 200

# Every pair of text and background that the stylesheet or a painted widget makes: (text, background).
# The suite computes the contrast of each in each theme.
PAIRS = (
    *((words, ground) for words in ("text", "muted") for ground in ("canvas", "surface", "hover")),
    *((words, ground) for words in ("primary", "danger") for ground in ("canvas", "surface", "soft")),
    *((words, "surface") for words in ("ok", "warn")),
    *((tone, f"{tone}_soft") for tone in ("ok", "warn", "danger")),
    *(("text", f"{tone}_soft") for tone in ("ok", "warn", "danger")),
    *(("muted", f"{tone}_soft") for tone in ("ok", "warn", "danger")),
    ("text", "soft"),
    ("muted", "soft"),
    ("on_selection", "selection"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_primary_focus", "primary_focus"),
    ("rail_text", "rail"),
    ("rail_text", "rail_hover"),
    ("on_rail_program", "rail"),
    ("on_rail_active", "rail_active"),
    ("on_tooltip", "tooltip"),
)
# What outlines a control or the focus needs 3:1 against what it stands on.
OUTLINES = (
    *((line, ground) for line in ("control_line", "focus") for ground in ("canvas", "surface")),
    ("selection_focus", "selection"),
    ("rail_focus", "rail"),
)


class Tokens(NamedTuple):  # a dataclass takes longer to make, before the first window
    """One theme at one text size."""

    name: str
    is_dark: bool
    colours: Mapping[str, str]
    sizes: Mapping[str, int]


@lru_cache(maxsize=8)
def read_theme(name: str) -> dict[str, Any]:
    """What a file of `resources/themes` says: TOML of the plainest kind, one value a line.

    The window is painted sooner than with `tomllib`; the suite compares the two.
    """
    found: dict[str, Any] = {}
    table = found
    for line in (paths.resources() / "themes" / f"{name}.toml").read_text("utf-8").splitlines():
        key, is_value, value = line.partition(" = ")
        if is_value:
            table[key] = _value(value)
        elif line.startswith("["):
            table = found.setdefault(line.strip("[]"), {})
    return found


def _value(written: str) -> str | int | bool:
    if written.startswith('"'):
        return written.split('"')[1]
    word = written.split()[0]
    return word == "true" if word in ("true", "false") else int(word)


@lru_cache(maxsize=8)
def tokens(name: str, percent: int = SMALLEST) -> Tokens:
    """The theme `name` (one of THEMES) with every size but the lines scaled to `percent`."""
    theme, common = read_theme(name), read_theme("sizes")
    sizes = {
        role: round(pixels * percent / SMALLEST)
        for table in ("type", "space", "shape", "layout")
        for role, pixels in common[table].items()
    }
    lines = common["lines"] | theme.get("lines", {})
    return Tokens(theme["name"], theme["is_dark"], theme["colours"], sizes | lines)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two `#RRGGBB` colours, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
