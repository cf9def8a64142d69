"""Forms whose labels run together on one line, with their values on the line below.

Only values that have a shape of their own, such as codes and dates, can be told apart there:
"CODE NO. DATE ADOPTED: APPROVED BY:" above "110 February 2016 General Manager".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from loaders import lexicon
from loaders.columns import cells
from loaders.fields import SHAPES, Field
from loaders.lines import Line

__all__ = ["form_fields"]

_FEWEST: Final = 2


def form_fields(lines: Sequence[Line]) -> list[Field]:
    """Return the fields of two lines of a form, or none where the first is not all labels.

    :param lines: the lines from that of the labels on
    """
    names = _labels(lines[0].text)
    if len(names) < _FEWEST or len(lines) < _FEWEST:
        return []
    line, cursor, found = lines[1], 0, [Field("unused", (lines[0].start, lines[0].end), None)]
    below = cells(line)
    is_table = len(below) == len(cells(lines[0])) == len(names)
    for number, name in enumerate(names):
        shape = SHAPES.get(name)
        stop = below[number].end - line.start if is_table else len(line.text)
        match = re.compile(rf"(?<!\w){shape}", re.IGNORECASE).search(line.text, cursor, stop)
        if shape is None or match is None:
            continue
        span = line.start + match.start(), line.start + match.end()
        found.append(Field(name, (span[0], span[0]), span))
        cursor = match.end()
    return found if len(found) > 1 else []


def _labels(text: str) -> list[str]:
    """Return the fields of a line that holds labels and nothing else, in the order printed."""
    names, cursor = [], 0
    for match in lexicon.labels_in(text):
        name = lexicon.field_label(match["label"])
        if name is None or text[cursor : match.start()].strip() or match["label"][0].islower():
            return []
        names.append(name)
        cursor = match.end()
    return [] if text[cursor:].strip() else names
