"""The classes that one document describes, where it describes several.

A document lists its classes in a table, one below the other, or in running text; each with its
code, or with one in the heading of its own passage. A table may also set the class of a document
beside those of its series that other documents describe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile, zip_longest
from typing import Final, TypeAlias

from loaders import lexicon, line_shapes
from loaders.blocks import blocks
from loaders.employers import employer_in, is_part, is_service
from loaders.lines import Document, Line
from loaders.ranges import NUMERAL, ends_with_level, ranged
from loaders.record import Printed, Span
from loaders.rules import Rule
from loaders.sections import Sections
from loaders.titles import bare, head, head_end

__all__ = ["Roster", "related", "roster"]

#: Title and code of each class, in the order printed.
Roster: TypeAlias = tuple[tuple[Printed, Printed | None], ...]

_FEWEST: Final = 2
_CELL: Final[Rule] = "table-cell"
_LINE: Final[Rule] = "title-line"
_CODE: Final = r"(?:[A-Z]{1,3}-?)?\d[\d.-]{2,}(?:[A-Z]{1,2}\d{0,2})?"
#: A code of capitals and figures in turn: "H5K1TX".
_MIXED: Final = r"(?-i:(?=[A-Z]+\d+[A-Z]+\d)[A-Z\d]{5,8})"
#: The rank of its pay behind a title: ", Grade 8", "(Range 21)", ", SG-14".
_PAY: Final = (
    r"(?:\s*[,(-]\s*|\s+)(?:(?:salary|pay|wage)\s+)?"
    r"(?:grade|range|band|group|schedule|step|S\.?G\.?)[\s:-]*\d{1,3}[A-Z]?\)?"
)
#: "Job Titles and Codes:" before the first of a list.
_LABEL: Final = (
    r"(?:(?:(?:class|job|position)\s+)?(?:titles?|classes|jobs|positions)"
    r"(?:\s*(?:and|&|/|,)\s*(?:(?:class|job)\s+)?(?:codes?|numbers?))\s*:\s*)"
)
#: "Clerk I (1201)", "Clerk I    Class Code: 1201", "Clerk I, Grade 8   1201".
_CODED: Final = re.compile(
    rf"{_LABEL}?(?P<title>[A-Z][^\d:;.|]*?[\w)](?:\s+{NUMERAL})?)(?:{_PAY})?"
    rf"\s*(?:\(|-|\s#|\s{{2,}}|\t)\s*"
    rf"(?:(?:class|job|title|position)?\s*(?:code|no|number)\b\W*)?(?P<code>{_CODE}|{_MIXED})\)?",
    re.IGNORECASE,
)
#: "10.412   Clerk I", "1201 - Clerk I": the lines of a list, one below the other.
_CODED_BEFORE: Final = re.compile(
    rf"(?P<code>{_CODE})(?:\s+-\s+|\s{{2,}}|\t)\s*(?P<title>[A-Z][^\d:;.|]*?[\w)](?:\s+{NUMERAL})?)"
)
#: "Class Codes: 505 (Mail Clerk); 506 (Chief Mail Clerk)".
_CODE_FIRST: Final = re.compile(rf"(?P<code>{_CODE})\s*\((?P<title>[A-Z][^()]+)\)")
_WIDE: Final = re.compile(r"\s{3}|\t")
_FIGURES: Final = re.compile(r"\d{3}|\d[.-]|[A-Z]\d")
#: "Class Titles: Clerk I, Clerk II", "I. CLERK SERIES: Clerk I (1201), Clerk II (1202)".
_LIST: Final = re.compile(
    r"(?:[IVX]{1,4}\.\s+)?(?:(?:class|job|position)?\s*(?:titles|classes)|[^:]{3,50}\bseries)"
    r"\s*:\s*(?P<listed>.+)",
    re.IGNORECASE,
)
_ENTRY: Final = re.compile(rf"(?P<title>[A-Z][^(]*?)\s*(?:\((?P<code>{_CODE})\))?")
_JOINED: Final = re.compile(r"\s*(?:[,;]\s*(?:and\s+)?|\band\b)\s*")
#: The level behind a title: "II", "9", or with a letter that says more of it, "E9", "P11".
_DESIGNATED: Final = rf"(?:{NUMERAL}|[A-Z]?\d{{1,2}})"
_LEVEL: Final = re.compile(_DESIGNATED, re.IGNORECASE)
#: Text, rather than a title or a heading, opens with words most of which are small.
_WORDY: Final = re.compile(r"[A-Z][\w'-]*,?(?:\s+[\w'-]+,?){0,3}(?:\s+[a-z][\w'-]*){2}")
_SERIES: Final = re.compile(r"\bseries\b", re.IGNORECASE)
#: How many lines are remembered; most come in many documents.
_KEPT: Final = 20_000


def roster(doc: Document, parts: Sections, title: Printed | None) -> Roster:
    """Return the classes that the document itself describes; empty where it describes one.

    :param title: that of the document, as :func:`loaders.titles.title` finds it
    """
    tabled = _tabled(doc, parts)
    if _sets_beside(doc, parts, title, tabled):
        return ()
    for found in (
        tabled,
        tuple(_coded(doc, parts)),
        tuple(_behind_codes(doc, parts)),
        tuple(_below_codes(doc, parts)),
        _below_labels(doc),
        blocks(doc, parts),
        tuple(_running(doc, parts)),
        ranged(doc, parts, title),
        tuple(_stacked(doc, parts)),
        tuple(_subheadings(doc, title)),
    ):
        if len(found) >= _FEWEST:
            return found
    return ()


def related(doc: Document, parts: Sections, title: Printed | None) -> tuple[Printed, ...]:
    """Return the titles of a table that sets the class beside those of other documents."""
    tabled = _tabled(doc, parts)
    is_beside = _sets_beside(doc, parts, title, tabled)
    return tuple(listed for listed, _ in tabled) if is_beside else ()


def _tabled(doc: Document, parts: Sections) -> Roster:
    """Return the classes of the document's tables, those of their dates left out."""
    found: dict[tuple[str, str | None], tuple[Printed, Printed | None]] = {}
    for row in parts.rows():
        if "title" not in row or ("code" not in row and {"adopted", "revised"} & row.keys()):
            continue
        named = bare(doc, *row["title"], _CELL)
        if named is not None:
            code = doc.printed(*row["code"], rule=_CELL) if "code" in row else None
            found.setdefault((named.value.casefold(), code.value if code else None), (named, code))
    listed = tuple(found.values())
    is_late = any(one.start > head_end(doc, parts) for one, code in listed if code is None)
    return () if is_late else listed


def _sets_beside(doc: Document, parts: Sections, title: Printed | None, listed: Roster) -> bool:
    """Tell whether a table has the document's class and, beside it, classes without a passage."""
    names = {named.value.casefold() for named, _ in listed}
    at = _line_of(doc, title)
    if at is None or title is None or title.value.casefold() not in names:
        return False
    if _SERIES.search(at.text):
        return False
    rows = [span for row in parts.rows() for span in row.values()]
    labelled = {doc.clean[slice(*span)].casefold() for span in parts.values("title")}
    if not labelled.isdisjoint(names - {title.value.casefold()}):
        return False
    lines = [line for line in doc.lines if not _holds(line, rows)]
    others = names - {title.value.casefold()}
    return not any(_is_about(line, name) for name in others for line in lines)


def _line_of(doc: Document, title: Printed | None) -> Line | None:
    found = (line for line in doc.lines if title and line.start <= title.start < line.end)
    return next(found, None)


def _holds(line: Line, spans: Sequence[Span]) -> bool:
    return any(line.start <= start < line.end for start, _ in spans)


def _is_about(line: Line, name: str) -> bool:
    """Tell whether a line is a subheading of a class, perhaps with text or a code behind."""
    text = line.text.casefold()
    return (
        text.startswith(name)
        and re.match(r"\s*(?:$|[:(]|-\s|\s{2}|\t)", text[len(name) :]) is not None
    )


def _coded(doc: Document, parts: Sections) -> Iterator[tuple[Printed, Printed | None]]:
    """Yield the titles of lines that go on with a code: in the head, or each above a passage."""
    end = head_end(doc, parts)
    codes = parts.values("code")
    labelled = codes if len(codes) == 1 else ()  # the code of the one class that is described
    matches = [(line, _title_with_code(line.text)) for line in doc.lines]
    seen = set()
    for number, (line, match) in enumerate(matches):
        if match is None or not _may_be_titled(match["title"]) or _holds(line, labelled):
            continue
        beside = matches[number - 1 : number] + matches[number + 1 : number + 2]
        if line.start > end and any(other for _, other in beside):
            continue  # a list of other classes
        if match["code"] not in seen:
            seen.add(match["code"])
            yield _entry(doc, line.start, match)


@lru_cache(maxsize=_KEPT)
def _title_with_code(text: str) -> re.Match[str] | None:
    # A code has no blank in it, and ends the line.
    is_coded = _FIGURES.search(text.rsplit(maxsplit=1)[-1]) is not None
    return _CODED.fullmatch(text) if is_coded else None


def _may_be_titled(text: str) -> bool:
    """Tell whether the words before a code may be a title: those of one cell, and no body's."""
    is_body = employer_in(text) is not None or is_part(text) or is_service(text)
    return line_shapes.is_titled(text) and not is_body and _WIDE.search(text) is None


def _entry(doc: Document, start: int, match: re.Match[str]) -> tuple[Printed, Printed | None]:
    named, code = match.span("title"), match.span("code")
    return (
        doc.printed(start + named[0], start + named[1], rule=_LINE),
        doc.printed(start + code[0], start + code[1], rule="code-line") if match["code"] else None,
    )


def _below_codes(doc: Document, parts: Sections) -> Iterator[tuple[Printed, Printed | None]]:
    """Yield the classes of a list in the head whose lines each begin with the code."""
    above: tuple[Line, re.Match[str]] | None = None
    # A class with a label of its own may list the ladder that it stands on.
    for line in head(parts) if not parts.values("title") else ():
        match = _CODED_BEFORE.fullmatch(line.text)
        if match is None or not _may_be_titled(match["title"]):
            above = None
            continue
        if above is not None and not line.after_gap:
            yield from [_entry(doc, above[0].start, above[1])] if above[0].after_gap else []
            yield _entry(doc, line.start, match)
        above = line, match


def _behind_codes(doc: Document, parts: Sections) -> Iterator[tuple[Printed, Printed | None]]:
    """Yield the classes whose titles stand in brackets behind their codes, in one value."""
    for start, end in parts.values("code"):
        line = next(line for line in doc.lines if line.start <= start < line.end)
        for match in _CODE_FIRST.finditer(doc.clean, start, max(end, line.end)):
            yield _entry(doc, 0, match)


def _below_labels(doc: Document) -> Roster:
    """Return the classes whose titles stand below one label, and their codes below another."""
    columns: dict[str, list[Line]] = {}
    for number, line in enumerate(doc.lines):
        name = lexicon.field_label(line.text)
        if name in ("title", "code") and name not in columns:
            columns[name] = list(takewhile(_is_value, doc.lines[number + 1 :]))
    titles, codes = columns.get("title", []), columns.get("code", [])
    if len(codes) != len(titles) and (codes or not all(ends_with_level(t.text) for t in titles)):
        return ()
    named = [doc.printed(line.start, line.end, rule="labelled-field") for line in titles]
    coded = [doc.printed(line.start, line.end, rule="labelled-field") for line in codes]
    return tuple(zip_longest(named, coded))


def _is_value(line: Line) -> bool:
    text = line.text
    is_known = lexicon.field_label(text) is not None or lexicon.heading(text) is not None
    is_value = re.fullmatch(_CODE, text) or ends_with_level(text) or line_shapes.is_capitals(text)
    return bool(is_value) and not is_known and ":" not in text


def _running(doc: Document, parts: Sections) -> Iterator[tuple[Printed, Printed | None]]:
    """Yield the classes of a list in running text, each with a level or a code."""
    end = head_end(doc, parts)
    for line in doc.lines:
        match = _LIST.fullmatch(line.text) if ":" in line.text else None
        if match is None or line.start > end:
            continue
        cursor = match.start("listed")
        for joint in (*_JOINED.finditer(line.text, cursor), None):
            stop = joint.start() if joint else len(line.text)
            entry = _ENTRY.fullmatch(line.text, cursor, stop)
            if entry and (entry["code"] or ends_with_level(entry["title"])):
                yield _entry(doc, line.start, entry)
            cursor = joint.end() if joint else stop


def _stacked(doc: Document, parts: Sections) -> Iterator[tuple[Printed, None]]:
    """Yield the titles that stand one below the other in the head and differ by their level."""
    above: Line | None = None
    for line in head(parts):
        if above is not None and not line.after_gap and _differ_by_level(above.text, line.text):
            if above.after_gap:
                yield doc.printed(above.start, above.end, rule=_LINE), None
            yield doc.printed(line.start, line.end, rule=_LINE), None
        above = line


def _differ_by_level(text: str, other: str) -> bool:
    levelled = ends_with_level(text) and ends_with_level(other)
    return levelled and text != other and text.split()[:-1] == other.split()[:-1]


def _subheadings(doc: Document, title: Printed | None) -> Iterator[tuple[Printed, None]]:
    """Yield the classes whose titles are subheadings of a document about a series.

    It is about one where its title says so, or where the subheadings are lines of their own, each
    the title with a level behind it and above text.
    """
    at = _line_of(doc, title)
    if title is None or at is None or ends_with_level(title.value):
        return
    if not _SERIES.search(at.text):
        yield from _alone(doc, title)
        return
    heading = re.compile(
        rf"(?P<title>{re.escape(title.value)}\s+{_DESIGNATED})(?=\s*(?:$|[:(]|-\s|\s{{2}}|\t))",
        re.IGNORECASE,
    )
    seen = set()
    for line in doc.lines:
        match = heading.match(line.text)
        if match and match["title"].casefold() not in seen:
            seen.add(match["title"].casefold())
            yield doc.printed(line.start, line.start + match.end(), rule=_LINE), None


def _alone(doc: Document, title: Printed) -> Iterator[tuple[Printed, None]]:
    """Yield the levels of a title whose first lines of their own stand above text."""
    name, seen = f"{title.value} ".casefold(), set()
    for line, below in pairwise(doc.lines):
        text = line.text.rstrip(" :")
        if not text.casefold().startswith(name) or text.casefold() in seen:
            continue
        if _LEVEL.fullmatch(text[len(name) :].strip()) is None:
            continue
        seen.add(text.casefold())
        if line.start > title.end and _WORDY.match(below.text):
            yield doc.printed(line.start, line.start + len(text), rule=_LINE), None
