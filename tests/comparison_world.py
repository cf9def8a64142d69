"""Classes of two employers for comparisons, made of what tests want to say of them."""

from __future__ import annotations

from graph.model import ClassFacts, Grades, Item, ItemKind, Passage, QualificationNode, Quote, Rung

__all__ = ["all_of", "any_of", "duty", "facts", "item", "passage", "quoted", "school", "work"]


def quoted(text: str) -> Quote:
    """Return a passage of the one document."""
    return Quote(text, 0, len(text), "spec/1", "one.txt")


def school(level: str) -> QualificationNode:
    """Return a requirement of schooling."""
    return QualificationNode("education", quoted(f"A {level}"), level=level)


def work(
    months: int | None, *, as_a: str | None = None, supervisory: bool = False
) -> QualificationNode:
    """Return a requirement of experience."""
    text = f"{months} months {as_a or ''}"
    return QualificationNode(
        "experience", quoted(text), months=months, in_class=as_a, supervisory=supervisory
    )


def all_of(*parts: QualificationNode) -> QualificationNode:
    """Return a requirement of all parts."""
    return QualificationNode("all", parts=parts)


def any_of(*parts: QualificationNode) -> QualificationNode:
    """Return a requirement of one of the parts."""
    return QualificationNode("any", parts=parts)


def item(text: str, kind: ItemKind = "ability", iri: str | None = None) -> Item:
    """Return something that a class asks for."""
    return Item(iri or text, kind, text, 1, quoted(text), shared=text)


def duty(text: str, lowest: int | None = None, highest: int | None = None) -> Item:
    """Return a part of a duty, graded where grades are given."""
    high = highest if highest is not None else lowest
    grades = None if lowest is None or high is None else Grades(lowest, high, "low", "high")
    return Item(text, "duty", text, 1, quoted(text), grades=grades)


def passage(kind: str, text: str) -> Passage:
    """Return a statement of a kind."""
    return Passage(text, kind, quoted(text))


def facts(
    *items: Item,
    title: str = "Weaver",
    passages: tuple[Passage, ...] = (),
    qualifications: tuple[QualificationNode, ...] = (),
) -> ClassFacts:
    """Return what the documents say of a class."""
    return ClassFacts(Rung(f"class/{title}", title, None), items, passages, qualifications)
