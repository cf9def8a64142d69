"""Fields on the lines of a document, in running order: those of a table, those of one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from loaders import lexicon
from loaders.columns import cells, is_parted, texts
from loaders.dates import DATE
from loaders.fields import Field, fields_in, names_document
from loaders.lines import Document, Line
from loaders.tables import may_head, table_fields
from loaders.wording import Guarded

__all__ = ["fields_from", "words_between"]

#: What tells the caption of a table from a title or heading above it.
_CAPTION: Final = Guarded(
    r"\b(?:titles|codes|history|classes|levels)\b[^.]*$", "titles codes history classes levels"
)
#: A code of a class, as it heads a column of dates: "11.541".
_CODE: Final = re.compile(r"[A-Z]{0,3}-?\d{1,2}\.\d{3}|[A-Z]{0,3}-?\d{4,6}")
_DATED: Final = frozenset({"adopted", "revised"})
_DATES: Final = re.compile(rf"(?:{DATE}[A-Z]{{0,3}}(?:\s+|$))+", re.IGNORECASE)


def fields_from(doc: Document, line: Line, following: Sequence[Line], row: int) -> list[Field]:
    """Return the fields of a line, or of the table that starts there, its caption with it.

    :param following: the lines after it
    :param row: the number that the first row of a table gets
    """
    if not _may_have(line.text):
        return []
    found = table_fields((line, *following), row)
    if not found and following and _CAPTION.search(line.text):
        below = table_fields(following, row)
        found = [Field("document", (line.start, line.end), None), *below] if below else []
    return found or _codes(line) or fields_in(doc, line, following)


@lexicon.kept
def _may_have(text: str) -> bool:
    """Tell whether a line has what fields and tables of them begin with; most lines have not."""
    if lexicon.labels_in(text) or _CAPTION.search(text) or names_document(text):
        return True
    return is_parted(text) and (may_head(text) or all(map(_CODE.fullmatch, texts(text))))


def _codes(line: Line) -> list[Field]:
    """Return what a line is that heads columns, one of each class, with their codes alone."""
    columns = cells(line)
    is_head = len(columns) > 1 and all(_CODE.fullmatch(cell.text) for cell in columns)
    return [Field("unused", (line.start, line.end), None)] if is_head else []


def words_between(doc: Document, line: Line, found: Sequence[Field]) -> Iterator[Line]:
    """Yield the parts of a line with words that are in none of its fields."""
    starts = [line.start, *(part.end for part in found)]
    ends = [*(part.start for part in found), line.end]
    is_dated = any(part.name in _DATED for part in found)
    for start, end in zip(starts, ends, strict=True):
        text = doc.clean[start:end].strip(" \t.,;|_-")
        if is_dated and _DATES.fullmatch(text):
            continue  # the same of further classes, in columns
        if any(letter.isalnum() for letter in text):
            begin = doc.clean.index(text, start, end)
            yield replace(line, start=begin, end=begin + len(text), text=text)
