"""Titles with a specialty in brackets, of which several classes share one part or the other.

"Chemist I (Air)", "Chemist I (Soil)" and "Chemist II (Air)" share the stem "Chemist I" and the
specialty "Air". A specification prints either alone as the subheading of what holds for all that
have it, a stem perhaps with what stands for its specialties: "Chemist I (Various Specialties)".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

__all__ = ["GAP", "letters", "shared_parts", "without_grouping"]

_PARTS: Final = re.compile(r"(?P<stem>[^()]*[^()\s])\s*\((?P<specialty>[^()]+)\)")
#: What stands for the specialties of a stem: "(Various Classes)", "(15 classes)".
_GROUPING: Final = re.compile(
    r"\s*\((?:various|all|any|\d{1,2})\b[^()]*\)$|\s*\([^()]*\b(?:specialt\w+|classe?s?)\)$"
)
#: What stands for the part that titles do not share.
GAP: Final = re.compile(r"\s*(?:(?:\.\s?){3,}|\u2026|_{3,})\s*")
_SIGNS: Final = re.compile(r"\W")
_FEWEST: Final = 2


def shared_parts(
    titles: Sequence[str],
) -> tuple[Mapping[str, frozenset[int]], Mapping[str, frozenset[int]]]:
    """Return the stems and the specialties of titles, each with the 0-based places of its titles.

    There are none where all have one specialty, which is then a part of the series' name.

    :param titles: as they are compared

    >>> stems, specialties = shared_parts(["chemist i (air)", "chemist i (soil)", "clerk"])
    >>> {stem: sorted(places) for stem, places in stems.items()}, sorted(specialties)
    ({'chemist i': [0, 1]}, ['air', 'soil'])
    """
    stems: dict[str, frozenset[int]] = {}
    specialties: dict[str, frozenset[int]] = {}
    for number, title in enumerate(titles):
        if match := _PARTS.fullmatch(title):
            for found, part in ((stems, match["stem"]), (specialties, match["specialty"])):
                found[part] = found.get(part, frozenset()) | {number}
    return (stems, specialties) if len(specialties) >= _FEWEST else ({}, {})


def letters(title: str) -> str:
    """Return the letters and figures of a title, whose commas and blanks come and go."""
    return _SIGNS.sub("", title)


def without_grouping(title: str) -> str:
    """Return a title without what stands for its specialties.

    >>> without_grouping("chemist i (various specialties)"), without_grouping("chemist i (air)")
    ('chemist i', 'chemist i (air)')
    """
    return _GROUPING.sub("", title)
