"""Prose taken apart: lines into items, items into sentences, sentences into clauses.

An item is what stands together: a numbered or bulleted point with its wrapped lines, a paragraph,
or a line of a list without marks. Lines are joined where the text was wrapped by hand, over a page
break too; all spans are offsets into the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from loaders import leads
from loaders.line_shapes import is_capital_sentence, is_title_case
from loaders.lines import FULL, Document, Line
from loaders.numbers import NUMBER, ORDINAL
from loaders.record import Span
from loaders.wording import Guarded, has_more_words

__all__ = [
    "SHARE",
    "Item",
    "clauses",
    "items",
    "label_end",
    "marker",
    "sentences",
    "stripped",
    "without_remarks",
]

_MARKER: Final = re.compile(
    r"(?P<bullet>(?:[•●▪■◦○·*►▶✓✔➢»❖□☐◘‣\u2043∙⦁◆\ue000-\uf8ff]|[-+o>§üØ](?=\s))\s*)?"
    r"(?P<mark>\((?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\)|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})[.)]\)?(?=\s|[A-Z]|$)"
    r"|\d{1,2}(?:\.\d{1,2})+\.?(?=\s))?\s*"
    r"(?P<figures>(?:\d{1,2}\s*\||\(?\d{1,3}\s?%\)?(?:\s*[-:|])?)(?=\s))?\s*"
)
_OPEN: Final = re.compile(
    r"(?:,|-|/|\b(?:and|or|the|of|to|a|an|in|for|with|by|as|from|their|its))$"
)
#: The end of a line that goes on below even with a capital; "…; and" ends a point instead.
_RUNS_ON: Final = re.compile(
    r"(?<![;,.:])\s(?:and|or|the|of|to|a|an|in|for|with|by|as|from|their)$"
)
#: A number in words at the end of a line, and in figures at the start of the next.
_IN_WORDS: Final = re.compile(rf"(?:{NUMBER}|\b{ORDINAL})$", re.IGNORECASE)
_IN_FIGURES: Final = re.compile(r"\(\d{1,3}(?:st|nd|rd|th)?\)\s+[a-z]")
#: A word whose letter or number follows, even behind a page break: "Clerk I, Range / B."
_AWAITS: Final = re.compile(
    r"\b(?:Ranges?|Rules?|Sections?|Class|Titles?|Levels?|Articles?|Chapters?|Grades?)$"
)
_AWAITED: Final = re.compile(r"(?:[A-Z]|[IVX]{1,4}|\d{1,4})[\s.)]*")
_CLOSED: Final = re.compile(r"[.;:!?][\"')\]]*$")
_LABEL: Final = re.compile(r"(?P<label>[A-Z][^:;.()]{1,70}(?:\([^()]*\))?):\s+(?=\S)")
_BOUNDARY: Final = re.compile(
    r"[.!?][\"')\]]*(?=\s+(?:[\"'(\[]?[A-Z0-9]|(?:and|or)\s*(?:[A-Z]|$)))", re.MULTILINE
)
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:No|Nos|St|Dr|Mr|Mrs|Ms|Inc|Co|Corp|Jr|Sr|vs|approx|Sec|Dept|Calif|Ave|Blvd|Ft|Mt|Rm)"
    r"|e\.g|i\.e|(?<!\w)[A-Z](?:\.[A-Z])*)\.$"
)
#: "Range C." and "Examiner I." do end a sentence.
_NO_INITIAL: Final = re.compile(
    r"(?:\b(?:Range|Class|Grade|Level|Type|Group|Step)\s+[A-Z]"
    r"|(?:er|or|ist|ant|ent|ian|yst|erk|ide|man|ef)\s+[IVX])\.$",
    re.IGNORECASE,
)
_LEADING: Final = re.compile(
    r"(?:[\s,;]|(?:and/or|and|or)\b(?!\s*:)|\((?:\d{1,2}|[a-z])\))+", re.IGNORECASE
)
_TRAILING: Final = re.compile(r"(?<=[;,\s])(?:and/or|and|or)\Z", re.IGNORECASE)
_JOINTS: Final = ("and", "or")
_LONGEST_JOINT: Final = len(", and/or")
_REMARK: Final = re.compile(r"\([A-Za-z][^()]*(?:\([^()]*\)[^()]*)*\)|\[[A-Z][^\[\]]*\]")
_SENTENCE_VERB: Final = re.compile(r"\b(?:may|must|will|shall|is|are|has|have|applied|can)\b")
_SUBSTITUTES: Final = re.compile(r"\bsubstitut", re.IGNORECASE)
#: How many results are kept: what tells one field of a passage takes apart what told another.
_KEPT: Final = 1_000
#: How many lines' marks are kept: a line is asked for it again and again.
_KEPT_LINES: Final = 5_000
_FEWEST_WORDS: Final = 7
_LONGEST_LABEL: Final = 9
_LONGEST_ENDING: Final = 20
_LONGEST_PROFICIENCY: Final = 30
#: A share of time behind a duty or an area of work.
SHARE: Final = Guarded(
    r"(?:[\s|:-]*[(\[]?\s*\b\d{1,3}\s?%(?:\s+of\s+(?:the\s+)?time)?[)\]]?[\s.|:]*)$", "%"
)
#: An area of work with its weight in a column behind it.
_WEIGHED: Final = re.compile(r"[A-Z][^.;:]*?(?:\s{3,}|\t)\s*\d{1,3}")
#: The heads of the columns of areas of work and their shares.
_SHARES: Final = re.compile(r"(?:%|percent(?:age)?)\s*(?:of\s+)?time\b[^.;:]{0,60}", re.IGNORECASE)
#: The number of a row or a share of time before a duty.
FIGURES: Final = re.compile(r"(?:\d{1,2}\s*\|\s*|\(?\d{1,3}\s?%\)?(?:\s*[-:|])?\s+)+")
_CLAUSE_MARK: Final = re.compile(r"[;()\[\]]")


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list or a paragraph.

    ``marker`` is its number or bullet as printed, and not in the span; ``indent`` counts columns;
    ``is_label`` tells a line that only names the points below it.
    """

    start: int
    end: int
    marker: str | None
    indent: int
    is_label: bool = False


def items(doc: Document, lines: Sequence[Line]) -> tuple[Item, ...]:
    """Return the items that some lines form, in the order printed."""
    return _items(doc, tuple(lines))


@lru_cache(maxsize=_KEPT)
def _items(doc: Document, lines: tuple[Line, ...]) -> tuple[Item, ...]:
    grouped: list[list[Line]] = []
    for line in lines:
        if grouped and _continues(doc, grouped[-1], line):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    found = [item for group in grouped if (item := _item(group)).start < item.end]
    return tuple(
        replace(item, is_label=True) if _is_label(doc, item, found[number + 1 :]) else item
        for number, item in enumerate(found)
    )


@lru_cache(maxsize=_KEPT)
def sentences(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return the sentences of a span, with their full stops."""
    return tuple(_sentences(doc, start, end))


def _sentences(doc: Document, start: int, end: int) -> Iterator[Span]:
    cursor = start
    for match in _BOUNDARY.finditer(doc.clean, start, end):
        before = doc.clean[max(start, match.start() - 30) : match.start() + 1]
        if _ABBREVIATION.search(before) and not _NO_INITIAL.search(before):
            continue
        yield doc.trim(cursor, match.end())
        cursor = match.end()
    yield from _some(doc, cursor, end)


def clauses(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of a span between its semicolons, those in brackets not counted."""
    if doc.clean.find(";", start, end) < 0:
        yield from _some(doc, start, end)
        return
    depth, cursor = 0, start
    for match in _CLAUSE_MARK.finditer(doc.clean, start, end):
        letter = match[0]
        depth = max(0, depth + (letter in "([") - (letter in ")]"))
        if letter == ";" and depth == 0:
            yield from _some(doc, cursor, match.start())
            cursor = match.end()
    yield from _some(doc, cursor, end)


def stripped(doc: Document, start: int, end: int) -> Span:
    """Return a span without the "and" before it and the punctuation behind it."""
    leading = _LEADING.match(doc.clean, start, end)
    start = leading.end() if leading else start
    end = start + len(_without_joints(doc.clean[start:end]))
    return (start, end)


def _without_joints(text: str) -> str:
    """Return a text without the signs and the words at its end that join it to another."""
    # Hardly any ends with such a word, which its last letters tell faster than the pattern.
    while (bare := _without_signs(text)).lower().endswith(_JOINTS):
        match = _TRAILING.search(bare, max(0, len(bare) - _LONGEST_JOINT))
        if match is None:
            break
        text = bare[: match.start()]
    return bare


def _without_signs(text: str) -> str:
    while text != (bare := text.rstrip().rstrip(",;:.")):
        text = bare
    return text


def without_remarks(doc: Document, lines: Sequence[Line]) -> Document:
    """Return the document with the whole sentences in brackets blanked that some lines hold.

    A full stop stays in the place of each, since the sentence around it ends there.
    """
    clean = doc.clean
    first, last = (lines[0].start, lines[-1].end) if lines else (0, 0)
    for match in _REMARK.finditer(doc.clean, first, last):
        if _is_sentence(match[0]):
            clean = clean[: match.start()] + ".".ljust(len(match[0])) + clean[match.end() :]
    return replace(doc, clean=clean) if clean != doc.clean else doc


def _is_sentence(bracket: str) -> bool:
    if _SUBSTITUTES.search(bracket):
        return True
    enough = _FEWEST_WORDS if bracket[1].isupper() else 2 * _FEWEST_WORDS
    return len(bracket.split()) >= enough and _SENTENCE_VERB.search(bracket) is not None


def label_end(doc: Document, start: int, end: int) -> int:
    """Return where a label in title case ends that opens a span ("Data Use: …"), or its start."""
    match = _LABEL.match(doc.clean, start, end)
    if match is None or len(match["label"].split()) > _LONGEST_LABEL:
        return start
    return match.end() if is_title_case(match["label"]) else start


def _some(doc: Document, start: int, end: int) -> Iterator[Span]:
    span = doc.trim(start, end)
    if span[0] < span[1]:
        yield span


def marker(text: str) -> str:
    """Return the bullet or number that a line begins with, and the blanks behind it."""
    return _marked(text)[0]


@lru_cache(maxsize=_KEPT_LINES)
def _marked(text: str) -> tuple[str, int]:
    """Return the mark that a line begins with, and where behind it what is said begins."""
    match = _MARKER.match(text)
    mark = match[0] if match else ""
    # Figures before a point are a mark, but they say something.
    return mark, match.start("figures") if match and match["figures"] else len(mark)


def _item(group: Sequence[Line]) -> Item:
    first = group[0]
    mark, before = _marked(first.text)
    start = min(first.start + before, first.end)
    if start == first.end and len(group) > 1:
        start = group[1].start
    return Item(start, group[-1].end, mark.strip() or None, first.indent)


def _is_label(doc: Document, item: Item, following: Sequence[Item]) -> bool:
    text = doc.clean[item.start : item.end]
    if not following or "\n" in text or has_more_words(text, _LONGEST_LABEL):
        return False
    if item.marker is not None:
        return _is_area(text, item.marker, following[0])
    if (
        text.endswith(":")
        or SHARE.search(text)
        or _WEIGHED.fullmatch(text)
        or _SHARES.fullmatch(text)
    ):
        return True
    above = following[0].marker is not None and following[0].indent > item.indent
    return above and not _CLOSED.search(text) and is_title_case(text)


def _is_area(text: str, mark: str, below: Item) -> bool:
    """Tell whether a numbered point only names an area of work: "A. Surveys (50%)"."""
    if (
        _CLOSED.search(text)
        or mark.strip()[-1:] not in (*".)%",)
        or _shape(mark) == _shape(below.marker)
    ):
        return False
    parts = (below.marker or "").strip().startswith(f"{mark.strip(' .)')}.")  # "3." above "3.1"
    return parts or SHARE.search(text) is not None or is_title_case(text)


def _shape(mark: str | None) -> str | None:
    """Return what the marks of one list have in common."""
    if mark is None:
        return None
    return re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "1", mark))


def _is_parted(group: Sequence[Line], line: Line) -> bool:
    """Tell whether a line's end parts what cannot stand alone, whatever the next one opens with."""
    first, last = group[0].text, group[-1].text
    is_mark = len(group) == 1 and len(marker(first)) == len(first)
    in_figures = _IN_FIGURES.match(line.text) and _IN_WORDS.search(last)
    awaited = _AWAITED.fullmatch(line.text) and _AWAITS.search(last)
    in_capitals = not line.after_gap and is_capital_sentence(last, line.text)
    return bool(is_mark or in_figures or awaited or in_capitals)


def _continues(doc: Document, group: Sequence[Line], line: Line) -> bool:
    last = group[-1]
    if _is_parted(group, line):
        return True
    if marker(line.text) or _opens_with_lead(last.text, line.text):
        return False
    begins_small = line.text[0].islower() or line.text[0] in "),"
    marked = bool(marker(group[0].text))
    if marked and line.indent < group[0].indent and not begins_small:
        return False
    if line.after_gap:
        page_break = any(last.end < a < line.start for a, _ in doc.furniture)
        is_open = _ends(_OPEN, last) or (page_break and not _ends(_CLOSED, last))
        runs_on = page_break and _ends(_RUNS_ON, last)
        return runs_on or (is_open and begins_small)
    if _ends(_RUNS_ON, last) or (begins_small and not _ends(_CLOSED, last)):
        return True
    if line.indent > group[0].indent and (begins_small or (marked and not _names(group))):
        return True
    if doc.width is None:
        return False
    hangs = any(before.indent > group[0].indent for before in group)
    is_base = line.indent == group[0].indent and not begins_small
    if is_base and (last.text.endswith(";") or (hangs and not marked)):
        return False
    first_word = line.text.split(maxsplit=1)[0]
    if last.indent + len(last.text) + 1 + len(first_word) > FULL * doc.width:
        return True
    # A heading may stand before the text on its line.
    column = last.end - doc.clean.rfind("\n", 0, last.end)
    is_next = not doc.clean[last.end : line.start].strip()
    return is_next and column + len(first_word) > FULL * doc.width


def _ends(pattern: re.Pattern[str], line: Line) -> bool:
    """Tell whether a line ends so; a search of the whole takes long where it ends otherwise."""
    return pattern.search(line.text, max(0, len(line.text) - _LONGEST_ENDING)) is not None


def _names(group: Sequence[Line]) -> bool:
    """Tell whether a marked line only names an area of work, so that what is below is its own."""
    text = group[0].text[len(marker(group[0].text)) :]
    return len(group) == 1 and _CLOSED.search(text) is None and is_title_case(text)


def _opens_with_lead(before: str, text: str) -> bool:
    """Tell whether a line opens with lead words, not with the end of some ("good / knowledge of").

    :param before: the line above it
    """
    if leads.find(text, 0, len(text)) is None:
        return False
    tail = before[-_LONGEST_PROFICIENCY:]
    joined = f"{tail} {text}"
    return not any(
        lead.span[0] < len(tail) < lead.span[1] for lead in leads.leads(joined, 0, len(joined))
    )
