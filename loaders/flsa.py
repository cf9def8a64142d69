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
from loaders.fields import Field
from loaders.lines import Document, Line
from loaders.record import Exemption, Flsa, FlsaStatus, Span
from loaders.rules import Rule
from loaders.sections import Sections

__all__ = ["flsa"]

_ACT: Final = r"(?:FLSA|Fair Labor Standards Act)"
_LABELLED: Final[Rule] = "labelled-field"
_TOLD: Final[Rule] = "flsa-sentence"
_STATUS: Final = r"(?:non[- ]?exempt|not exempt|exempt)"
_MENTION: Final = re.compile(
    rf"\b{_ACT}\b[^.;\n\r]{{0,50}}?\b{_STATUS}\b[^.;\n\r]{{0,30}}"
    rf"|\b{_STATUS}\b[^.;\n\r]{{0,60}}?\b{_ACT}\b"
    r"|\b(?:position|class|classification|job|employee)\b[^.;\n\r]{0,50}?\bis\s+(?:\w+\s+){0,2}?non-?exempt\b"
    r"|\b(?:non-?)?exempt\s+from\s+(?:the\s+)?overtime\b",
    re.IGNORECASE,
)
#: What says so in other words: "covered by the overtime provisions of the FLSA".
_OVERTIME: Final = re.compile(
    r"\b(?:(?P<not>not\s+)?(?:covered\s+(?:by|under)|subject\s+to|entitled\s+to|eligible\s+for)"
    r"|(?P<free>excluded\s+from))\s+(?:the\s+)?overtime\b[^.;]{0,60}?\b"
    rf"{_ACT}\b|\b(?P<kind>\w+(?:\s+sales)?)\s+exemption\b[^.;]{{0,40}}?\b{_ACT}\b",
    re.IGNORECASE,
)
#: A letter before the kind of exemption, which tells that there is one: "E-Executive".
_LETTERED: Final = re.compile(r"\W*(?:EX?\b)?\W*")
#: How far from its line such a sentence may begin or end, in characters.
_NEAR: Final = 200
_CHOICE: Final = re.compile(_STATUS, re.IGNORECASE)
_BOX: Final = re.compile(
    r"\[\s?(?P<a>[xX✓✔]?)\s?\]|\(\s?(?P<b>[xX✓✔]?)\s?\)|[☐□]|(?P<c>[☑☒■✓✔])|(?<!\w)_*(?P<d>[xX])_*(?!\w)|_+"
)
_YES_NO: Final = re.compile(r"\s*(?:(?P<yes>yes|y)|(?P<no>no|n))\b(?!/)", re.IGNORECASE)
_NOTHING: Final = re.compile(r"\s*n/a\b", re.IGNORECASE)


def flsa(doc: Document, parts: Sections) -> Flsa | None:
    """Return the designated status: of the labelled field, or of a sentence that names the Act."""
    for field in parts.fields:
        if _may_tell(doc, field) and field.value is not None and _is_own(doc, parts, field):
            text = doc.text[field.label[1] : field.value[1]]
            found = _answered(doc, field) or _status(_ticked(text)) or _kind(doc, field.value)
            if found is not None:
                return Flsa(found[0], found[1], *field.value, _LABELLED)
    text = doc.clean.casefold()
    if "exempt" not in text:
        return _of_overtime(doc) if "overtime" in text else None
    stated = [
        line
        for line in doc.lines
        if "exempt" in line.text.casefold() and _CHOICE.search(line.text) is not None
    ]
    whole = (_whole(doc, line) for line in stated)
    choices = [span for span in whole if _lets_choose(doc.text[slice(*span)])]
    near = (max(0, stated[0].start - _NEAR), stated[-1].end + _NEAR) if stated else (0, 0)
    told = (match.span() for match in _MENTION.finditer(doc.clean, *near))
    for span in choices[:1] or told:
        found = _status(_ticked(doc.text[slice(*span)]))
        if found is not None:
            return Flsa(found[0], found[1], *span, _TOLD)
    return _of_overtime(doc)


def _of_overtime(doc: Document) -> Flsa | None:
    """Return what a sentence says of overtime under the Act, or of a kind of exemption from it."""
    is_named = any(name in doc.clean for name in ("FLSA", "Fair Labor", "FAIR LABOR"))
    for match in _OVERTIME.finditer(doc.clean) if is_named else ():
        if not match["kind"]:
            status: FlsaStatus = "exempt" if match["not"] or match["free"] else "non-exempt"
            return Flsa(status, None, *match.span(), _TOLD)
        found = _kind(doc, match.span("kind"))
        if found is not None:
            return Flsa(*found, *match.span(), _TOLD)
    return None


def _kind(doc: Document, span: Span) -> tuple[FlsaStatus, Exemption] | None:
    """Return the kind of exemption that opens a value, which tells the status too."""
    text = doc.clean[slice(*span)]
    lettered = _LETTERED.match(text)
    kinds = (c for c in concepts("flsa") if c.broader is not None)
    opening = text[lettered.end() if lettered else 0 :]
    found = next((c.name for c in kinds if _wording(c.labels).match(opening)), None)
    return ("exempt", cast(Exemption, found)) if found is not None else None


def _whole(doc: Document, line: Line) -> Span:
    """Return the span of a line with a box that may open it."""
    return doc.text.rfind("\n", 0, line.start) + 1, line.end


def _lets_choose(text: str) -> bool:
    return len(_CHOICE.findall(text)) > 1 and _BOX.search(text) is not None


def _may_tell(doc: Document, field: Field) -> bool:
    """Tell whether a field is for the status, or a label such as "Classification" stands for it."""
    if field.name != "title-weak" or field.value is None:
        return field.name == "flsa"
    return _CHOICE.match(doc.clean, *field.value) is not None


def _is_own(doc: Document, parts: Sections, field: Field) -> bool:
    """Tell whether a field is in no row of a table that is another class's."""
    if field.row is None or parts.subject is None:
        return True
    titles = (one.value for one in parts.fields if one.row == field.row and one.name == "title")
    named = (parts.subjects.about(doc.clean[slice(*span)]) for span in titles if span)
    return all(about is None or parts.subject in about for about in named)


def _answered(doc: Document, field: Field) -> tuple[FlsaStatus, Exemption | None] | None:
    """Return the answer to a label that asks: "FLSA Exempt: No"."""
    label = doc.clean[slice(*field.label)].casefold()
    answer = _YES_NO.match(doc.clean, *field.value) if field.value else None
    if answer is None or "exempt" not in label or "non" in label:
        return None
    return ("exempt", None) if answer["yes"] else ("non-exempt", None)


def _ticked(text: str) -> str:
    """Return the part of a value whose box is ticked, or all of it where it has no boxes."""
    boxes, choices = list(_BOX.finditer(text)), list(_CHOICE.finditer(text))
    if not _lets_choose(text):
        return "" if _NOTHING.match(text) else text
    goes_before = boxes[0].start() < choices[0].start()
    for number, choice in enumerate(choices):
        start = choices[number - 1].end() if number else 0
        end = choices[number + 1].start() if number + 1 < len(choices) else len(text)
        room = range(start, choice.start()) if goes_before else range(choice.end(), end)
        if any(box.start() in room and any(box.groups()) for box in boxes):
            return text[choice.start() : end]
    return ""


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
