"""What a document says of its class before its first heading."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile
from typing import Final

from loaders.lines import Document
from loaders.prose import items, sentences
from loaders.record import Printed, Statement
from loaders.sections import PREAMBLE, Sections

__all__ = ["opening"]

_FEWEST_WORDS: Final = 12
#: How a paragraph opens that says who may hold the class, not what it is for.
_ASKS: Final = re.compile(
    r"(?:Experience|Education|Possession|Graduation|Equivalent|Applicants|Candidates)\b"
)


def opening(doc: Document, parts: Sections, title: Printed) -> tuple[Statement, ...]:
    """Return the sentences of the paragraphs between a title and the first heading.

    Many specifications open with what the class is for and print no heading over it.
    """
    found = (item for section in parts.of(PREAMBLE) for item in items(doc, section.lines))
    behind = ((item.start, item.end) for item in found if item.start > title.end)
    told = dropwhile(lambda span: not _is_prose(doc.clean[slice(*span)]), behind)
    paragraphs = takewhile(lambda span: _is_prose(doc.clean[slice(*span)]), told)
    return tuple(
        doc.statement(*span, rule="opening-sentence")
        for paragraph in paragraphs
        for span in sentences(doc, *paragraph)
    )


def _is_prose(text: str) -> bool:
    whole = len(text.split()) >= _FEWEST_WORDS and text.endswith(".")
    return whole and text[0].isupper() and not _ASKS.match(text)
