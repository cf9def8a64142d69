"""Job classes that a text names: "performing the duties of a Clerk II", "at the level of X"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from loaders.lines import Document
from loaders.record import Printed, Span
from loaders.wording import phrases

__all__ = ["NamedClass", "named_classes"]

_WORD: Final = r"(?:(?!(?:AND|OR|EITHER)\b)[A-Z][\w'/&.-]*|[IVX]+\b)"
_SMALL: Final = r"(?:of|and|the|for|to|&)"
_TITLE: Final = (
    rf"{_WORD}(?:\s+(?:(?:{_SMALL}|(?:of|for|to)\s+the)\s+(?={_WORD}))?{_WORD})*"
    r"(?:\s+\((?!Range\b)[A-Z][^()]*\))?(?:\s+(?:[IVX]{1,4}|\d)\b)?"
)
#: Words that say of a class that one of its level counts as well.
_EQUIVALENT: Final = (
    r"\b(?:level|equivalent|comparable|not\s+less\s+than)\b[^.;]{0,70}?"
    r"\b(?:(?<!field\s)(?<!fields\s)(?<!area\s)(?<!areas\s)(?<!ciation\s)of|to|than|as)\s+(?:(?:that|the\s+duties)\s+of\s+)?(?:the\s+class\s+of\s+)?"
)
_NAMING: Final = (
    r"(?<!such )\bas(?=\s)\s*|\bduties\s+of\s+(?:a\s+class\s+of\s+)?"
    r"|\b(?:class(?:es|ification)?|position)\s+of\s+"
)
_ARTICLE: Final = r"(?:either\s+)?(?:(?:an?|the|one\s+of\s+the)\s+)?"
_OPENING: Final = re.compile(rf"(?:(?P<equivalent>{_EQUIVALENT})|{_NAMING}){_ARTICLE}(?=[A-Z])")
_ONE: Final = re.compile(_TITLE)
_PART: Final = re.compile(rf",\s+(?=(?!Range\b){_WORD})(?!(?:or|and)\b){_TITLE}")
_RANGE: Final = re.compile(r"[\s,]+\(?Range\s+[A-Z]\b\)?")
_NEXT: Final = re.compile(
    r"\s*(?:[,;]\s*(?:or|and/or)\s+|\s(?:or|and/or)\s+|;\s+"
    rf"|,\s+(?={_ARTICLE}{_TITLE}[^.]*?\bor\b)|(?<=\))\s+(?=an?\s+[A-Z]))(?:as\s+|of\s+)?{_ARTICLE}(?=[A-Z])"
)
#: What may follow a title. Another small word makes it an adjective: "an Associate level chemist".
_AFTER: Final = re.compile(
    r"\s*(?:[.,;:()\[\]A-Z\"']|$|\w+ing\b|an?\s+[A-Z]|"
    + phrases(
        *("and", "or", "at", "by", "for", "from", "in", "of", "on", "to", "under", "with"),
        *("within", "which", "who", "that", "where", "whose", "is", "are", "may", "including"),
        *("assigned", "responsible", "engaged", "employed", "or above", "or higher"),
    )
    + ")"
)
#: What goes before "as" where no class is held: a credential, an apprenticeship, a class to be.
_NOT_HELD: Final = re.compile(
    r"(?:(?:licen[sc]\w*|registr\w+|registered|certifi\w+|commission\w*|designat\w+)\s+(?:\w+\s+){0,3}"
    r"|\bto\s+practice\s+|\bapprentic\w+\s+"
    r"|(?<!permanent )(?<!competitive )(?<!class )(?<!probationary )\bstatus\s+"
    r"|\b(?:hire|appoint|employ)\s+(?:\w+\s+){0,3})$",
    re.IGNORECASE,
)
#: Capitalised words that name an employer, a place or a thing rather than a class.
_NO_CLASS: Final = re.compile(
    phrases(
        *("City of", "City and", "County of", "State of", "Department of", "Division of"),
        *("Board of", "Bureau of", "Commission of", "California", "United", "Federal", "English"),
        *("Requirement*", "Range", "Level", "Section", "Title", "University", "College"),
        *("Bachelor*", "Master*", "Associate of", "Class A", "Class B", "Class C", "GED"),
        *("Graduation", "Completion", "Possession"),
    )
)
_SHORTEST_TITLE: Final = 3
_NUMERAL: Final = re.compile(r"[IVX]{1,4}(?:\s+\([^()]*\))?")
_ARTICLED: Final = re.compile(r",\s+an?\s")
_AT_THAT_LEVEL: Final = re.compile(
    r"\s*,?\s*(?:or|and/or)\s+(?:in\s+)?(?:an?\s+|the\s+)?(?:other\s+)?"
    r"(?:(?:class|position|job|equivalent|comparable|higher)\b[^.;]{0,40}"
    r"\b(?:level|equivalent|comparable|higher)\b|equivalent\b(?!\s+combination))"
)


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
        if opening.start() < reached or _NOT_HELD.search(doc.clean, start, opening.start()):
            continue
        spans = list(_chain(doc, opening.end(), end))
        if not spans:
            continue
        reached = spans[-1][1]
        level = _AT_THAT_LEVEL.match(doc.clean, reached, end)
        equivalent = opening["equivalent"] is not None or level is not None
        for title in _whole_titles(doc, spans):
            found.setdefault(title.value.casefold(), NamedClass(title, equivalent))
    return tuple(found.values())


def _whole_titles(doc: Document, spans: Iterable[Span]) -> Iterator[Printed]:
    """Yield the titles of some spans; in "Clerk II or III" the second is Clerk III."""
    before = ""
    for span in spans:
        title = doc.printed(*span, rule="promotion-named")
        if _NUMERAL.fullmatch(title.value):
            stem, numeral = before.rpartition(" ")[::2]
            if not _NUMERAL.fullmatch(numeral):
                continue
            title = replace(title, value=f"{stem} {title.value}")
        before = title.value
        yield title


def _chain(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Yield the titles of "a Clerk, Typist or Stenographer" from where the first starts."""
    cursor = start
    while True:
        span = _title(doc, cursor, end)
        if span is None:
            return
        yield span
        after = _RANGE.match(doc.clean, span[1], end)
        more = _NEXT.match(doc.clean, after.end() if after else span[1], end)
        if more is None:
            return
        cursor = more.end()


def _title(doc: Document, start: int, end: int) -> Span | None:
    match = _ONE.match(doc.clean, start, end)
    if match is None or _NO_CLASS.match(doc.clean, start, end):
        return None
    last = match.end()
    if not _lists(doc, last, end):
        while (part := _PART.match(doc.clean, last, end)) is not None:
            last = part.end()
    last = start + len(doc.clean[start:last].rstrip(" .,"))
    if last - start < _SHORTEST_TITLE and not _NUMERAL.fullmatch(doc.clean, start, last):
        return None  # a letter, as in "Range B, C or D"
    return (start, last) if _AFTER.match(doc.clean, last, end) else None


def _lists(doc: Document, start: int, end: int) -> bool:
    """Tell whether commas part the titles here: "A, B, or C", but not "a B, Parks, or a C"."""
    rest = re.match(
        r"(?P<between>(?:,\s+(?!or\b)[^,;.]{2,60})*),\s+or\s+(?P<article>an?\s)?(?=(?:the\s+)?[A-Z])",
        doc.clean[start:end],
    )
    if rest is None:
        return False
    return not (rest["article"] and rest["between"]) or bool(_ARTICLED.match(rest["between"]))
