"""The leaves of a qualification tree: atoms with all that their text says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.class_names import NamedClass, named_classes
from loaders.lines import Document, collapsed
from loaders.prose import stripped
from loaders.record import Requirement
from loaders.requirements import Atom

__all__ = ["leaves"]

_SUPERVISORY: Final = re.compile(
    r"\b(?:supervisory|supervising|supervision|supervisor|managerial|management) (?:\w+ )?(?:experience|capacity|position)"
    r"|\bexperience (?:in )?(?:supervising|managing)|\b(?:supervisory|administrative) capacity|\bin supervis\w+",
    re.IGNORECASE,
)
_FIELDS: Final = re.compile(
    r"\b(?:degrees?|major(?:ing)?|majors|work|speciali[sz]ation|emphasis|concentration|coursework|of Arts|of Science"
    r"|diploma|study|course ?work|courses|program|bachelor'?s|master'?s|units|curriculum)"
    r"(?:\s+\([^()]*\))?\s+(?:in|of|with (?:an? )?(?:major|emphasis|speciali[sz]ation|concentration) in)\s+"
    r"(?P<fields>[^;.()]+)",
    re.IGNORECASE,
)
_FIELD_ENDS: Final = re.compile(
    r"\b(?:from an?|from the|from|at an?|with (?:an?|at)|which|or (?:an?|other)?\s*(?:closely[- ])?(?:related|similar)"
    r"|including|preferably|is |are |issued|obtained|and (?:five|four|three|two|one|six|\d))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_FIELD_PARTS: Final = re.compile(r"\s*,\s*(?:or|and)?\s*|\s+or\s+")
_EXPERIENCE_IN: Final = re.compile(
    r"\bexperience,?\s+(?:working\s+)?(?:in|with|involving|performing|of|using|as)\s+(?P<field>[^;.]+)"
    r"|\byears?'?\s+(?:of\s+)?(?P<before>[^,;.]{3,80}?)\s+experience",
    re.IGNORECASE,
)
_EMPTY_FIELD: Final = re.compile(
    r"(?:\W|\d|of|full[- ]time|paid|the|an?|california|state|service)*$", re.I
)


def leaves(doc: Document, atom: Atom) -> Iterator[Requirement]:
    """Yield the requirement of an atom, or one for each class that its experience names."""
    start, end = stripped(doc, atom.start, atom.end)
    named = named_classes(doc, start, end) if atom.kind == "experience" else ()
    for class_named in named or (None,):
        yield _leaf(doc, atom, start, end, class_named)


def _leaf(
    doc: Document, atom: Atom, start: int, end: int, class_named: NamedClass | None
) -> Requirement:
    text = collapsed(doc.clean[start:end])
    statement = doc.statement(start, end)
    experience = atom.kind == "experience"
    return Requirement(
        text=statement.text,
        start=start,
        end=end,
        spans=statement.spans,
        kind=atom.kind,
        level=atom.level,
        fields=_fields(text) if atom.kind == "education" else (),
        months=atom.months,
        class_title=class_named.title.value if class_named else None,
        or_equivalent=class_named.or_equivalent if class_named else False,
        field=_field(text) if experience else None,
        supervisory=experience and _SUPERVISORY.search(text) is not None,
    )


def _fields(text: str) -> tuple[str, ...]:
    """Return the fields of study, as printed."""
    match = _FIELDS.search(text)
    if match is None:
        return ()
    listed = _FIELD_ENDS.sub("", match["fields"])
    return tuple(part.strip(" ,") for part in _FIELD_PARTS.split(listed) if part.strip(" ,"))


def _field(text: str) -> str | None:
    """Return what the experience is in, as printed."""
    match = _EXPERIENCE_IN.search(text)
    if match is None:
        return None
    found = (match["field"] or match["before"]).strip(" ,")
    return None if _EMPTY_FIELD.match(found) else found
