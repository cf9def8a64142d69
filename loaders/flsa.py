"""The FLSA status that the employer designates, with the kind of exemption (29 CFR 541).

The printed wordings are data, the scheme ``flsa``. A document that does not mention the Act states
no status.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, cast

from graph.schemes import Concept, concepts
from loaders.lines import Document
from loaders.record import Exemption, Flsa, FlsaStatus
from loaders.rules import Rule
from loaders.sections import Sections

__all__ = ["flsa"]

_ACT: Final = r"(?:FLSA|Fair Labor Standards Act)"
_LABELLED: Final[Rule] = "labelled-field"
_TOLD: Final[Rule] = "flsa-sentence"
_STATUS: Final = r"(?:non[- ]?exempt|not exempt|exempt)"
_MENTION: Final = re.compile(
    rf"\b{_ACT}\b[^.;\n\r]{{0,50}}?\b{_STATUS}\b[^.;\n\r]{{0,30}}"
    rf"|\b{_STATUS}\b[^.;\n\r]{{0,60}}?\b{_ACT}\b",
    re.IGNORECASE,
)


def flsa(doc: Document, parts: Sections) -> Flsa | None:
    """Return the designated status: of the labelled field, or of a sentence that names the Act."""
    labelled = [(span, _LABELLED) for span in parts.values("flsa")]
    mentions = [(match.span(), _TOLD) for match in _MENTION.finditer(doc.clean)]
    for (start, end), rule in labelled + mentions:
        found = _status(doc.clean[start:end])
        if found is not None:
            return Flsa(found[0], found[1], start, end, rule)
    return None


def _status(text: str) -> tuple[FlsaStatus, Exemption | None] | None:
    status = _first(text, (c for c in concepts("flsa") if c.broader is None))
    if status is None:
        return None
    exemption = _first(text, (c for c in concepts("flsa") if c.broader == status))
    return cast(FlsaStatus, status), cast("Exemption | None", exemption)


def _first(text: str, candidates: Iterable[Concept]) -> str | None:
    """Return the concept with the longest wording in a text: "non-exempt" is not "exempt"."""
    found = [
        (match.end() - match.start(), concept.name)
        for concept in candidates
        if (match := _wording(concept.labels).search(text))
    ]
    return max(found)[1] if found else None


@cache
def _wording(labels: tuple[str, ...]) -> re.Pattern[str]:
    words = (re.escape(label).replace(r"\-", r"[-\s]?").replace(r"\ ", r"\s+") for label in labels)
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(sorted(words, key=len, reverse=True))})(?![\w-])", re.IGNORECASE
    )
