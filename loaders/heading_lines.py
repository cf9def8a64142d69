"""What heading a line is, or has before its text.

A heading may be numbered, stand over two lines, have a remark or figures in a column behind it, and
be parted from its text by a colon, a dash, a full stop or, at the head of a document, a wide gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from loaders import lexicon, line_shapes
from loaders.heading_form import without_number
from loaders.lines import Document, Line
from loaders.prose import marker
from loaders.record import Span
from loaders.wording import has_more_words

__all__ = [
    "HEAD_LABELS",
    "Heading",
    "end_of_remark",
    "is_next",
    "is_of_head",
    "is_part",
    "is_short",
    "label_before",
    "leads_list",
    "markdown_level",
    "stands_out",
    "whole_line",
    "wide_label",
]

_COLON: Final = re.compile(r"(?P<label>[A-Z][^:.;]{2,90}?)\s*:(?=\s|$)")
#: "DEFINITION - Under direction, …", "Nature of Work. This is …".
_DASH: Final = re.compile(
    r"(?P<label>[A-Z][^:.;]{2,60}?)(?:\s*\.\s*-+|\s+-{1,2}|\.)\s+(?=[\"'A-Z])"
)
#: "REPORTS TO      City Engineer".
_WIDE: Final = re.compile(r"(?P<label>[A-Z][^:.;\t]{2,40}?)(?:[^\S\r\n]{3,}|\t+)\s*(?=\S)")
_NUMBER: Final = re.compile(r"(\d{1,2})[.)]\s")
_PART: Final = re.compile(r"part\s+(?:[IVX]{1,4}|\d|[A-H])\b", re.IGNORECASE)
#: A gap before a value in a column of its own.
_APART: Final = re.compile(r"(?:[^\S\r\n]{2,}|\t)\S")
#: A heading with a remark behind it, which may be long and end with a full stop.
_REMARKED: Final = re.compile(r"[^.;]{3,80}\([^()]*\)[.:]?")
#: Figures behind a heading, in a column of their own: "FL 1-5   750 points", "% of time".
_COLUMN: Final = re.compile(
    r"(?<=[^:\s])(?:\s{3,}|\t+)(?=[^.;]{1,40}$)[^.;]*?(?:\d|%|\b(?:percent|time|frequency|weight)\b).*$",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"\s*\([^()]{3,400}\)[\s.:]*$", re.MULTILINE)
_OPEN: Final = re.compile(r"(?:[,/&]|\b(?:and|or|of|for|to|in))$", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"(?:and|or|of|for|to|in|required|needed)\b", re.IGNORECASE)
_MARKDOWN: Final = re.compile(r"(?:^|[\r\n])(#{1,6})[ \t]+[*_]{0,2}$")
_LONGEST: Final = 12
#: How many lines' labels are kept; most lines come in many documents.
_KEPT: Final = 20_000
#: Sections that a document's head may give in a line.
HEAD_LABELS: Final = frozenset({"reports-to", "supervises", "supervision", "pay"})


#: The end of a remark that a line above began: "(See Special\nRequirements)".
_CLOSES: Final = re.compile(r"[^()]*\).*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as found: the section that it opens, its words, and where it ends."""

    kind: str
    label: str
    end: int


def whole_line(line: Line, following: Sequence[Line]) -> Heading | None:
    """Return the heading that a line is and nothing else, or with the line below it."""
    alone = _alone(line.text)
    below = _wrapped(line, following, alone=alone is not None)
    return below or (Heading(*alone, line.end) if alone is not None else None)


@lexicon.kept
def _alone(text: str) -> tuple[str, str] | None:
    """Return the section that a line alone is the heading of, and the heading."""
    is_wide = "   " in text or "\t" in text
    bare = _COLUMN.sub("", text) if is_wide else text
    kind = _kind(bare) if _may_be(bare) else None
    return (kind, bare) if kind is not None else None


def label_before(line: Line) -> Heading | None:
    """Return the label that stands before the text of a line; its kind is "" where unknown."""
    match = _opening_label(line.text)
    if match is None:
        return None
    label, end = match["label"], line.start + match.end()
    if match.re is _COLON:
        entry = lexicon.heading(label)
        return _found(entry, label, end) if entry is not None else Heading("", label, end)
    telling = line_shapes.is_capitals(label) or (line.after_gap and " " in label)
    entry = lexicon.exact(label) if telling else None
    return _found(entry, label, end) if entry is not None else None


@lru_cache(maxsize=_KEPT)
def _opening_label(text: str) -> re.Match[str] | None:
    """Return the words before the first colon or dash of a line, where they may be a label."""
    skipped = len(text) - len(without_number(text))
    colon = _COLON.match(text, skipped) if ":" in text else None
    return colon or _DASH.match(text, skipped)


def wide_label(line: Line) -> Heading | None:
    """Return the label that a wide gap parts from its value, at the head of a document."""
    match = _WIDE.match(line.text)
    entry = lexicon.exact(match["label"]) if match else None
    if match is None or entry is None or entry.name not in HEAD_LABELS:
        return None
    return _found(entry, match["label"], line.start + match.end())


def markdown_level(doc: Document, line: Line) -> int | None:
    """Return the level of a heading in Markdown, ``None`` for another line.

    The signs are no part of the line: they are blank in ``doc.clean``.
    """
    if line.start == 0 or doc.text[line.start - 1] in "\r\n":
        return None  # as most lines, it has no sign before it
    match = _MARKDOWN.search(doc.text[max(0, line.start - _LONGEST) : line.start])
    return len(match[1]) if match else None


def leads_list(line: Line, following: Sequence[Line]) -> bool:
    """Tell whether a label only says who does what is listed below: "The supervisor:"."""
    if not line.text.endswith(":") or not following or not marker(following[0].text):
        return False
    return _kind(line.text) in HEAD_LABELS


def stands_out(doc: Document, line: Line, following: Sequence[Line]) -> bool:
    """Tell whether a line is set off by its look or by a blank line beside it."""
    beside = line.after_gap or not following or following[0].after_gap
    looks = line_shapes.is_capitals(line.text) or line.text.endswith(":")
    return beside or looks or markdown_level(doc, line) is not None


def end_of_remark(doc: Document, end: int) -> int:
    """Return where a remark in brackets behind a heading ends, perhaps lines below.

    :param end: where the heading itself ends
    """
    match = _BRACKETS.match(doc.clean, end)
    return doc.trim(end, match.end())[1] if match else end


def is_of_head(doc: Document, found: Heading, line: Line) -> bool:
    """Tell whether a label and its value are a line of a document's head."""
    rest = doc.clean[found.end : line.end]
    is_apart = doc.clean[found.end - 1].isspace() or _APART.match(rest) is not None
    return found.kind in HEAD_LABELS and is_apart and not rest.endswith(".")


def is_next(doc: Document, heading: Span | None, lines: Sequence[Line], line: Line) -> bool:
    """Tell whether a line has the number after that of a heading: "4. Special tasks: none".

    :param lines: those below the heading so far, of which none may have a number of its own
    """
    if any(_NUMBER.match(one.text) for one in lines):
        return False
    above = _NUMBER.match(doc.clean, *heading) if heading is not None else None
    number = _NUMBER.match(line.text)
    return bool(above and number and int(number[1]) == int(above[1]) + 1)


def is_part(text: str) -> bool:
    """Tell whether a heading opens a part of the whole document: "PART III - Signatures"."""
    return _PART.match(text) is not None


def is_short(text: str) -> bool:
    """Tell whether a text has no more words than a heading."""
    return not has_more_words(text, _LONGEST)


def _found(entry: lexicon.Entry, label: str, end: int) -> Heading | None:
    return Heading(entry.name, label, end) if entry.scheme == "section" else None


def _kind(text: str) -> str | None:
    entry = lexicon.heading(text)
    return entry.name if entry is not None and entry.scheme == "section" else None


def _may_be(text: str) -> bool:
    bare = without_number(text)
    if not bare[:1].isupper() or (")" in bare and _CLOSES.fullmatch(bare)):
        return False
    ends = bare.endswith((";", ",")) or (bare.endswith(".") and not line_shapes.is_capitals(bare))
    return (is_short(bare) and not ends) or _REMARKED.fullmatch(bare) is not None


def _stops(text: str) -> bool:
    """Tell whether a line ends what it says, or has a part behind it."""
    return ":" in text or ";" in text or text.endswith(".")


def _wrapped(line: Line, following: Sequence[Line], *, alone: bool) -> Heading | None:
    """Return the heading that two lines print, the second perhaps with text behind it."""
    if not following or following[0].after_gap or _stops(line.text):
        return None
    below = following[0]
    colon = _COLON.match(below.text)
    second = colon["label"] if colon else below.text
    if (colon is None and below.text.endswith(".")) or not _may_be(f"{line.text} {second}"):
        return None
    in_brackets = line.text.count("(") > line.text.count(")") and ")" in second
    goes_on = in_brackets or _OPEN.search(line.text) or _GOES_ON.match(second)
    if not goes_on and (alone or not line_shapes.is_capitals(line.text + second)):
        return None
    kind = _kind(f"{line.text} {second}")
    end = below.start + colon.end() if colon else below.end
    return Heading(kind, f"{line.text} {second}", end) if kind is not None else None
