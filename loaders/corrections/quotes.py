"""Words that a person quotes, found again in a document and among what was read of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from loaders.coverage import overlap
from loaders.lines import Document, collapsed, document
from loaders.record import Printed, Span, Statement

__all__ = ["Quoted"]

#: From which share of overlap on two passages are one, as in the measurement of accuracy.
_ALIKE: Final = 0.8


@dataclass(frozen=True)
class Quoted:
    """Quoted words and the document that prints them.

    Case, white space and typographic signs do not count. A passage is meant where it has these
    words, or nearly the place of them: where a later version cuts it a little otherwise, the
    correction still holds.
    """

    doc: Document
    words: str

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where the words are printed, in order."""
        pattern = r"\s+".join(map(re.escape, _plain(self.words).split()))
        found = re.finditer(pattern, self.doc.clean, re.IGNORECASE)
        return tuple(match.span() for match in found)

    def means(self, passage: Statement | Printed) -> bool:
        """Tell whether a passage is the one that is quoted."""
        words = passage.text if isinstance(passage, Statement) else passage.value
        if _plain(words).casefold() == _plain(self.words).casefold():
            return True
        place = (passage.start, passage.end)
        return any(overlap(place, span) >= _ALIKE for span in self.spans)


def _plain(words: str) -> str:
    return collapsed(document(words).clean)
