"""What documents say of one class, as parts of an answer; for plans and for whole classes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final

from graph import schemes
from graph.alternatives import distinct
from graph.model import ClassFacts, Item, ItemKind, QualificationNode, Quote, Remark, Rung, Way
from web.told.outline import Heading, Line, Part, Passage
from web.told.words import SILENT, UNDESCRIBED, WAYS, dated, flsa, name, silence

__all__ = [
    "SIDES",
    "described_by",
    "exempt",
    "flsa_of",
    "grades",
    "items",
    "passages",
    "qualifications",
    "remarks",
    "shown",
    "tree",
    "way",
]

#: What both sides of a step are asked for, and the kind of statement that answers.
SIDES: Final = {
    "Supervision received": "Reporting",
    "Supervision exercised": "Supervision",
    "Pay as printed": "Pay",
}


def described_by(facts: ClassFacts) -> Iterator[Part]:
    """Say which documents speak of a class, and that they are read together where several do."""
    documents = "; ".join(map(dated, facts.documents))
    if len(facts.documents) > 1:
        yield Line(
            (
                f"{len(facts.documents)} documents describe this class; what follows is what they "
                f"say together: {documents}.",
            )
        )
    elif documents:
        yield Line((f"{name(facts.rung)} is described by {documents}.",))


def way(found: Way, joins: str) -> Line:
    """Say why one class leads to another, with the first fact that says so.

    :param joins: what stands before it, such as ``"The way"``
    """
    first, *others = found.quotes or (None,)
    more = f" and {len(others)} more like it" if others else ""
    if first is None:
        return Line((f"{joins}: {WAYS[found.kind]}.",))
    return Line((f"{joins}: {WAYS[found.kind]}: ", first, more))


def remarks(said: Iterable[Remark]) -> Iterator[Part]:
    """Say what the documents of other classes print of a class."""
    for one in said:
        yield Line((f"{one.title} says: ", one.quote), 1)


def exempt(of: Rung) -> Iterator[Part]:
    """Say what an exemption rests on, and that it is the employer who says so."""
    if of.flsa is not None and of.flsa.status == "exempt" and not of.flsa.otherwise:
        concept = schemes.concept("flsa", of.flsa.exemption or "exempt")
        law = f" ({concept.notation})" if concept.notation is not None else ""
        yield Line(
            (
                f"The employer designates the class exempt from FLSA overtime{law}; state law or "
                "an agreement may differ.",
            ),
            1,
        )


def flsa_of(of: Rung) -> Iterator[Part]:
    """Say what a class is under the Fair Labor Standards Act."""
    yield Heading("FLSA")
    yield Line((f"{flsa(of)}{'' if of.flsa is not None else '.'}",), 1)
    for designation in (of.flsa, *of.flsa.otherwise) if of.flsa is not None else ():
        yield Line((designation.quote,), 2)
    yield from exempt(of)


def passages(heading: str, facts: ClassFacts, kind: str) -> Iterator[Part]:
    """Say all that a class's documents print of one kind."""
    yield Heading(heading)
    found = [passage.quote for passage in facts.passages if passage.kind == kind]
    yield from map(Passage, found)
    if not found:
        yield Line((f"{silence(facts.rung)}.",), 1)


def qualifications(facts: ClassFacts) -> Iterator[Part]:
    """Say what a class's applicants must have, and what may stand for it."""
    yield Heading("Minimum qualifications")
    for root in facts.qualifications:
        yield from tree(root, 1)
    for passage in facts.passages:
        if passage.kind == "Substitution":
            yield Line(("substitution: ", passage.quote), 1)
    if not facts.qualifications:
        told = "the specification does not state any" if facts.rung.described else UNDESCRIBED
        yield Line((f"{told}.",), 1)


def tree(node: QualificationNode, depth: int) -> Iterator[Part]:
    """Say what a tree of qualifications asks for, as many steps indented as ``depth`` says."""
    if node.quote is not None:
        yield Line((node.quote,), depth)
        return
    parts = distinct(node.parts)
    if len(parts) == 1:
        yield from tree(parts[0], depth)
        return
    yield Line(("all of:" if node.kind == "all" else "any one of:",), depth)
    for part in parts:
        yield from tree(part, depth + 1)


def items(
    heading: str, found: Iterable[Item], kinds: Container[ItemKind], otherwise: str = SILENT
) -> Iterator[Part]:
    """Say which things of some kinds a class does or asks for.

    :param otherwise: what is said where there are none
    """
    yield Heading(heading)
    wanted = [item for item in found if item.kind in kinds]
    for item in wanted:
        yield Line(shown(item), 1)
    if not wanted:
        yield Line((f"{otherwise}.",), 1)


def shown(item: Item) -> tuple[str | Quote, ...]:
    """Return an item's passage and, of a duty, its responsibility."""
    return item.quote, grades(item, " {", "}")


def grades(item: Item, opens: str = "", closes: str = "") -> str:
    """Return a duty's responsibility, or nothing where its verbs tell none.

    :param opens: what stands before it where there is one, and ``closes`` what stands behind it
    """
    if item.grades is None:
        return ""
    low, high = item.grades.lowest_name, item.grades.highest_name
    return f"{opens}{low if low == high else f'{low} to {high}'}{closes}"
