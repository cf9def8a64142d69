"""Job classes that a text names: "performing the duties of a Clerk II", "at the level of X"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from graph.identity.form import is_graded, is_title
from graph.identity.framing import AFTER, ARTICLE, AT_THAT_LEVEL, LEVEL, NAMING, NOT_HELD
from graph.identity.tokens import ROMANS
from loaders.lines import Document
from loaders.record import Printed, Span
from loaders.wording import phrases

__all__ = ["NamedClass", "named_classes"]

#: A full stop belongs to a short word alone: "Sr. Clerk", but "Clerk I. (Whoever …)".
_SHORT: Final = r"(?:[A-Z]\.){2,}|(?![IVX]+\.)[A-Z]\w{0,3}\.(?=\s+[A-Z])"
_WORD: Final = rf"(?:(?!(?:AND|OR|EITHER)\b)(?:{_SHORT}|[A-Z](?:[\w'/&-]|\.(?=\w))*)|[IVX]+\b)"
#: Not "for the City of …", which says where the class is and is no part of its title.
_FOR: Final = r"(?:for|to)(?!\s+the\s+(?:City|County|State|Town)\b)"
_SMALL: Final = rf"(?:of|and|the|{_FOR}|&)"
#: Not a remark on a title in brackets, as in "Clerk (City title or its like, as the board rules)".
_NO_REMARK: Final = (
    r"(?![^()]*\b(?:[Tt]itles?|[Ee]quivalent|[Dd]etermined|[Ff]ormerly|[Ss]ee"
    r"|(?:or|and)\s+(?:above|higher))\b)"
)
_TITLE: Final = (
    rf"{_WORD}(?:\s+(?:(?:{_SMALL}|(?:of|{_FOR})\s+the)\s+(?={_WORD}))?{_WORD})*"
    rf"(?:\s+\((?!Ranges?\b){_NO_REMARK}[A-Z][^()]*\))?(?:\s+(?:[IVX]{{1,4}}|\d{{1,2}}(?!\s*(?:year|month)))\b)?"
)
_OPENING: Final = re.compile(rf"(?:(?P<equivalent>{LEVEL})|{NAMING}){ARTICLE}(?=[A-Z])")
_ONE: Final = re.compile(_TITLE)
_PART: Final = re.compile(
    rf",\s+(?=(?!Range\b|(?:Class\s+)?Code\b){_WORD})(?!(?:or|and)\b){_TITLE}"
)
_RANGE: Final = re.compile(r"[\s,]+(?:Range\s+[A-Z]\b|\(Range\s+[A-Z]\))")
_NEXT: Final = re.compile(
    r"\s*(?:[,;]\s*(?:or|and/or)\s+|\s(?:or|and/or)\s+|;\s+"
    rf"|,\s+(?={ARTICLE}{_TITLE}[^.]*?\bor\b)|(?<=\))\s+(?=an?\s+[A-Z]))(?:as\s+|of\s+)?{ARTICLE}(?=[A-Z])"
)
_AFTER: Final = re.compile(rf"\s*(?:[.,;:()\[\]A-Z\"']|$|{AFTER})")
#: Capitalised words that name an employer, a place or a thing rather than a class.
_NO_CLASS: Final = re.compile(
    phrases(
        *("City of", "City and", "County of", "State of", "Department of", "Division of"),
        *("Board of", "Bureau of", "Commission of", "California", "United", "U.S.", "Federal"),
        *(
            "English",
            "Requirement*",
            "Range",
            "Level",
            "Section",
            "Title",
            "University",
            "College",
            "Such",
        ),
        *("Bachelor*", "Master*", "Associate of", "Class A", "Class B", "Class C", "GED"),
        *("Doctor of", "Graduation", "Completion", "Possession", "Public Instruction"),
    )
    # Whoever it is that certifies is no employer: "FAA Certified Mechanic".
    + r"|(?:[A-Z]{2,6}|State|Board|Federally|Nationally)[\s-](?:[Cc]ertified|[Ll]icensed)\b"
)
#: Words that alone name a body or a person rather than a class.
_NO_TITLE: Final = frozenset(
    "board commission council department district city county state employer authority agency"
    " court university college school union".split()
)
_SHORTEST_TITLE: Final = 3
_NUMERAL: Final = re.compile(r"[IVX]{1,4}(?:\s+\([^()]*\))?")
_ARTICLED: Final = re.compile(r",\s+an?\s")
_COMMA: Final = re.compile(r",\s+")
#: "Clerk I-III" and "Clerk I through III" name each of them.
_SPAN: Final = re.compile(
    r"\b(?P<first>[IVX]{1,4})\s*(?:[-\u2013]|\b(?:through|thru|to)\b)\s*(?P<last>[IVX]{1,4})\b"
)
_THROUGH: Final = re.compile(r"(?<=[IVX])\s*(?:\u2013|\b(?:through|thru|to)\b)\s*[IVX]{1,4}\b")


@dataclass(frozen=True, slots=True)
class NamedClass:
    """A class as named, in the singular; ``or_equivalent`` where one of equal level counts too."""

    title: Printed
    or_equivalent: bool


def named_classes(doc: Document, start: int, end: int) -> tuple[NamedClass, ...]:
    """Return the classes that a passage names as held, each once, in the order printed."""
    found: dict[str, NamedClass] = {}
    reached = start
    for opening in _OPENING.finditer(doc.clean, start, end):
        if opening.start() < reached or NOT_HELD.search(doc.clean, start, opening.start()):
            continue
        spans = list(_chain(doc, opening.end(), end))
        if not spans:
            continue
        reached = spans[-1][1]
        level = AT_THAT_LEVEL.match(doc.clean, reached, end)
        equivalent = opening["equivalent"] is not None or level is not None
        for title in _whole_titles(doc, spans):
            found.setdefault(title.value.casefold(), NamedClass(title, equivalent))
    return tuple(found.values())


def _whole_titles(doc: Document, spans: Iterable[Span]) -> Iterator[Printed]:
    """Yield the titles of some spans; in "Clerk II or III-V" the others are Clerk III, IV and V."""
    before = ""
    for span in spans:
        title = doc.printed(*span, rule="promotion-named")
        if _NUMERAL.fullmatch(title.value):
            stem, numeral = before.rpartition(" ")[::2]
            if not _NUMERAL.fullmatch(numeral):
                continue
            title = replace(title, value=f"{stem} {title.value}")
        before = title.value
        yield from (replace(title, value=value) for value in _numbered(title.value))


def _numbered(title: str) -> Iterator[str]:
    """Yield the titles of a span of numerals, or the title where it bears none.

    >>> list(_numbered("Clerk I-III"))
    ['Clerk I', 'Clerk II', 'Clerk III']
    """
    span = _SPAN.search(title)
    ends = [span["first"].lower(), span["last"].lower()] if span else []
    if span is None or not {*ends} <= {*ROMANS} or ROMANS.index(ends[0]) > ROMANS.index(ends[1]):
        yield title
        return
    for roman in ROMANS[ROMANS.index(ends[0]) : ROMANS.index(ends[1]) + 1]:
        yield f"{title[: span.start()]}{roman.upper()}{title[span.end() :]}"


def _chain(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Yield the titles of "a Clerk, Typist or Stenographer" from where the first starts."""
    cursor = start
    while True:
        span = _title(doc, cursor, end)
        if span is None:
            return
        yield span
        after = _RANGE.match(doc.clean, span[1], end)
        reached = after.end() if after else span[1]
        more = _NEXT.match(doc.clean, reached, end) or _own(doc, reached, end)
        if more is None:
            return
        cursor = more.end()


def _own(doc: Document, start: int, end: int) -> re.Match[str] | None:
    """Return a comma behind which a further title stands, and not a part of the one before it.

    "Clerk, Typist" are two titles; "Clerk, Harbor District" and "Clerk, Senior" are one.
    """
    part = _PART.match(doc.clean, start, end)
    told = doc.clean[start : part.end()].lstrip(" ,") if part else ""
    return _COMMA.match(doc.clean, start, end) if is_title(told) and not is_graded(told) else None


def _title(doc: Document, start: int, end: int) -> Span | None:
    match = _ONE.match(doc.clean, start, end)
    if match is None or _NO_CLASS.match(doc.clean, start, end):
        return None
    last = match.end()
    if not _lists(doc, last, end):
        while (part := _PART.match(doc.clean, last, end)) and not _own(doc, last, end):
            last = part.end()
    last = start + len(doc.clean[start:last].rstrip(" .,"))
    if through := _THROUGH.match(doc.clean, last, end):
        last = through.end()
    if last - start < _SHORTEST_TITLE and not _NUMERAL.fullmatch(doc.clean, start, last):
        return None  # a letter, as in "Range B, C or D"
    if doc.clean[start:last].casefold() in _NO_TITLE:
        return None
    return (start, last) if _AFTER.match(doc.clean, last, end) else None


def _lists(doc: Document, start: int, end: int) -> bool:
    """Tell whether commas part the titles here: "A, B, or C", but not "a B, Parks, or a C"."""
    rest = re.match(
        r"(?P<between>(?:,\s+(?!or\b)[^,;.]{2,60})*),\s+or\s+(?P<article>an?\s)?(?=(?:the\s+)?[A-Z])",
        doc.clean[start:end],
    )
    between = _COMMA.split(rest["between"])[1:] if rest else []
    if rest is None or not all(is_title(told) or _NUMERAL.fullmatch(told) for told in between):
        return False
    return not (rest["article"] and rest["between"]) or bool(_ARTICLED.match(rest["between"]))
