"""Collects the triples of one document: numbers its parts and writes what each prints."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph import schemes, vocab
from graph.iris import Iris, normalised
from loaders.places import Places
from loaders.record import Record, Statement
from loaders.rules import Rule

__all__ = ["Writer"]

#: The section, and the necessity of what stands in it.
_DESIRABLE: Final = "desirable"


class Writer:
    """Writes the graph of one document.

    A part's IRI is its kind and its number within the document ("#duty-7"), so it follows from the
    document alone. A part written twice is the same part: several classes of a document may share
    a statement.
    """

    def __init__(self, record: Record, iris: Iris) -> None:
        self.record = record
        self.iris = iris
        self.spec = iris.specification(record.sha256)
        self.triples: list[Triple] = []
        self._places = Places(record)
        self._numbers: dict[tuple[str, Hashable], int] = {}
        self._counts: dict[str, int] = {}

    def part(self, kind: str, key: Hashable) -> tuple[NamedNode, int, bool]:
        """Return the IRI of a part, its number within its kind, and whether it is new.

        :param key: what makes the part itself; equal keys are one part
        """
        new = (kind, key) not in self._numbers
        if new:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._numbers[kind, key] = self._counts[kind]
        number = self._numbers[kind, key]
        return NamedNode(f"{self.spec.value}#{kind}-{number}"), number, new

    def add(
        self, subject: NamedNode, predicate: NamedNode, value: NamedNode | str | int | bool | None
    ) -> None:
        """Write a triple; a value that is not stated (``None``) writes nothing."""
        if value is not None:
            term = value if isinstance(value, NamedNode) else Literal(value)
            self.triples.append(Triple(subject, predicate, term))

    def statement(
        self, mention: NamedNode, kind: str, term: NamedNode, printed: Statement
    ) -> tuple[NamedNode, bool]:
        """Write a statement of a class, and return it and whether it is new."""
        node, number, new = self.part(kind, printed)
        self.add(mention, vocab.HAS_STATEMENT, node)
        if new:
            self.passage(node, term, number, printed)
        return node, new

    def passage(self, node: NamedNode, term: NamedNode, number: int, printed: Statement) -> None:
        """Write what a statement says, where it is printed and in which section."""
        self.add(node, vocab.TYPE, term)
        self.add(node, vocab.TEXT, printed.text)
        self.add(node, vocab.START, printed.start)
        self.add(node, vocab.END, printed.end)
        self.add(node, vocab.ORDER, number)
        self.add(node, vocab.LEAD, printed.lead)
        if term != vocab.DUTY_UNIT:  # its duty says by which rule it was read
            rule = schemes.concept("rule", printed.rule)
            self.add(node, vocab.READ_BY, NamedNode(rule.iri))
        for start, end in printed.spans:
            self.add(node, vocab.SPAN, f"{start}-{end}")
        if term != vocab.PRINTED_FACT:  # a labelled field may end a section
            self._placed(node, term, printed.start)

    def _placed(self, node: NamedNode, term: NamedNode, start: int) -> None:
        """Write which section a passage stands in, where known, and what is only desirable."""
        section = self._places.section(start)
        if section is not None:
            self.add(node, vocab.SECTION, NamedNode(section.iri))
        if term == vocab.DESIRABLE or (section is not None and section.name == _DESIRABLE):
            desirable = schemes.concept("necessity", _DESIRABLE)
            self.add(node, vocab.NECESSITY, NamedNode(desirable.iri))

    def fact(
        self, mention: NamedNode, behind: NamedNode, start: int, end: int, rule: Rule
    ) -> NamedNode:
        """Write the printed passage behind a short fact, and return it.

        :param behind: the property that states the fact
        :param rule: the one that read it
        """
        node, number, new = self.part("fact", (behind, start, end))
        self.add(mention, vocab.HAS_STATEMENT, node)
        if new:
            self.passage(node, vocab.PRINTED_FACT, number, self.quoted(start, end, rule))
            self.add(node, vocab.EVIDENCE_FOR, behind)
        return node

    def quoted(self, start: int, end: int, rule: Rule) -> Statement:
        """Return a passage of the document as a statement."""
        text = " ".join(self.record.text[start:end].split())
        return Statement(text, start, end, rule=rule)

    def named(self, title: str, level: int | None = None) -> NamedNode:
        """Return the mention of a class that the document names without describing it."""
        mention, _, new = self.part("named", (normalised(title), level))
        if new:
            self.add(self.spec, vocab.NAMES, mention)
            self.add(mention, vocab.TYPE, vocab.CLASS_MENTION)
            self.add(mention, vocab.PRINTED_TITLE, title)
            self.add(mention, vocab.LEVEL, level)
        return mention
