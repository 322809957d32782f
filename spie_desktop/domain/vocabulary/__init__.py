"""The lists of choices of the program, by topic."""

from spie_desktop.domain.vocabulary.base import Vocabulary, label

__all__ = ["Vocabulary", "label"]
