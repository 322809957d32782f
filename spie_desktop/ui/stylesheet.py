"""The one stylesheet and the palette of the application, made from the tokens of a theme."""

from functools import lru_cache
from string import Template

from PySide6.QtGui import QColor, QPalette

from spie_desktop import paths
from spie_desktop.ui.tokens import Tokens

_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "canvas",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "canvas",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Highlight: "selection",
    _Role.HighlightedText: "on_selection",
    _Role.ToolTipBase: "tooltip",
    _Role.ToolTipText: "on_tooltip",
    _Role.PlaceholderText: "muted",
    _Role.Link: "primary",
    _Role.LinkVisited: "primary",
    _Role.Accent: "primary",
    _Role.Light: "surface",
    _Role.Midlight: "hover",
    _Role.Mid: "line",
    _Role.Dark: "control_line",
    _Role.Shadow: "line",
}
_DIMMED = (_Role.WindowText, _Role.Text, _Role.ButtonText)


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template((paths.resources() / "themes" / "window.qss").read_text("utf-8"))


def stylesheet(tokens: Tokens) -> str:
    """The text that Qt reads: the template with every token in its place."""
    return _template().substitute({**tokens.colours, **tokens.sizes, **_derived(tokens)})


def _derived(tokens: Tokens) -> dict[str, int]:
    """What follows from the tokens; a ring thicker than the hairline eats into the padding: nothing moves."""
    size = tokens.sizes
    thicker = size["ring"] - size["hairline"]
    button, field, link, rail = size["space_4"], size["space_2"], size["space_2"], size["space_3"]
    return {
        "control_content": size["control"] - 2 * size["hairline"],
        "button_pad": button,
        "button_pad_focus": button - thicker,
        "field_pad": field,
        "field_pad_focus": field - thicker,
        "text_pad": field - size["space_1"],
        "text_pad_focus": size["space_1"] - thicker,
        "link_pad": link,
        "link_pad_focus": link - thicker,
        "rail_pad": rail,
        "rail_pad_focus": rail - thicker,
        "rail_content": size["icon"],
        "chip_content": size["chip"] + size["space_1"],
        "chip_radius": (size["chip"] + size["space_1"]) // 2 + size["hairline"],
        "bar_radius": size["bar"] // 2,
        "scroll_margin": size["scrollbar"] // 4,
        "scroll_radius": size["scrollbar"] // 4,
        "slider_radius": size["space_1"] // 2,
        "slider_margin": (size["indicator"] - size["space_1"]) // 2,
        "indicator_radius": size["indicator"] // 2,
    }


def palette(tokens: Tokens) -> QPalette:
    """The same colours for what Qt paints without the stylesheet."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(tokens.colours[token]))
    for role in _DIMMED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.colours["muted"]))
    return made
