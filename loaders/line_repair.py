"""The lines of a document as they were meant, where copying lost or doubled its line breaks.

Text copied out of web pages and scanned pages may hold a whole specification in one line, or a
blank line after each; rules drawn across the page are lines that say nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import Final

from loaders import lexicon
from loaders.columns import is_parted
from loaders.line_shapes import is_title_case
from loaders.lines import Document, Line

__all__ = ["repaired"]

#: A line drawn across the page.
_RULE: Final = re.compile(r"(?:[-=_*~#.<>|]\s?){3,}")
#: From how many characters on a line may be several, where it is half of the text.
_FOLDED: Final = 500
_HALF: Final = 0.5
#: How many words a line may have that is set off in a text without blank lines.
_SHORT: Final = 8
#: The share of lines below blank ones in a text that is printed without.
_FEW: Final = 0.1
_CAPITALS: Final = re.compile(
    r"\b[A-Z0-9][A-Z0-9'/&(),-]*(?:\s+[A-Z0-9&(][A-Z0-9'/&(),-]*)*(?=[\s:])"
)
_LABEL: Final = re.compile(r"(?P<words>(?:[\w'/&,()-]+\s+){0,7}[\w'/&)-]+):\s")
_BULLET: Final = re.compile(r"(?<=\s)[•●▪■◦○·►➢](?=\s)")
#: "40%  A.  Surveys        - Counts birds": an area of work, and beside it the first of its points.
_BESIDE: Final = re.compile(
    r"(?P<area>(?:\d{1,3}\s?%\s+)?(?:[A-Z\d]{1,2}[.)]\s+)?[A-Z][\w/&,' -]{2,40}?)\s{3,}"
    r"(?P<point>(?:[•●▪■◦○·►➢*]|-(?=\s))\s*[A-Z].+)"
)
_WORD: Final = re.compile(r"\S+")
_CLOSED: Final = re.compile(r"[.;:!?)\]]$")
_FEWEST: Final = 12
_MOST: Final = 0.9
_SOME: Final = 0.15


def repaired(doc: Document) -> tuple[Line, ...]:
    """Return the lines of a document that say something, broken where they should be."""
    folded = max(_FOLDED, len(doc.clean) * _HALF)
    lines = [
        part
        for line in _without_rules(doc.lines)
        for part in (_unfolded(line) if len(line.text) > folded else [line])
    ]
    lines = list(_uncolumned(lines))
    gaps = sum(line.after_gap for line in lines)
    if _is_double_spaced(lines, gaps):
        lines = list(_closed_up(doc, lines))
    elif lines and gaps <= _FEW * len(lines):
        lines = list(_opened_up(lines))
    return tuple(lines)


def _uncolumned(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines with an area of work and, in a column beside it, points as two lines each."""
    for line, below in zip_longest(lines, lines[1:]):
        match = _BESIDE.fullmatch(line.text) if is_parted(line.text) else None
        column = line.indent + match.start("point") if match else 0
        if match is None or below is None or below.indent < column:
            yield line
            continue
        area, point = match["area"], match["point"]
        yield replace(line, end=line.start + len(area), text=area)
        yield replace(line, start=line.end - len(point), text=point, indent=column, after_gap=False)


def _without_rules(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that say something; a rule above one counts as a blank line."""
    below_rule = False
    for line in lines:
        if _RULE.fullmatch(line.text):
            below_rule = True
        else:
            yield replace(line, after_gap=True) if below_rule else line
            below_rule = False


def _unfolded(line: Line) -> Iterator[Line]:
    """Yield the lines that a very long one was: its headings, its points and the text between."""
    cuts = sorted({0, len(line.text), *_cuts(line.text)})
    for start, end in pairwise(cuts):
        text = line.text[start:end]
        inside = text.strip()
        if inside:
            begin = line.start + start + text.index(inside)
            is_point = _BULLET.match(f" {inside}", 1) is not None
            yield replace(
                line, start=begin, end=begin + len(inside), text=inside, after_gap=not is_point
            )


def _cuts(text: str) -> Iterator[int]:
    for match in _CAPITALS.finditer(text):
        yield from _heading_in(text, *match.span())
    for match in _LABEL.finditer(text):
        yield from _label_in(text, *match.span("words"))
    yield from (match.start() for match in _BULLET.finditer(text))


def _heading_in(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the longest known heading starts and ends among words in capitals."""
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    spans = [(a, b) for n, (a, _) in enumerate(words) for _, b in words[n:] if b - a > len("DUTY")]
    for a, b in sorted(spans, key=lambda span: span[0] - span[1]):
        if _is_known(text[a:b]):
            yield from (a,) if text[b : b + 1] == ":" else (a, b)
            return


def _label_in(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the longest known label starts among the words before a colon."""
    for match in _WORD.finditer(text, start, end):
        phrase = text[match.start() : end]
        is_word = " " not in phrase and not _CLOSED.search(text[: match.start()].rstrip())
        if phrase[0].isupper() and not is_word and _is_known(phrase):
            yield match.start()
            return


def _is_known(phrase: str) -> bool:
    # In capitals, a heading counts as known that only begins as one.
    entry = lexicon.heading(phrase.title()) if len(phrase.split()) > 1 else lexicon.exact(phrase)
    return entry is not None and entry.scheme == "section"


def _opened_up(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a text without blank ones, those that look like headings set off."""
    above = None
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        is_set_off = (
            below is not None
            and not below.text[0].islower()
            and len(line.text.split()) <= _SHORT
            and not _CLOSED.search(line.text.rstrip(":"))
            and is_title_case(line.text)
            and (above is None or above.after_gap or _CLOSED.search(above.text) is not None)
        )
        above = replace(line, after_gap=True) if is_set_off else line
        yield above


def _is_double_spaced(lines: Sequence[Line], gaps: int) -> bool:
    """Tell whether a blank line follows each line, even within sentences."""
    broken = sum(line.text[0].islower() and line.after_gap for line in lines)
    return len(lines) >= _FEWEST and gaps > _MOST * len(lines) and broken > _SOME * len(lines)


def _closed_up(doc: Document, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines with only such gaps between them as are wider than usual."""
    blanks = [
        doc.clean[above.end : line.start].replace("\r\n", "\n").count("\n")
        for above, line in pairwise(lines)
    ]
    usual = Counter(blanks).most_common(1)[0][0]
    yield lines[0]
    for line, blank in zip(lines[1:], blanks, strict=True):
        yield replace(line, after_gap=blank > usual)
