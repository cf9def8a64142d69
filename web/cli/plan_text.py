"""A plan as plain text for a terminal; documents are numbered, and listed at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from graph import schemes
from graph.model import (
    Change,
    ChangeKind,
    ClassFacts,
    Item,
    ItemKind,
    QualificationNode,
    Quote,
    Rung,
)
from graph.planning import Gap, Plan, Step
from web.cli.as_text import SILENT, block, flsa, name

__all__ = ["plan"]

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


def plan(found: Plan) -> str:
    """Return a plan, step by step, with a numbered place for each passage.

    "[2:120-184]" is the passage at code points 120 to 184 of the second document listed.
    """
    title = f"From {name(found.start)} to {name(found.goal)}"
    if not found.steps:
        return f"{title}\n\nThis is the same class: nothing is needed."
    writer = _Writer()
    parts = [title]
    for number, step in enumerate(found.steps, 1):
        upper = step.upper.rung
        level = f", level {upper.level}" if upper.level is not None else ""
        heading = f"Step {number} of {len(found.steps)}: {name(upper)}{level}"
        parts.append("\n".join((heading, "=" * len(heading), *writer.step(step))))
    return "\n\n".join((*parts, writer.documents()))


class _Writer:
    """Writes steps and numbers the documents that it quotes."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def documents(self) -> str:
        lines = (f"  {number}  {file}" for (_, file), number in self._numbers.items())
        return "\n".join(("Documents", *lines))

    def _place(self, quote: Quote) -> str:
        key = (quote.document, quote.file_name)
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        return f"[{number}:{quote.start}-{quote.end}]"

    def _quoted(self, quote: Quote) -> str:
        return f'"{quote.text}" {self._place(quote)}'

    def step(self, step: Step) -> Iterator[str]:
        for gap in step.through:
            yield from self._gap(gap)
        for kind in step.kinds:
            if kind in _WAYS:
                yield block(f"The way: {_WAYS[kind]}.", 0)
        yield from self._flsa_change(step.lower.rung, step.upper.rung)
        if not step.upper.rung.described:
            yield "\nNo loaded document describes this class: what it asks for is not known."
            return
        yield from self._distinguishing(step.upper)
        yield from self._qualifications(step.upper)
        if step.changes is None:
            yield "\nNo loaded document describes the class below: nothing can be compared."
            return
        yield from self._changes("Licences and certificates", step.changes, {"credential"})
        yield from self._changes(
            "Knowledge, skills and abilities", step.changes, {"knowledge", "skill", "ability"}
        )
        yield from self._changes("Duties", step.changes, {"duty"})

    def _gap(self, gap: Gap) -> Iterator[str]:
        rung = gap.rung
        aliases = f" (also printed: {'; '.join(rung.aliases)})" if rung.aliases else ""
        level = f"level {rung.level}, " if rung.level is not None else ""
        yield block(
            f"Between lies {level}{rung.title}{aliases}. No loaded document describes it.", 0
        )
        for remark in gap.remarks:
            yield block(f"{remark.title} says: {self._quoted(remark.quote)}", 2)

    def _flsa_change(self, lower: Rung, upper: Rung) -> Iterator[str]:
        yield "\nFLSA"
        yield block(f"{flsa(lower.flsa)} -> {flsa(upper.flsa)}", 2)
        for found in (lower.flsa, upper.flsa):
            if found is not None:
                yield block(self._quoted(found.quote), 4)
        if upper.flsa is not None and upper.flsa.status == "exempt":
            concept = schemes.concept("flsa", upper.flsa.exemption or "exempt")
            law = f" ({concept.notation})" if concept.notation is not None else ""
            yield block(
                f"The employer designates the class exempt from FLSA overtime{law}; state law or "
                "an agreement may differ.",
                2,
            )

    def _distinguishing(self, facts: ClassFacts) -> Iterator[str]:
        yield "\nWhat sets the class apart"
        found = [passage for passage in facts.passages if passage.kind == "Distinguishing"]
        for passage in found:
            yield block(self._quoted(passage.quote), 2)
        if not found:
            yield block(f"{SILENT}.", 2)

    def _qualifications(self, facts: ClassFacts) -> Iterator[str]:
        yield "\nMinimum qualifications"
        for tree in facts.qualifications:
            yield from self._tree(tree, 2)
        for passage in facts.passages:
            if passage.kind == "Substitution":
                yield block(f"substitution: {self._quoted(passage.quote)}", 2)
        if not facts.qualifications:
            yield block("the specification does not state any.", 2)

    def _tree(self, node: QualificationNode, indent: int) -> Iterator[str]:
        if node.quote is not None:
            yield block(self._quoted(node.quote), indent)
            return
        yield block("all of:" if node.kind == "all" else "any one of:", indent)
        for part in node.parts:
            yield from self._tree(part, indent + 2)

    def _changes(
        self, heading: str, changes: Iterable[Change], kinds: set[ItemKind]
    ) -> Iterator[str]:
        yield f"\n{heading}"
        wanted = [change for change in changes if change.of in kinds]
        words = _DUTY_CHANGES if kinds == {"duty"} else _CHANGES
        for kind, told in words.items():
            group = [change for change in wanted if change.kind == kind]
            if group:
                yield f"  {told} ({len(group)})"
                for change in group:
                    yield from self._change(change)
        if not wanted:
            yield block(f"{SILENT}.", 2)

    def _change(self, change: Change) -> Iterator[str]:
        low, high = change.lower, change.upper
        if low is not None and high is not None and low.quote.text == high.quote.text:
            yield block(f'"{low.quote.text}" {self._place(low.quote)} {self._place(high.quote)}', 4)
            return
        arrow = ""
        for item in (low, high):
            if item is not None:
                yield block(f"{arrow}{self._shown(item)}", 6 if arrow else 4)
                arrow = "-> "

    def _shown(self, item: Item) -> str:
        grades = ""
        if item.grades is not None:
            low, high = item.grades.lowest_name, item.grades.highest_name
            grades = f" {{{low}}}" if low == high else f" {{{low} to {high}}}"
        return self._quoted(item.quote) + grades
