"""A plan as plain text for a terminal; documents are numbered, and listed at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
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
    Remark,
    Rung,
    Source,
    Way,
    WayKind,
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
_GROUPS: Final[dict[str, Set[ItemKind]]] = {
    "Licences and certificates": {"credential"},
    "Knowledge, skills and abilities": {"knowledge", "skill", "ability"},
    "Duties": {"duty"},
}
_WAYS: Final[dict[WayKind, str]] = {
    "next-rung": "one level up in the series",
    "qualifies": "the class is named in the qualifications of the next",
    "equivalent": "a class of its level counts in the qualifications of the next",
}


def plan(found: Plan) -> str:
    """Return a plan, step by step, with a numbered place for each passage.

    "[2:120-184]" is the passage at code points 120 to 184 of the second document listed.
    """
    title = f"From {name(found.start.rung)} to {name(found.goal.rung)}"
    if not found.steps:
        return f"{title}\n\nThis is the same class: nothing is needed."
    writer = _Writer()
    parts = ["\n".join((title, *_described_by(found.start)))]
    for number, step in enumerate(found.steps, 1):
        upper = step.upper.rung
        level = f", level {upper.level}" if upper.level is not None else ""
        heading = f"Step {number} of {len(found.steps)}: {name(upper)}{level}"
        parts.append("\n".join((heading, "=" * len(heading), *writer.step(step))))
    return "\n\n".join((*parts, writer.documents()))


def _described_by(facts: ClassFacts) -> Iterator[str]:
    """Say which documents speak of a class, and that they are read together where several do."""
    documents = "; ".join(map(_dated, facts.documents))
    if len(facts.documents) > 1:
        yield block(
            f"{len(facts.documents)} documents describe this class; what follows is what they say "
            f"together: {documents}.",
            0,
        )
    elif documents:
        yield block(f"{name(facts.rung)} is described by {documents}.", 0)


def _dated(source: Source) -> str:
    dates = (
        ("issued", source.issued),
        ("revised", source.modified),
        ("opened", source.opened),
    )
    told = ", ".join(f"{what} {date}" for what, date in dates if date is not None)
    return f"{source.file_name} ({told or 'no date stated'})"


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
        for way in step.ways:
            yield from self._way(way)
        yield from _described_by(step.upper)
        upper = step.upper.rung
        if upper.aliases:
            yield block(f"It is also printed: {'; '.join(upper.aliases)}.", 0)
        if not upper.described:
            yield "No loaded document describes this class: what it asks for is not known."
            yield from self._remarks(step.remarks)
            return
        yield from self._flsa_change(step.lower.rung, upper)
        yield from self._passages("What the class is for", step.upper, "Summary")
        yield from self._passages("What sets the class apart", step.upper, "Distinguishing")
        yield from self._remarks(step.remarks)
        yield from self._qualifications(step.upper)
        if step.changes is None:
            yield "\nNo loaded document describes the class below: nothing can be compared."
            yield from self._asks_for(step.asks_for)
            return
        for heading, kinds in _GROUPS.items():
            yield from self._changes(heading, step.changes, kinds)

    def _way(self, way: Way) -> Iterator[str]:
        first, *others = way.quotes or (None,)
        evidence = f": {self._quoted(first)}" if first is not None else "."
        more = f" and {len(others)} more like it" if others else ""
        yield block(f"The way: {_WAYS[way.kind]}{evidence}{more}", 0)

    def _asks_for(self, items: Iterable[Item]) -> Iterator[str]:
        asked = tuple(items)
        for heading, kinds in _GROUPS.items():
            yield f"\n{heading}: what the class asks for"
            wanted = [item for item in asked if item.kind in kinds]
            for item in wanted:
                yield block(self._shown(item), 4)
            if not wanted:
                yield block(f"{SILENT}.", 2)

    def _gap(self, gap: Gap) -> Iterator[str]:
        rung = gap.rung
        aliases = f" (also printed: {'; '.join(rung.aliases)})" if rung.aliases else ""
        level = f"level {rung.level}, " if rung.level is not None else ""
        yield block(
            f"Between lies {level}{rung.title}{aliases}. No loaded document describes it.", 0
        )
        yield from self._remarks(gap.remarks)

    def _remarks(self, remarks: Iterable[Remark]) -> Iterator[str]:
        for said in remarks:
            yield block(f"{said.title} says: {self._quoted(said.quote)}", 2)

    def _flsa_change(self, lower: Rung, upper: Rung) -> Iterator[str]:
        yield "\nFLSA"
        before, after = flsa(lower), flsa(upper)
        stays = f"{after}, as before" if upper.flsa is not None else after
        yield block(f"{before} -> {after}" if before != after else stays, 2)
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

    def _passages(self, heading: str, facts: ClassFacts, kind: str) -> Iterator[str]:
        yield f"\n{heading}"
        found = [passage for passage in facts.passages if passage.kind == kind]
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
        self, heading: str, changes: Iterable[Change], kinds: Set[ItemKind]
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
