"""The leaves of a qualification tree: atoms with all that their text says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.class_names import NamedClass, named_classes
from loaders.lines import Document, collapsed
from loaders.numbers import NUMBER
from loaders.prose import stripped
from loaders.qualifications.requirements import Atom
from loaders.record import Requirement
from loaders.rules import Rule
from loaders.wording import phrases

__all__ = ["leaves"]

_SUPERVISORY: Final = re.compile(
    r"\b(?:supervis(?:ory|ing|ion|or)|managerial|management) (?:\w+ )?"
    r"(?:experience|capacity|position)\b|\bexperience (?:in )?(?:supervising|managing)\b"
    r"|\badministrative capacity\b|\bin supervis\w+",
    re.IGNORECASE,
)
#: Words before the fields of study: "a degree in", "with a major in".
_STUDY: Final = phrases(
    *("degree*", "major", "majors", "majoring", "work", "specialization", "specialisation"),
    *("emphasis", "concentration", "coursework", "course work", "courses", "of Arts"),
    *("of Science", "diploma", "study", "program", "bachelor's", "master's", "units"),
    *("curriculum", "education"),
)
_FIELDS: Final = re.compile(
    rf"{_STUDY}(?:\s+\([^()]*\))?\s+(?:in|of|with (?:an? )?\w+ in)\s+(?P<fields>[^;.()]+)",
    re.IGNORECASE,
)
_FIELD_ENDS: Final = re.compile(
    r"\b(?:from|at an?|with (?:an?|at)|which|including|preferably|is |are |issued|obtained"
    r"|or (?:an?|other)?\s*(?:closely[- ])?(?:related|similar)|and (?:\w+ )?(?:\(?\d+\)? )?years)\b"
    r".*$",
    re.IGNORECASE | re.DOTALL,
)
_FIELD_PARTS: Final = re.compile(r"\s*,\s*(?:or|and)?\s*|\s+or\s+")
_EXPERIENCE_IN: Final = (
    re.compile(
        r"\bexperience,?\s+(?:working\s+)?(?:in|with|involving|performing|of|using|as)\s+"
        r"(?P<field>[^;.]+)",
        re.IGNORECASE,
    ),
    re.compile(r"\byears?'?\s+(?:of\s+)?(?P<field>[^,;.]{3,80}?)\s+experience", re.IGNORECASE),
)
#: Where the text goes on to a part of the experience, whose class is not the requirement's.
_PART: Final = re.compile(
    rf"[,;.]?\s*\b(?:including|at\s+least\s+{NUMBER}"
    rf"|{NUMBER}\s+(?:\(\d+\)\s+)?(?:years?|months?)\s+of\s+(?:which|this|that))\b",
    re.IGNORECASE,
)
_EMPTY_FIELD: Final = re.compile(
    r"(?:\W|\d|of|full[- ]time|paid|the|an?|california|state|service)*$", re.IGNORECASE
)


def leaves(doc: Document, atom: Atom) -> Iterator[Requirement]:
    """Yield the requirement of an atom, or one for each class that its experience names."""
    start, end = stripped(doc, atom.start, atom.end)
    part = _PART.search(doc.clean, atom.head[1], end) if atom.head[1] < end else None
    named = (
        named_classes(doc, start, part.start() if part else end)
        if atom.kind == "experience"
        else ()
    )
    for class_named in named or (None,):
        yield _leaf(doc, atom, start, end, class_named)


def _leaf(
    doc: Document, atom: Atom, start: int, end: int, class_named: NamedClass | None
) -> Requirement:
    text = collapsed(doc.clean[start:end])
    rule = _rule(atom, class_named)
    statement = doc.statement(start, end, rule=rule)
    experience = atom.kind == "experience"
    return Requirement(
        text=statement.text,
        start=start,
        end=end,
        spans=statement.spans,
        rule=rule,
        kind=atom.kind,
        level=atom.level,
        fields=_fields(text) if atom.kind == "education" else (),
        months=atom.months,
        class_title=class_named.title.value if class_named else None,
        or_equivalent=class_named.or_equivalent if class_named else False,
        field=_field(text) if experience and class_named is None else None,
        supervisory=experience and _SUPERVISORY.search(text) is not None,
    )


def _rule(atom: Atom, class_named: NamedClass | None) -> Rule:
    match atom.kind:
        case "credential":
            return "credential-need"
        case "equivalent-combination":
            return "equivalent-combination"
        case "education":
            ungraded = atom.level in {"coursework", "training"}
            return "education-training" if ungraded else "education-level"
        case "experience" if class_named is not None:
            return "experience-class"
        case "experience":
            return "experience-untimed" if atom.months is None else "experience-length"


def _fields(text: str) -> tuple[str, ...]:
    """Return the fields of study, as printed."""
    match = _FIELDS.search(text)
    if match is None:
        return ()
    listed = _FIELD_ENDS.sub("", match["fields"])
    return tuple(part.strip(" ,") for part in _FIELD_PARTS.split(listed) if part.strip(" ,"))


def _field(text: str) -> str | None:
    """Return what the experience is in, as printed."""
    matches = (pattern.search(text) for pattern in _EXPERIENCE_IN)
    match = next((match for match in matches if match), None)
    if match is None:
        return None
    found = _PART.split(match["field"])[0].strip(" ,")
    return None if _EMPTY_FIELD.match(found) else found
