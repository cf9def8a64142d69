"""What a specification says of pay: figures, ranges and grades, as printed."""

from __future__ import annotations

import re
from typing import Final

from loaders.lines import Document
from loaders.record import Statement
from loaders.relations import sentences_of
from loaders.sections import Sections
from loaders.wording import phrases

__all__ = ["pay"]

_FIGURE: Final = re.compile(r"\d")
#: Who is appointed, and how to find out, is no pay.
_OF_PERSONS: Final = re.compile(
    phrases(
        *("candidates", "applicants", "eligible list", "eligibles", "appointed", "appointments"),
        *("go to", "please", "contact", "for information", "visit", "confirm"),
    ),
    re.IGNORECASE,
)


def pay(doc: Document, parts: Sections) -> tuple[Statement, ...]:
    """Return what the sections of pay state of it.

    A sentence without a figure counts unless it speaks of who is appointed or whom to ask.
    """
    return tuple(
        doc.statement(*span, rule="section-sentence")
        for span in sentences_of(doc, parts, "pay")
        if _states(doc.clean[slice(*span)])
    )


def _states(text: str) -> bool:
    return _FIGURE.search(text) is not None or _OF_PERSONS.search(text) is None
