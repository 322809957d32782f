"""Values of Qt that the first window needs, by number: by name, Python would first learn all the ninety lists of `Qt`.

That takes a tenth of the time to the first paint. They go through `setProperty`, which reads numbers; the suite
compares each with its name.
"""

PLAIN_TEXT = 0  # Qt.TextFormat.PlainText, for "textFormat"
NO_FOCUS = 0  # Qt.FocusPolicy.NoFocus, for "focusPolicy"
NEVER = 1  # Qt.ScrollBarPolicy.ScrollBarAlwaysOff, for "horizontalScrollBarPolicy"
HERE_AND_INSIDE = 3  # Qt.ShortcutContext.WidgetWithChildrenShortcut, for "context"
