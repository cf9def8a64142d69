"""Which findings are wanted, by kind, severity and employer."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from graph.findings.kinds import Severity, severities
from graph.findings.model import Finding

__all__ = ["Wanted"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are wanted; without kinds those of all kinds, without an agency of all.

    ``severity`` is the least that they weigh.
    """

    kinds: Container[str] | None = None
    severity: Severity = "note"
    agency: str | None = None

    def holds(self, found: Finding) -> bool:
        """Tell whether a finding is wanted.

        >>> Wanted(severity="warning").holds(Finding("entry", ("a",), "It is an entry."))
        False
        """
        order = severities()
        return (
            (self.kinds is None or found.kind in self.kinds)
            and order.index(found.severity) >= order.index(self.severity)
            and self.agency in {None, found.employer}
        )
