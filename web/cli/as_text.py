"""Model values as plain text for a terminal, every claim with the place where it is printed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from graph import schemes
from graph.answers import LadderLink
from graph.model import (
    Change,
    ChangeKind,
    ClassFacts,
    Flsa,
    Item,
    ItemKind,
    Ladder,
    QualificationNode,
    Quote,
    Rung,
)
from graph.planning import Gap, Plan, Step

__all__ = ["ladder", "ladders", "links", "plan", "quoted"]

_WIDTH: Final = 100
_SILENT: Final = "the specification does not say"
_CHANGES: Final[dict[ChangeKind, str]] = {
    "kept": "kept",
    "grown": "grown or reworded",
    "turned": "turned (knowledge into skill, or back)",
    "reduced": "with less responsibility",
    "new": "new",
    "dropped": "no longer named",
}
_DUTY_CHANGES: Final[dict[ChangeKind, str]] = _CHANGES | {
    "kept": "go on with the same responsibility",
    "grown": "grow in responsibility",
}
_WAYS: Final = {
    "qualifies": "the class is named in the qualifications of the next",
    "equivalent": "a class of its level counts in the qualifications of the next",
}


def ladders(found: Sequence[Ladder]) -> str:
    """Return one line a ladder."""
    return "\n".join(map(_headline, found)) or "No document loaded here describes a ladder."


def ladder(found: Ladder) -> str:
    """Return a ladder with one line a rung, highest first."""
    rungs = sorted(found.rungs, key=lambda rung: -(rung.level or 0))
    return "\n".join((_headline(found), "", *(f"  {_rung_line(rung)}" for rung in rungs)))


def _headline(found: Ladder) -> str:
    described = sum(rung.described for rung in found.rungs)
    employer = found.employer or "employer not stated"
    return f"{found.name} · {employer} · {found.size} levels, {described} described"


def _rung_line(rung: Rung) -> str:
    level = f"{rung.level}  {_name(rung)}"
    if not rung.described:
        return f"{level}  (no loaded document describes this rung)"
    return f"{level}  {_flsa(rung.flsa)}"


def _name(rung: Rung) -> str:
    return f"{rung.title}, {rung.code}" if rung.code is not None else rung.title


def _flsa(flsa: Flsa | None) -> str:
    if flsa is None:
        return f"FLSA: {_SILENT}"
    return f"{flsa.status} ({flsa.exemption})" if flsa.exemption is not None else flsa.status


def links(found: Iterable[LadderLink]) -> str:
    """Return each link as the two passages, with its score and method."""
    return "\n".join(
        f"{link.lower_rung.level} -> {link.upper_rung.level}  {link.score:.2f} {link.method}\n"
        f"{_block(quoted(link.lower.quote), 4)}\n{_block('-> ' + quoted(link.upper.quote), 4)}"
        for link in found
    )


def plan(found: Plan) -> str:
    """Return a plan, step by step."""
    title = f"From {_name(found.start)} to {_name(found.goal)}"
    if not found.steps:
        return f"{title}\n\nThis is the same class: nothing is needed."
    parts = [title]
    for number, step in enumerate(found.steps, 1):
        upper = step.upper.rung
        level = f", level {upper.level}" if upper.level is not None else ""
        heading = f"Step {number} of {len(found.steps)}: {_name(upper)}{level}"
        parts.append("\n".join((heading, "=" * len(heading), *_step(step))))
    return "\n\n".join(parts)


def _step(step: Step) -> Iterator[str]:
    for gap in step.through:
        yield from _gap(gap)
    for kind in step.kinds:
        if kind in _WAYS:
            yield _block(f"The way: {_WAYS[kind]}.", 0)
    yield from _flsa_change(step.lower.rung, step.upper.rung)
    if not step.upper.rung.described:
        yield "\nNo loaded document describes this class: what it asks for is not known."
        return
    yield from _passages("What sets the class apart", step.upper, "Distinguishing")
    yield from _qualifications(step.upper)
    if step.changes is None:
        yield "\nNo loaded document describes the class below: nothing can be compared."
        return
    yield from _changes("Licences and certificates", step.changes, {"credential"})
    yield from _changes(
        "Knowledge, skills and abilities", step.changes, {"knowledge", "skill", "ability"}
    )
    yield from _changes("Duties", step.changes, {"duty"})


def _gap(gap: Gap) -> Iterator[str]:
    rung = gap.rung
    aliases = f" (also printed: {'; '.join(rung.aliases)})" if rung.aliases else ""
    yield _block(
        f"Between lies level {rung.level}, {rung.title}{aliases}. No loaded document describes it.",
        0,
    )
    for remark in gap.remarks:
        yield _block(f"{remark.title} says: {quoted(remark.quote)}", 2)


def _flsa_change(lower: Rung, upper: Rung) -> Iterator[str]:
    yield "\nFLSA"
    yield _block(f"{_flsa(lower.flsa)} -> {_flsa(upper.flsa)}", 2)
    for flsa in (lower.flsa, upper.flsa):
        if flsa is not None:
            yield _block(quoted(flsa.quote), 4)
    if upper.flsa is not None and upper.flsa.status == "exempt":
        concept = schemes.concept("flsa", upper.flsa.exemption or "exempt")
        law = f" ({concept.notation})" if concept.notation is not None else ""
        yield _block(
            f"The employer designates the class exempt from FLSA overtime{law}; state law or an "
            "agreement may differ.",
            2,
        )


def _passages(heading: str, facts: ClassFacts, kind: str) -> Iterator[str]:
    yield f"\n{heading}"
    found = [passage for passage in facts.passages if passage.kind == kind]
    for passage in found:
        yield _block(quoted(passage.quote), 2)
    if not found:
        yield _block(f"{_SILENT}.", 2)


def _qualifications(facts: ClassFacts) -> Iterator[str]:
    yield "\nMinimum qualifications"
    for tree in facts.qualifications:
        yield from _tree(tree, 2)
    for passage in facts.passages:
        if passage.kind == "Substitution":
            yield _block(f"substitution: {quoted(passage.quote)}", 2)
    if not facts.qualifications:
        yield _block("the specification does not state any.", 2)


def _tree(node: QualificationNode, indent: int) -> Iterator[str]:
    if node.quote is not None:
        yield _block(quoted(node.quote), indent)
        return
    yield _block("all of:" if node.kind == "all" else "any one of:", indent)
    for part in node.parts:
        yield from _tree(part, indent + 2)


def _changes(heading: str, changes: Iterable[Change], kinds: set[ItemKind]) -> Iterator[str]:
    yield f"\n{heading}"
    wanted = [change for change in changes if change.of in kinds]
    words = _DUTY_CHANGES if kinds == {"duty"} else _CHANGES
    for kind, told in words.items():
        group = [change for change in wanted if change.kind == kind]
        if group:
            yield f"  {told} ({len(group)})"
            yield from (_change(change) for change in group)
    if not wanted:
        yield _block(f"{_SILENT}.", 2)


def _change(change: Change) -> str:
    if change.lower is None or change.upper is None or change.lower.text == change.upper.text:
        item = change.upper or change.lower
        return _block(_shown(item), 4) if item is not None else ""
    return f"{_block(_shown(change.lower), 4)}\n{_block('-> ' + _shown(change.upper), 6)}"


def _shown(item: Item) -> str:
    grades = ""
    if item.grades is not None:
        low, high = item.grades.lowest_name, item.grades.highest_name
        grades = f" {{{low}}}" if low == high else f" {{{low} to {high}}}"
    return quoted(item.quote) + grades


def quoted(quote: Quote) -> str:
    """Return a passage with the document and the code points where it is printed."""
    return f'"{quote.text}" [{quote.file_name} {quote.start}-{quote.end}]'


def _block(text: str, indent: int) -> str:
    return textwrap.fill(
        text,
        width=_WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_on_hyphens=False,
        break_long_words=False,
    )
