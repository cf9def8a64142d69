"""A finding: something that is wrong, or worth knowing, with what it is about and the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from graph.findings.kinds import Severity, kind
from graph.iris import digest
from graph.model import ClassName, Quote

__all__ = ["Finding"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found.

    ``kind`` names a kind, ``about`` holds the IRIs of what it is about, the first the most, and
    ``sentence`` says it. ``quotes`` are the passages that it rests on; a finding that something is
    missing quotes the title of the class that lacks it. ``classes`` are those of ``about`` that are
    classes, lowest first.
    """

    kind: str
    about: tuple[str, ...]
    sentence: str
    quotes: tuple[Quote, ...] = ()
    classes: tuple[ClassName, ...] = ()
    employer: str | None = None

    @property
    def identifier(self) -> str:
        """What names the finding, also after documents are loaded again: its kind and a digest.

        >>> Finding("cycle", ("b", "a"), "").identifier == Finding(
        ...     "cycle", ("a", "b"), "?"
        ... ).identifier
        True
        """
        return f"{self.kind}-{digest(' '.join(sorted(self.about)))}"

    @property
    def severity(self) -> Severity:
        """How much findings of its kind weigh."""
        return kind(self.kind).severity

    @property
    def advice(self) -> str:
        """What to do about findings of its kind, in a sentence."""
        return kind(self.kind).advice
