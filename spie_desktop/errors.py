"""The two families of errors: what the world does (`UserError`, with a way out), and our own bugs (all others)."""


class UserError(Exception):
    """Something of the world went wrong: what happened, what was kept, what to do.

    The texts arrive translated and never hold personal data; `detail` is for the fold-out part.
    """

    def __init__(self, sentence: str, *, way_out: str = "", detail: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.way_out = way_out
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.sentence} {self.way_out}".strip()
