"""Labelled fields: a label such as "Class Code" and the value printed behind or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders import lexicon
from loaders.dates import DATE
from loaders.lines import Document, Line
from loaders.record import Span

__all__ = ["Field", "fields_in"]

_CODE: Final = r"(?:[A-Z]{1,3}[- ]?)?\d[\dA-Z./-]*(?![\w,])"
_FLSA: Final = r"(?:non[- ]?exempt|exempt)\b[^.;]{0,40}"
#: What a value looks like where no colon tells it from running text.
_SHAPES: Final = {
    "code": _CODE,
    "adopted": DATE,
    "revised": DATE,
    "opened": DATE,
    "flsa": _FLSA,
}
#: Fields whose label may stand alone on a line, above its value.
_ABOVE: Final = frozenset({"flsa", "members", "code"})
#: Fields whose value may be so long that it runs into the next line.
_LONG: Final = frozenset({"title", "members"})
_RUNS_ON: Final = re.compile(r"(?:,|/|-|\b(?:and|of|or|the|for))$")
_CELL: Final = re.compile(r"\s{2,}|\t|\|")
_WIDE_CELL: Final = re.compile(r"[^\S\r\n]{3,}|\t|\|")
_BULLET: Final = re.compile(r"^[-•●▪*]\s*")
_DOTS: Final = " \t.,;|_-"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in the scheme, and the spans of its label and its value, if it has one.

    ``row`` numbers the row of a table that it is a cell of.
    """

    name: str
    label: Span
    value: Span | None
    row: int | None = None

    @property
    def start(self) -> int:
        """Where its label starts."""
        return self.label[0]

    @property
    def end(self) -> int:
        """Where its value ends, or its label if it has none."""
        return self.value[1] if self.value else self.label[1]


def fields_in(doc: Document, line: Line, following: Sequence[Line]) -> list[Field]:
    """Return the fields of a line, in the order printed.

    :param following: the lines after it, of which the value may take some
    """
    document_name = _document_name(line)
    if document_name is not None:
        return [document_name]
    labels = list(_labels(line))
    found = []
    for number, (name, label) in enumerate(labels):
        end = labels[number + 1][1][0] if number + 1 < len(labels) else line.end
        found.append(Field(name, label, _value(doc, name, (label[1], end), following)))
    return found


def _document_name(line: Line) -> Field | None:
    """Read a line such as "Personnel Class Specification", which ends with a kind of document."""
    words = lexicon.normalised(line.text).split()
    tails = (" ".join(words[start:]) for start in range(len(words)))
    if len(words) > 7 or not any(lexicon.field_label(tail) == "document" for tail in tails):
        return None
    return Field("document", (line.start, line.end), None)


def _labels(line: Line) -> Iterator[tuple[str, Span]]:
    """Yield name and span of each label; the span takes in the colon."""
    reached, alone = 0, True
    for match in lexicon.label_pattern().finditer(line.text):
        name = lexicon.field_label(match["label"])
        rest = line.text[match.end() :]
        if name is None or match.start() < reached or not _begins(line.text, match.start(), alone):
            continue
        colon = bool(match["colon"])
        shape = _SHAPES.get(name)
        shaped = re.match(rf"[\s.]*{shape}", rest, re.IGNORECASE) if shape else None
        below = name in _ABOVE and not rest.strip() and match.start() == 0
        if colon or shaped or below:
            yield name, (line.start + match.start(), line.start + match.end())
            reached, alone = match.end(), False


def _begins(text: str, position: int, alone: bool) -> bool:
    """Tell whether a label may begin here: at the start, in a cell of its own, after a value."""
    if not text[position].isupper():
        return False
    before = _BULLET.sub("", text[:position])
    return not before or not alone or bool(re.search(r"(?:\s{2,}|\t|\||\.\s)$", before))


def _value(doc: Document, name: str, room: Span, following: Sequence[Line]) -> Span | None:
    start, end = doc.trim(*room)
    text = doc.clean[start:end]
    if not text.strip():
        return _value_below(name, following)
    shape = re.match(_SHAPES.get(name, "$"), text, re.IGNORECASE)
    cell = (_WIDE_CELL if name in _LONG else _CELL).search(text)
    if shape and name == "code":
        text = shape[0]
    elif cell:
        text = text[: cell.start()]
    end = start + len(text.rstrip(_DOTS))
    if name in _LONG and following and _RUNS_ON.search(text) and not following[0].after_gap:
        end = following[0].end
    return (start, end) if start < end else None


def _value_below(name: str, following: Sequence[Line]) -> Span | None:
    if not following or name == "unused" or any(_labels(following[0])):
        return None
    below = following[0]
    if lexicon.heading(below.text) is not None or (below.after_gap and name not in _ABOVE):
        return None
    last = below
    for line in following[1:] if name == "members" else ():
        if line.after_gap or any(_labels(line)):
            break
        last = line
    return (below.start, last.end)
