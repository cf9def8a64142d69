"""Which section of a document a passage stands in, by the headings that the parser understood."""

from __future__ import annotations

from bisect import bisect_right

from graph import schemes
from graph.schemes import Concept
from loaders import lexicon
from loaders.record import Record

__all__ = ["Places"]


class Places:
    """The headings of a document, in the order printed.

    The title of a class that opens its part of a section is no heading: the section goes on.
    """

    def __init__(self, record: Record) -> None:
        titles = {_plain(job_class.title.value) for job_class in record.classes}
        headings = [
            passage
            for passage in record.understood
            if passage.kind == "heading" and _plain(passage.text) not in titles
        ]
        self._ends = [heading.end for heading in headings]
        self._sections = [_section(heading.text) for heading in headings]

    def section(self, start: int) -> Concept | None:
        """Return the section in which a passage stands, as a concept of the scheme ``section``.

        ``None`` where no heading stands before it, or one that the lexicon does not know.

        :param start: where the passage starts, in code points
        """
        place = bisect_right(self._ends, start)
        return self._sections[place - 1] if place else None


def _section(heading: str) -> Concept | None:
    entry = lexicon.heading(heading)
    if entry is None or entry.scheme != "section":
        return None
    return schemes.concept("section", entry.name)


def _plain(title: str) -> str:
    return " ".join(title.casefold().rstrip(" :.").split())
