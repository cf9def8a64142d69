"""Page furniture: running headers and footers that interrupt the text of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from loaders import lexicon
from loaders.lines import Line
from loaders.record import Printed

__all__ = ["is_repeated", "page_furniture"]

_PAGE: Final = re.compile(
    r"(?:page|pg\.?)\s*\d+(?:\s*(?:of|/)\s*\d+)?\.?|.{0,60}\bcont(?:inued|'?d)?\.?\)?",
    re.IGNORECASE,
)
#: The number of a later page in a column beside other words; the first page may tell more.
_RUNNING: Final = re.compile(
    r".{3,90}?(?:\s{3,}|\t)page\s*(?:[2-9]|\d\d)(?:\s*(?:of|/)\s*\d+)?\.?"
    r"|page\s*(?:[2-9]|\d\d)(?:\s*(?:of|/)\s*\d+)?(?:\s{3,}|\t).{3,90}",
    re.IGNORECASE,
)
#: The same at the foot of the first page of several, with no figure that tells something.
_FIRST_FOOT: Final = re.compile(
    r"\D{3,90}?(?:\s{3,}|\t)page\s*1\s*(?:of|/)\s*(?:[2-9]|\d\d)\.?", re.IGNORECASE
)
#: How many lines go before what is the foot of a page and no head.
_PAGE_LINES: Final = 10
_NUMBER: Final = re.compile(r"-?\s*\d{1,3}\s*-?")
#: Characters that the line of a page break may have.
_LONGEST: Final = 80
#: How many lines it is remembered of whether they part pages; most come in many documents.
_KEPT: Final = 20_000
_DIGITS: Final = re.compile(r"\d+")
#: How alike a line must be to the title to be the title again, misspelt.
_ALIKE: Final = 0.9
#: How many lines beside a page number may belong to the same header or footer.
_REACH: Final = 2
#: How many classes the table at the head of a page may have.
_MOST_ROWS: Final = 12
#: A line in columns, the last a code.
_ROW: Final = re.compile(r"[^\W\d](?:\s{3,}|\t).*\d[\w.-]*$")
_LEVELLED: Final = re.compile(r"\s(?:[IVX]{1,4}|\d)$")
_TITLES: Final = ("title", "title-weak")


def page_furniture(
    lines: Sequence[Line], title: Printed | None, *, of_one_class: bool = True
) -> tuple[Line, ...]:
    """Return the lines that a page break brought in, and later repetitions of the title.

    :param title: the title as printed, whose own line is none of them
    :param of_one_class: where not, titles are repeated as subheadings, and only beside the number
        of a page are they furniture
    """
    pages = {
        number
        for number, line in enumerate(lines)
        if _is_page(line.text) or (number >= _PAGE_LINES and _is_first_foot(line.text))
    }
    beside = {
        near for page in pages for near in _beside(lines, page, title, of_one_class=of_one_class)
    }
    beside |= {near for page in pages for near in _rows_again(lines, page)}
    beside |= _running(lines, sorted(pages), of_one_class=of_one_class)
    alone = title if of_one_class else None
    again = {number for number, line in enumerate(lines) if alone and _repeats_alone(line, alone)}
    return tuple(lines[number] for number in sorted(pages | beside | again))


def is_repeated(text: str, title: str) -> bool:
    """Tell whether a text is the title again, even if misspelt."""
    left, right = text.casefold(), title.casefold()
    if left == right:
        return True
    # What lengths alone settle, which is most, need not be compared.
    if 2 * min(len(left), len(right)) < _ALIKE * (len(left) + len(right)):
        return False
    compared = SequenceMatcher(None, left, right)
    return compared.quick_ratio() >= _ALIKE and compared.ratio() >= _ALIKE


@lru_cache(maxsize=_KEPT)
def _is_page(text: str) -> bool:
    if len(text) <= _LONGEST and _PAGE.fullmatch(text) is not None:
        return True
    return "page" in text.casefold() and _RUNNING.fullmatch(text) is not None


def _is_first_foot(text: str) -> bool:
    return "page" in text.casefold() and _FIRST_FOOT.fullmatch(text) is not None


def _beside(
    lines: Sequence[Line], page: int, title: Printed | None, *, of_one_class: bool
) -> set[int]:
    found = set()
    for step in (-1, 1):
        for number in range(page + step, page + step * (_REACH + 2), step):
            if not 0 <= number < len(lines) or not _is_header(lines[number], title):
                break
            # Another level of a series begins its page with its own title.
            if (
                not of_one_class
                and _LEVELLED.search(lines[number].text)
                and not _is_same(lines[number], title)
            ):
                break
            found.add(number)
    return found


def _rows_again(lines: Sequence[Line], page: int) -> set[int]:
    """Return the rows beside a page's number that an earlier table of the document has.

    A page may open, or end, with the titles, codes and grades of the series.
    """
    printed = {line.text for line in lines[: max(0, page - _MOST_ROWS)]}
    found = set()
    for step in (-1, 1):
        for number in range(page + step, page + step * (_MOST_ROWS + 1), step):
            if not 0 <= number < len(lines) or not _is_row(lines[number].text):
                break
            if lines[number].text not in printed:
                break
            found.add(number)
    return found


def _is_row(text: str) -> bool:
    return _ROW.search(text) is not None


def _running(lines: Sequence[Line], pages: Iterable[int], *, of_one_class: bool) -> set[int]:
    """Return the lines that stand beside a page's number as they did beside an earlier one.

    What is printed first stays: it may be the only place that tells it. Where each class begins a
    page, its labelled title and what follows are no furniture.
    """
    met: set[tuple[int, str]] = set()
    found = set()
    for page in pages:
        for step in (-1, 1):
            for place in range(step, step * (_REACH + 2), step):
                if not 0 <= page + place < len(lines):
                    break
                text = lines[page + place].text
                if not of_one_class and _labels_title(text):
                    break
                mark = (place, _DIGITS.sub("#", text))
                found |= {page + place} if mark in met else set()
                met.add(mark)
    return found


def _labels_title(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return bool(colon) and lexicon.field_label(label) in _TITLES


def _is_header(line: Line, title: Printed | None) -> bool:
    if _NUMBER.fullmatch(line.text):
        return True
    return title is not None and line.start > title.end and is_repeated(line.text, title.value)


def _is_same(line: Line, title: Printed | None) -> bool:
    return title is not None and line.text.casefold() == title.value.casefold()


def _repeats_alone(line: Line, title: Printed) -> bool:
    if not line.after_gap or line.start <= title.end:
        return False
    again = line.text.removeprefix(f"{title.value} ")
    with_heading = again != line.text and lexicon.heading(again) is not None
    return with_heading or is_repeated(line.text, title.value)
