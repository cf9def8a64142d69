"""What stands on a page of a PDF file: runs of characters on one line, with their places.

PDFium tells each character's box in points, from the page's lower left corner. No font is drawn, no
script run, no attachment or link opened.
"""

from __future__ import annotations

from ctypes import byref
from dataclasses import dataclass
from typing import Final

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

__all__ = ["Run", "runs"]

#: How wide a gap between characters is that parts runs, and one that parts words, in their height.
_RUN_GAP: Final = 0.7
_WORD_GAP: Final = 0.15
#: How far, in its height, a character may stand above or below the line that it belongs to.
_OFF_LINE: Final = 0.4
_BOLD: Final = 600
#: PDFium's sign for a hyphen at a line's end.
_HYPHEN: Final = "\x02"
_BREAKS: Final = frozenset("\r\n\x00")


@dataclass(slots=True)
class Run:
    """Characters beside each other, from ``left`` to ``right``, between ``bottom`` and ``top``.

    ``word`` is where the first word ends on the right.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool
    word: float

    @property
    def height(self) -> float:
        """How tall the line is, in points."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """How far above the page's lower edge the line stands, in points."""
        return (self.top + self.bottom) / 2


def runs(page: PdfTextPage) -> list[Run]:
    """Return the runs of a page, in the order in which the file draws them."""
    found: list[Run] = []
    box = pdfium.FS_RECTF()
    for index in range(page.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(page, index))
        if letter in _BREAKS:
            continue
        if letter.isspace():
            if found and not found[-1].text.endswith(" "):
                found[-1].text += " "
            continue
        pdfium.FPDFText_GetLooseCharBox(page, index, byref(box))
        _take(found, "-" if letter == _HYPHEN else letter, box, page, index)
    return [run for run in found if run.text.strip()]


def _take(
    found: list[Run], letter: str, box: pdfium.FS_RECTF, page: PdfTextPage, index: int
) -> None:
    """Add a character to the last run, or begin another with it."""
    last = found[-1] if found else None
    if last is None or not _goes_on(last, box):
        bold = pdfium.FPDFText_GetFontWeight(page, index) >= _BOLD
        found.append(Run(letter, box.left, box.right, box.bottom, box.top, bold, box.right))
        return
    apart = box.left - last.right > _WORD_GAP * last.height and not last.text.endswith(" ")
    last.text += f" {letter}" if apart else letter
    last.right = max(last.right, box.right)
    if " " not in last.text:
        last.word = last.right


def _goes_on(last: Run, box: pdfium.FS_RECTF) -> bool:
    height = max(last.height, box.top - box.bottom)
    beside: bool = -height < box.left - last.right < _RUN_GAP * height
    off: float = abs((box.top + box.bottom) / 2 - last.middle)
    return beside and off < _OFF_LINE * height
