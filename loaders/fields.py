"""Labelled fields: a label such as "Class Code" and the value printed behind or below it.

A colon, a shape that only the field's values have, or a cell of its own parts label and value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders import lexicon, line_shapes
from loaders.columns import cells
from loaders.dates import DATE
from loaders.lines import Document, Line
from loaders.record import Span

__all__ = ["CODE_VALUE", "SHAPES", "Field", "fields_in", "is_title", "names_document"]

#: A code: it has a figure, and perhaps letters before and in it ("HSG/0417", "8112E2", "10.712").
CODE_VALUE: Final = r"(?:[A-Z]{1,5}[-/. ]?)?(?:[A-Z]{1,4}[-/.])?\d[\dA-Z./-]*(?![\w,])"
_STATUS: Final = r"(?:non[- ]?exempt|exempt)\b[^.;]{0,40}"
#: A box before or behind a choice, ticked or not.
_BOX: Final = re.compile(r"\[[ xX✓✔]?\]|\([ xX✓✔]\)|[☐☑☒□■✓✔]|(?<!\w)_*[xX]_*(?!\w)|_{2,}")
#: What a value looks like where no colon tells it from running text.
SHAPES: Final = {
    "code": rf"(?-i:{CODE_VALUE})",
    "code-weak": rf"(?-i:{CODE_VALUE})",
    "adopted": DATE,
    "revised": DATE,
    "opened": DATE,
    "flsa": _STATUS,
}
_SHAPED: Final = {
    name: re.compile(rf"[\s.]*{shape}", re.IGNORECASE) for name, shape in SHAPES.items()
}
#: Fields whose label may stand alone on a line, above its value.
_ABOVE: Final = frozenset({"flsa", "members", "code", "agency"})
#: Fields whose value may be so long that it runs into the next line.
_LONG: Final = frozenset({"title", "members"})
_CODES: Final = frozenset({"code", "code-weak"})
_DATES: Final = frozenset({"adopted", "revised", "opened"})
#: How long a line may be that names the kind of document, in characters and in words.
_LONGEST_NAME: Final = 120
_MOST_WORDS: Final = 7
_LONGEST_TITLE: Final = 14
_LONGEST_UNUSED: Final = 6
_RUNS_ON: Final = re.compile(r"(?:,|/|-|\b(?:and|of|or|the|for))$")
_CELL: Final = re.compile(r"\s{2,}|\t|\|")
_WIDE_CELL: Final = re.compile(r"[^\S\r\n]{3,}|\t|\|")
_BULLET: Final = re.compile(r"^[-•●▪*]\s*")
_DOTS: Final = " \t.,;|_-"
#: What may stand before a label on its line: a number, a gap, the end of a sentence.
_BEFORE: Final = re.compile(r"(?:\s{2,}|\t|\|\s*|\.\s|^\W*[\dA-Z]{1,2}[.)]\s+)$")
#: The number of the label that follows on the line.
_NUMBER_BEHIND: Final = re.compile(r"(?:\s{2,}|(?<=:)\s*)\(?\d{1,2}[.)]\s*(?:\Z|[A-Z][^:]{1,50}:)")
#: What was done on a date, behind the label: "Revised definition and duties: 9-14-90".
_OCCASION: Final = re.compile(
    rf"(?P<what>[^\d:;|]{{0,70}}?[\s:;,-]\s*(?:effective|on|in)?\s*)(?P<date>{DATE})", re.IGNORECASE
)
_LONGEST_OCCASION: Final = 120
#: A code behind the name of the kind of document.
_CODE_BEHIND: Final = re.compile(rf"\s*(?:#|no\.|-|:)?\s(?P<code>{CODE_VALUE})$", re.IGNORECASE)
#: A label for both a title and a code; a title with a code of two figures and more behind it.
_WITH_CODE: Final = re.compile(r"\b(?:code|number|grade)\W*$", re.IGNORECASE)
_TITLE_AND_CODE: Final = re.compile(
    r"(?P<title>[^\W\d].*?[\w)])(?:\s*[-\u2013/(|#,:]\s*|\s)\s*"
    r"(?P<code>[A-Z]{2}[-\s]\d{3,4}[-\s]\d{1,2}(?:/\d{1,2})?"
    rf"|(?=\S*\d\S*\d){CODE_VALUE})\)?\s*"
)
_DATED: Final = re.compile(DATE, re.IGNORECASE)
_BARE_DATE: Final = re.compile(r"date\s*:?", re.IGNORECASE)
_FIGURED: Final = re.compile(r"\d[^\s]*\Z")
_FIRST: Final = re.compile(r"\b(?!(?i:the|an?)\b)\w+")
#: What joins the name of the kind of document to the title on its line.
_DOCUMENT_OF: Final = re.compile(
    r"\s*(?::|\s-|\bfor(?: the (?:position|class|classes|post)(?: of)?)?\b)\s*:?\s*",
    re.IGNORECASE,
)


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
    whole = _kind_of_document(line.text)
    if whole is not None:
        name, start = whole[0], line.start + whole[1]
        value = doc.trim(start, line.end) if start < line.end else None
        return [Field(name, (line.start, start), value)]
    labels = list(_labels(line, following))
    if not labels:
        return list(_occasion(line))
    found: list[Field] = []
    for number, (name, label) in enumerate(_dated(doc, labels)):
        end = labels[number + 1][1][0] if number + 1 < len(labels) else line.end
        numbered = _NUMBER_BEHIND.search(doc.clean, label[1], end)
        end = numbered.start() if numbered is not None else end
        value = _value(doc, name, (label[1], end), following)
        if name == "title" and value is not None and _WITH_CODE.search(doc.clean, *label):
            found += _title_and_code(doc, label, value, max(end, value[1]))
        else:
            found.append(Field(name, label, value))
    return found


def _dated(doc: Document, labels: Sequence[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """Yield the labels of a line; in "Approved by: Board   Date: 5/6/1994" both are of one date."""
    above = ""
    for name, label in labels:
        is_bare = name == "unused" and _BARE_DATE.fullmatch(doc.clean, *label) is not None
        yield above if is_bare and above in _DATES else name, label
        above = name


def _title_and_code(doc: Document, label: Span, value: Span, end: int) -> Iterator[Field]:
    """Yield both fields of a label such as "Class Title/Code", whose value may have either."""
    match = _TITLE_AND_CODE.fullmatch(doc.clean, value[0], end)
    if match is None:
        yield Field("title", label, value)
        return
    yield Field("title", label, match.span("title"))
    yield Field("code", (match.end("title"), match.start("code")), match.span("code"))


def names_document(text: str) -> bool:
    """Tell whether a line names the kind of document, alone or before its title or code."""
    return _kind_of_document(text) is not None


@lexicon.kept
def _kind_of_document(text: str) -> tuple[str, int] | None:
    """Return what a line with the kind of document tells, and where in it; its end for no more."""
    return _document_name(text) or _document_of(text)


def _document_name(text: str) -> tuple[str, int] | None:
    """Read a line such as "Personnel Class Specification", perhaps with a code behind."""
    if len(text) > _LONGEST_NAME:
        return None
    words = lexicon.form(text).split()
    if lexicon.words("document").isdisjoint(words):
        return None
    code = _CODE_BEHIND.search(text) if _FIGURED.search(text) else None
    if code and _is_document(text[: code.start()]):
        return "code", code.start("code")
    if len(words) > _MOST_WORDS or not words or words[-1] not in lexicon.words("document"):
        return None
    if not any(_is_document(" ".join(words[start:])) for start in range(len(words))):
        return None
    known = lexicon.exact(text)
    if known is not None and known.scheme == "section":
        return None  # "Person Specification" is a section, though "Specification" names a document
    return "document", len(text)


def _document_of(text: str) -> tuple[str, int] | None:
    """Read a line such as "Job Description: Head Clerk", which gives the title behind the kind."""
    first = _FIRST.search(text)
    if first is None or first[0].casefold() not in lexicon.words("document"):
        return None
    for match in _DOCUMENT_OF.finditer(text, 0, _LONGEST_NAME):
        rest = text[match.end() :]
        if (
            _is_document(text[: match.start()])
            and is_title(rest)
            and not re.fullmatch(CODE_VALUE, rest)
        ):
            return "title", match.end()
    return None


def _is_document(text: str) -> bool:
    return lexicon.field_label(text) == "document"


def _occasion(line: Line) -> Iterator[Field]:
    """Yield what a line says was done on a date: "Amended by the Board on 5/6/2014"."""
    label = lexicon.label_at(line.text, 0)
    name = lexicon.field_label(label["label"]) if label else None
    if label is None or name not in _DATES or len(line.text) > _LONGEST_OCCASION:
        return
    match = _OCCASION.match(line.text, label.end())
    if match and line.text[0].isupper():
        start = line.start + match.start("date")
        yield Field(name, (line.start, start), (start, line.start + match.end("date")))


def _labels(line: Line, following: Sequence[Line]) -> Iterator[tuple[str, Span]]:
    """Yield name and span of each label; the span takes in the colon."""
    reached, alone = 0, True
    celled = _celled(line)
    for match in lexicon.labels_in(line.text):
        name = lexicon.field_label(match["label"])
        if name is None or match.start() < reached or not _begins(line.text, match.start(), alone):
            continue
        rest = line.text[match.end() :]
        below = match.start() == 0 and not rest.strip() and _stands_above(name, match, following)
        if match["colon"] or _is_shaped(name, rest) or below or match.start() in celled:
            yield name, (line.start + match.start(), line.start + match.end())
            reached, alone = match.end(), False


def _is_shaped(name: str, rest: str) -> bool:
    return name in SHAPES and _SHAPED[name].match(rest) is not None


def _celled(line: Line) -> frozenset[int]:
    """Return where labels stand in a cell of their own before one with their value."""
    found = [cell for cell in cells(line) if cell.text]
    places, number = set(), 0
    while number + 1 < len(found):
        name = lexicon.field_label(found[number].text)
        if name is None or not _may_follow(name, found[number + 1].text):
            break
        numbered = re.match(r"[\dA-Z]{1,2}[.)]\s+", found[number].text)
        places.add(found[number].start - line.start + (numbered.end() if numbered else 0))
        number += 2
    return frozenset(places)


def _may_follow(name: str, text: str) -> bool:
    """Tell whether a cell may be the value of the label in the cell before it."""
    if lexicon.field_label(text) is not None:
        return False
    if name == "title":
        return is_title(text)
    return name not in SHAPES or _is_shaped(name, text) or _BOX.search(text) is not None


def is_title(text: str) -> bool:
    """Tell whether a value looks like a title: short, most words with a capital, no sentence."""
    is_short = 0 < len(text.split()) <= _LONGEST_TITLE
    return is_short and line_shapes.is_titled(text) and not text.endswith((".", ";"))


def _stands_above(name: str, label: re.Match[str], following: Sequence[Line]) -> bool:
    """Tell whether a label alone on its line, without a colon, has its value below."""
    if name in _ABOVE:
        return True
    if name == "unused":  # one of a stack of labels, each above its value
        return len(following) > 1 and lexicon.field_label(following[1].text) is not None
    below = following[0].text if following else ""
    if name in _DATES:
        return _is_shaped(name, below)
    return name == "title" and " " in label["label"] and is_title(below)


def _begins(text: str, position: int, alone: bool) -> bool:
    """Tell whether a label may begin here: at the start, in a cell of its own, after a value."""
    if not text[position].isupper():
        return False
    before = _BULLET.sub("", text[:position])
    return not before or not alone or bool(_BEFORE.search(before))


def _value(doc: Document, name: str, room: Span, following: Sequence[Line]) -> Span | None:
    start, end = doc.trim(*room)
    text = doc.clean[start:end]
    start, text = end - len(text.lstrip(" \t|")), text.lstrip(" \t|")
    if not text.strip(_DOTS):
        return _value_below(name, following)
    if name == "flsa" and _BOX.search(text):
        return (start, end)
    shape = re.match(SHAPES.get(name, "$"), text, re.IGNORECASE)
    cell = (_WIDE_CELL if name in _LONG else _CELL).search(text)
    if shape and name in _CODES:
        text = shape[0]
    elif cell:
        text = text[: cell.start()]
    end = start + len(text.rstrip(_DOTS))
    if name in _LONG and following and _RUNS_ON.search(text) and not following[0].after_gap:
        end = following[0].end
    return (start, end) if start < end else None


def _value_below(name: str, following: Sequence[Line]) -> Span | None:
    if not following or any(_labels(following[0], following[1:])):
        return None
    below = following[0]
    if name == "unused" and len(below.text.split()) > _LONGEST_UNUSED:
        return None
    if name in _CODES:
        first = cells(below)[0]
        return first.span if re.fullmatch(SHAPES[name], first.text) else None
    is_dated = name in _DATES and _DATED.fullmatch(below.text) is not None
    may_part = is_dated or name in _ABOVE
    if lexicon.heading(below.text) is not None or (below.after_gap and not may_part):
        return None
    last = below
    for line in following[1:] if name == "members" else ():
        if line.after_gap or any(_labels(line, ())):
            break
        last = line
    return (below.start, last.end)
