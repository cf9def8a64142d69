"""The leaves of a qualification tree: atoms with all that their text says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from loaders import lexicon
from loaders.class_names import NamedClass, named_classes
from loaders.lines import Document, collapsed
from loaders.numbers import DURATION, NUMBER
from loaders.prose import items, stripped
from loaders.qualifications import study, work
from loaders.qualifications.charge import is_supervisor, is_supervisory
from loaders.qualifications.requirements import Atom
from loaders.record import Requirement
from loaders.rules import Rule

__all__ = ["leaves"]

#: Where the text goes on to a part of the experience, whose class is not the requirement's.
_PART: Final = re.compile(
    rf"[,;.]?\s*\b(?:including|at\s+least\s+{NUMBER}(?!\s+of\s+the\s+following)"
    rf"|{NUMBER}\s+(?:\(\d+\)\s+)?(?:(?:years?|months?)\s+)?of\s+(?:which|this|that))\b",
    re.IGNORECASE,
)

#: Where the text goes on to what must have been among the experience.
_AMONG: Final = re.compile(
    rf",?\s*\bwhich\s+(?:(?:shall|must|has|have)\s+)*includ\w+\s+(?:at\s+least\s+)?{NUMBER}"
    r"|,?\s*\bwhich\s+(?:shall|must)\s+have\s+(?:been|includ\w+)\b",
    re.IGNORECASE,
)
#: A degree without its noun: "a master's or doctorate degree in …".
_DEGREE: Final = re.compile(
    r"(?:(?:an?|the|possession\s+of)\s+)*(?:bachelor|master|doctor|associate)[\w']*", re.IGNORECASE
)
_SHARED: Final = re.compile(r",?\s+(?:or|and)\s[^.;]{3,240}", re.IGNORECASE)
#: What leads from a requirement to the list below it.
_LEADS_ON: Final = re.compile(r"\s*:\s*$", re.MULTILINE)
_MOST_LINES: Final = 40
#: A label before a requirement: "Experience: two years …".
_LABEL: Final = re.compile(r"\s*(?P<label>[A-Z][A-Za-z/,& ]{2,50}?)\s*:\s+(?=\S)")


def leaves(doc: Document, atom: Atom) -> Iterator[Requirement]:
    """Yield the requirement of an atom, or one for each class that its experience names."""
    start, end = stripped(doc, _behind_label(doc, atom), atom.end)
    whole = _leaf(doc, atom, start, end)
    if atom.kind != "experience":
        yield whole
        return
    part = _PART.search(doc.clean, atom.head[1], end) if atom.head[1] < end else None
    stop = part.start() if part else end
    named = named_classes(doc, start, stop)
    among = _AMONG.search(doc.clean, start, stop)
    stop = among.start() if among else stop
    text = _without_titles(doc, start, stop, named)
    asked = replace(
        whole,
        field=work.field(text + _listed_below(doc, stop)),
        supervisory=is_supervisory(text),
    )
    for class_named in named:
        title = class_named.title.value
        yield replace(
            asked,
            rule="experience-class",
            class_title=title,
            or_equivalent=class_named.or_equivalent,
            supervisory=asked.supervisory or is_supervisor(title),
        )
    if not named:
        yield asked


def _behind_label(doc: Document, atom: Atom) -> int:
    """Return where an atom starts behind a label such as "Experience:"."""
    match = _LABEL.match(doc.clean, atom.start, atom.end)
    entry = lexicon.heading(match["label"]) if match else None
    if match is None or entry is None or entry.scheme != "section":
        return atom.start
    return match.end()


def _leaf(doc: Document, atom: Atom, start: int, end: int) -> Requirement:
    """Return the requirement of an atom without what only experience has."""
    statement = doc.statement(start, end, rule=_rule(atom))
    return Requirement(
        text=statement.text,
        start=start,
        end=end,
        spans=statement.spans,
        rule=statement.rule,
        kind=atom.kind,
        level=atom.level,
        fields=study.fields(_studied(doc, start, end)) if atom.kind == "education" else (),
        months=atom.months,
    )


def _studied(doc: Document, start: int, end: int) -> str:
    """Return the words of an education, with those behind it that two degrees share."""
    shared = _SHARED.match(doc.clean, end) if _DEGREE.fullmatch(doc.clean, start, end) else None
    return collapsed(doc.clean[start : shared.end() if shared else end])


def _without_titles(doc: Document, start: int, end: int, named: Sequence[NamedClass]) -> str:
    """Return the words of a requirement, each letter of the classes that it names blotted out."""
    text = doc.clean
    for one in named:
        a, b = one.title.start, one.title.end
        text = text[:a] + re.sub(r"\S", work.TITLE, text[a:b]) + text[b:]
    return collapsed(text[start:end])


def _listed_below(doc: Document, end: int) -> str:
    """Return the entries of a list to which a requirement that ends there leads, numbered."""
    if _LEADS_ON.match(doc.clean, end) is None:
        return ""
    lines = [line for line in doc.lines if line.start > end][:_MOST_LINES]
    entries = takewhile(lambda item: item.marker is not None, items(doc, lines))
    texts = [doc.clean[slice(*stripped(doc, entry.start, entry.end))] for entry in entries]
    if any(DURATION.search(text) for text in texts):
        return ""
    return ":" + "".join(f" {number}. {text}" for number, text in enumerate(texts, 1))


def _rule(atom: Atom) -> Rule:
    match atom.kind:
        case "credential":
            return "credential-need"
        case "equivalent-combination":
            return "equivalent-combination"
        case "education":
            ungraded = atom.level in {"coursework", "training"}
            return "education-training" if ungraded else "education-level"
        case "experience":
            return "experience-untimed" if atom.months is None else "experience-length"
