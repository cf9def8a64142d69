"""A plan as parts of an answer: what each step asks, with a passage behind each claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Final

from graph.iris import normalised
from graph.model import Change, ChangeKind, ClassFacts, ItemKind, Quote, Rung
from graph.planning import Gap, Plan, Step
from graph.schedule import Schedule, Stage
from web.told import class_parts
from web.told.class_parts import SIDES, described_by, exempt, items, passages, remarks, shown
from web.told.outline import Heading, Line, Part, Place
from web.told.words import SILENT, dates_of, flsa, level, many, name, score, silence

__all__ = ["CHANGES", "DUTY_CHANGES", "GROUPS", "held", "plan", "time_of", "whole"]

CHANGES: Final[dict[ChangeKind, str]] = {
    "kept": "kept",
    "grown": "grown or reworded",
    "turned": "turned (knowledge into skill, or back)",
    "reduced": "with less responsibility",
    "new": "new",
    "dropped": "no longer named",
}
DUTY_CHANGES: Final[dict[ChangeKind, str]] = CHANGES | {
    "kept": "go on with the same responsibility",
    "grown": "grow in responsibility",
}
GROUPS: Final[dict[str, Set[ItemKind]]] = {
    "Licences and certificates": {"credential"},
    "Knowledge, skills and abilities": {"knowledge", "skill", "ability"},
    "What the examination tests": {"examined"},
    "Duties": {"duty"},
}


def plan(found: Plan) -> Iterator[Part]:
    """Yield a plan, step by step."""
    yield Heading(f"From {name(found.start.rung)} to {name(found.goal.rung)}", 1)
    if not found.steps:
        yield Line(("This is the same class: nothing is needed.",))
        return
    yield Line((f"{whole(found)}.",))
    yield from described_by(found.start)
    for number, step in enumerate(found.steps, 1):
        upper = step.upper.rung
        yield Heading(f"Step {number} of {len(found.steps)}: {name(upper)}{level(upper)}", 2)
        yield from _step(step)
    yield from _others(found)


def whole(found: Plan) -> str:
    """Return how long the best way takes, and from when on that counts."""
    told = time_of(found.schedule)
    if found.fresh and found.schedule.unstated < len(found.schedule.stages):
        return f"From the first day as {found.start.rung.title}: {told}"
    if found.surely is not None and found.surely > found.schedule.months:
        told += f", and {found.surely} where nothing counts that is undecidable"
    return told[0].upper() + told[1:]


def time_of(found: Schedule) -> str:
    """Return how long a way takes at least, and of how many moves nothing states a time."""
    moves = many(len(found.stages), "move")
    if found.unstated == len(found.stages):
        return f"{moves}, for which no time is stated"
    told = f"at least {many(found.months, 'month')} in {moves}"
    if found.unstated:
        told += f"; {found.unstated} of them {'state' if found.unstated > 1 else 'states'} no time"
    return told


def _others(found: Plan) -> Iterator[Part]:
    if found.others:
        yield Heading("Other ways", 2)
    for other in found.others:
        titles = " -> ".join(found.names[iri].title for iri in other.classes)
        alone = f" ({other.titles_alone} from titles alone)" if other.titles_alone else ""
        yield Line((f"{time_of(other)}{alone}: {titles}",), 1)


def _step(step: Step) -> Iterator[Part]:
    for gap in step.through:
        yield from _gap(gap)
    for part, stage in zip(step.ways, step.stages, strict=True):
        yield class_parts.way(part, "The way")
        yield Line((held(stage, step),), 1)
    yield from _asked(step)
    yield from described_by(step.upper)
    upper = step.upper.rung
    if upper.aliases:
        yield Line((f"It is also printed: {'; '.join(upper.aliases)}.",))
    if not upper.described:
        yield Line(("No loaded document describes this class: what it asks for is not known.",))
        yield from remarks(step.remarks)
        return
    yield from _flsa(step.lower.rung, upper)
    yield from passages("What the class is for", step.upper, "Summary")
    yield from passages("What sets the class apart", step.upper, "Distinguishing")
    yield from remarks(step.remarks)
    for heading, kind in SIDES.items():
        yield from _both(heading, kind, (step.lower, step.upper))
    yield from class_parts.qualifications(step.upper)
    yield from _compared(step)


def held(stage: Stage, step: Step) -> str:
    """Return how long the lower class of a part of a way must still be held."""
    ends = (step.lower.rung, *(gap.rung for gap in step.through))
    lower = _named(stage, next(rung.title for rung in ends if rung.iri == stage.edge.lower))
    if stage.months is None:
        return f"No time as {lower} is stated."
    if stage.months == 0:
        return f"No more time as {lower} is asked for."
    return f"At least {many(stage.months, 'month')} as {lower}."


def _named(stage: Stage, title: str) -> str:
    """Return the class as the requirement names it where that says more, such as a pay grade."""
    way = stage.edge.way
    if way.kind in {"qualifies", "equivalent"}:
        for quote in way.quotes:
            if normalised(quote.text).startswith(f"{normalised(title)} "):
                return quote.text
    return title


def _asked(step: Step) -> Iterator[Part]:
    """Say what the upper class asks of those who come this way, where it asks more of others."""
    if step.requirement and step.requirement != step.upper.qualifications:
        yield Heading("What is asked of those who come this way")
        for tree in step.requirement:
            yield from class_parts.tree(tree, 1)


def _gap(gap: Gap) -> Iterator[Part]:
    rung = gap.rung
    aliases = f" (also printed: {'; '.join(rung.aliases)})" if rung.aliases else ""
    between = f"level {rung.level}, " if rung.level is not None else ""
    yield Line((f"Between lies {between}{rung.title}{aliases}. No loaded document describes it.",))
    yield from remarks(gap.remarks)


def _flsa(lower: Rung, upper: Rung) -> Iterator[Part]:
    yield Heading("FLSA")
    before, after = flsa(lower), flsa(upper)
    stays = f"{after}, as before" if upper.flsa is not None else after
    yield Line((f"{before} -> {after}" if before != after else stays,), 1)
    for found in (lower.flsa, upper.flsa):
        for designation in (found, *found.otherwise) if found is not None else ():
            yield Line((designation.quote,), 2)
    yield from exempt(upper)


def _both(heading: str, kind: str, sides: Iterable[ClassFacts]) -> Iterator[Part]:
    """Say what both classes' documents print of one kind: it is put side by side, not compared."""
    yield Heading(heading)
    for facts in sides:
        found = [passage.quote for passage in facts.passages if passage.kind == kind]
        for quote in found:
            when = f" ({dates_of(facts, quote)})" if kind == "Pay" else ""
            yield Line((f"{facts.rung.title}: ", quote, when), 1)
        if not found:
            yield Line((f"{facts.rung.title}: {silence(facts.rung)}.",), 1)


def _compared(step: Step) -> Iterator[Part]:
    if step.changes is None:
        yield Heading("No loaded document describes the class below: nothing can be compared.")
        for heading, kinds in GROUPS.items():
            yield from items(f"{heading}: what the class asks for", step.asks_for, kinds)
        return
    for heading, kinds in GROUPS.items():
        yield from _changes(heading, step.changes, kinds)


def _changes(heading: str, changes: Iterable[Change], kinds: Set[ItemKind]) -> Iterator[Part]:
    yield Heading(heading)
    wanted = [change for change in changes if change.of in kinds]
    words = DUTY_CHANGES if kinds == {"duty"} else CHANGES
    for kind, told in words.items():
        group = [change for change in wanted if change.kind == kind]
        if group:
            yield Line((f"{told} ({len(group)})",), 1)
            for change in group:
                yield from _change(change)
    if not wanted:
        yield Line((f"{SILENT}.",), 1)


def _change(change: Change) -> Iterator[Part]:
    low, high = change.lower, change.upper
    alike: tuple[str | Quote | Place, ...] = ()
    if change.score is not None:
        alike = (f" {score(change.score)}",)
    if low is None or high is None:
        for item in (low, high):
            if item is not None:
                yield Line(shown(item), 2)
    elif low.quote.text == high.quote.text:
        yield Line((low.quote, " ", Place(high.quote), *alike), 2)
    else:
        yield Line(shown(low), 2)
        yield Line(("-> ", *shown(high), *alike), 3)
