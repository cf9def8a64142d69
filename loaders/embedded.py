"""Labels of competencies in running text, where qualifications go on to what one must know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from loaders import lexicon
from loaders.leads import opens_list
from loaders.lines import Line
from loaders.record import Span

__all__ = ["cut", "embedded"]

_LABEL: Final = re.compile(r"(?<=[.)])\s+(?:and\s+)?(?=(?P<label>[A-Z][^:.;()]{2,60}:)\s)")
_COMPETENCIES: Final = frozenset({"competencies", "knowledge", "skills", "abilities", "personal"})


def embedded(line: Line) -> list[Span]:
    """Return where labels of competencies part a line: the span of what joins the parts."""
    return [match.span() for match in _LABEL.finditer(line.text) if _is_competency(match["label"])]


def cut(line: Line, cuts: Sequence[Span]) -> Iterator[Line]:
    """Yield the parts of a line between some cuts, counted in its text."""
    if not cuts:
        yield line
        return
    cursor = 0
    for start, end in (*cuts, (len(line.text), len(line.text))):
        text = line.text[cursor:start]
        gap = line.after_gap and cursor == 0
        yield replace(
            line, start=line.start + cursor, end=line.start + start, text=text, after_gap=gap
        )
        cursor = end


def _is_competency(label: str) -> bool:
    entry = lexicon.heading(label)
    named = entry is not None and entry.scheme == "section" and entry.name in _COMPETENCIES
    return named or opens_list(label)
