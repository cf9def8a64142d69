"""Employers as the addresses of this folder name them, with what was found of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from graph.findings.model import Finding
from graph.iris import slug
from graph.statistics import Figure

__all__ = ["UNNAMED", "Employer", "employers", "near_employers"]

#: Stands in addresses for all whom no document names; no name of an employer becomes this.
UNNAMED: Final = "-"
#: How many addresses are offered for one that leads nowhere, and how alike they are, 0 to 1.
_MOST_OFFERED: Final = 5
_LEAST_ALIKE: Final = 0.4


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer with its figures and what was found; ``None`` for all whom no document names."""

    name: str | None
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def key(self) -> str:
        """What stands for it in an address."""
        return UNNAMED if self.name is None else slug(self.name)


def employers(
    figures: Mapping[str | None, tuple[Figure, ...]], findings: Iterable[Finding] = ()
) -> tuple[Employer, ...]:
    """Return all employers by name, those whom no document names last."""
    found: dict[str | None, list[Finding]] = defaultdict(list)
    for one in findings:
        found[one.employer].append(one)
    return tuple(
        Employer(name, figures.get(name, ()), tuple(found[name]))
        for name in sorted(
            {*figures, *found}, key=lambda one: (one is None, (one or "").casefold())
        )
    )


def near_employers(known: Iterable[Employer], key: str) -> tuple[Employer, ...]:
    """Return the employers whose addresses are most like a wrong one."""
    by_key = {one.key: one for one in known}
    near = get_close_matches(key, by_key, n=_MOST_OFFERED, cutoff=_LEAST_ALIKE)
    return tuple(by_key[one] for one in near)
