"""Patterns made of plain phrases, so that a list of words reads as a list of words."""

from __future__ import annotations

import re

__all__ = ["phrases"]


def phrases(*wordings: str) -> str:
    r"""Return a pattern of any of some phrases, as whole words and however they are spaced.

    :param wordings: phrases in any case; a star at the end of a word stands for all its endings

    >>> phrases("may be required", "desir*")
    '\\b(?:may\\s+be\\s+required|desir\\w*)(?!\\w)'
    """
    patterns = (r"\s+".join(map(_word, wording.split())) for wording in wordings)
    return rf"\b(?:{'|'.join(patterns)})(?!\w)"


def _word(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
