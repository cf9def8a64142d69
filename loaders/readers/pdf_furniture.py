"""Running headers and footers of PDF pages: what stands at the edges of several pages.

Such a header is kept where it is printed first, a footer where it is printed last, so that nothing
is lost but repetitions, and no paragraph is interrupted that goes on overleaf.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, groupby, takewhile
from typing import Final

from loaders.readers.pdf_lines import Line

__all__ = ["without_furniture"]

#: How many lines at an edge of a page may be furniture.
_REACH: Final = 4
#: How far, in points, its place may differ from page to page.
_SHIFT: Final = 4.0
_DIGITS: Final = re.compile(r"\d+")
_PAGE: Final = re.compile(
    r"(?:page|pg\.?)?\s*-?\s*\d{1,3}(?:\s*(?:of|/)\s*\d+)?\s*-?", re.IGNORECASE
)


def without_furniture(columns: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of columns, with each running header or footer once.

    :param columns: the lines of each column, in the order of reading; none is empty
    """
    pages = [list(page) for _, page in groupby(chain(*columns), key=lambda line: line.page)]
    heads = _running(sorted(page, key=lambda line: -line.top)[:_REACH] for page in pages)
    feet = _running(sorted(page, key=lambda line: line.top)[:_REACH] for page in pages)
    first = {id(lines[0]) for lines in heads}
    last = sorted((lines[-1] for lines in feet), key=lambda line: -line.top)
    dropped = {id(line) for lines in (*heads, *feet) for line in lines} - first
    kept = [
        [replace(line, running=id(line) in first) for line in column if id(line) not in dropped]
        for column in columns
    ]
    kept.append([replace(line, running=True) for line in last])
    return [column for column in kept if column]


def _running(edges: Iterable[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines at an edge that several pages have in common, from the edge inward."""
    alike: dict[str, list[Line]] = defaultdict(list)
    pages = [list(edge) for edge in edges]
    for edge in pages:
        for line in edge:
            alike[_DIGITS.sub("#", line.text)].append(line)
    repeated = {text for text, lines in alike.items() if _is_running(lines)}
    running: dict[str, list[Line]] = defaultdict(list)
    for edge in pages:
        for line in takewhile(lambda line: _DIGITS.sub("#", line.text) in repeated, edge):
            running[_DIGITS.sub("#", line.text)].append(line)
    return list(running.values())


def _is_running(lines: Sequence[Line]) -> bool:
    if len({line.page for line in lines}) > 1:
        return max(line.top for line in lines) - min(line.top for line in lines) < _SHIFT
    return _PAGE.fullmatch(lines[0].text.strip()) is not None
