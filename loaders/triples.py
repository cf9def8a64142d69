"""A parsed record becomes the triples of its document's graph.

The IRIs of mentions and statements follow from the document alone (``spec/<sha256>#duty-7``), so
the same bytes always give the same graph.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph import schemes, vocab
from graph.iris import Iris, normalised
from graph.responsibility import responsibility
from loaders.competencies import subject
from loaders.record import (
    AllOf,
    AnyOf,
    ClassRecord,
    Credential,
    Distinction,
    Other,
    Printed,
    Qualification,
    Record,
    Requirement,
    Statement,
    Substitution,
    Unparsed,
)
from loaders.units import units

__all__ = ["document_triples"]

_PASSAGES = {
    "summary": vocab.SUMMARY,
    "distinguishing": vocab.DISTINGUISHING,
    "reports_to": vocab.REPORTING,
    "supervises": vocab.SUPERVISION,
    "pay": vocab.PAY,
    "examined": vocab.EXAMINED,
}
_COMPETENCIES = {
    "knowledge": ("knowledge", vocab.KNOWLEDGE_REQUIREMENT, vocab.KNOWLEDGE),
    "skills": ("skill", vocab.SKILL_REQUIREMENT, vocab.SKILL),
    "abilities": ("ability", vocab.ABILITY_REQUIREMENT, vocab.ABILITY),
}
_CREDENTIALS = {"license": vocab.LICENSE, "certification": vocab.CERTIFICATION}
_LEAVES = {
    "education": vocab.EDUCATION_REQUIREMENT,
    "experience": vocab.EXPERIENCE_REQUIREMENT,
    "credential": vocab.CREDENTIAL_NEED,
    "equivalent-combination": vocab.EQUIVALENT_COMBINATION,
}


def document_triples(
    record: Record, *, file_name: str, employer: str | None, parser_version: str, iris: Iris
) -> tuple[Triple, ...]:
    """Return the triples of one document's graph, whose name is the specification's IRI.

    :param record: the parsed document
    :param file_name: its name as loaded, without folders
    :param employer: the employer's name, where it is known
    :param parser_version: the version of the program that parsed it
    """
    writer = _Writer(record, iris)
    described = [writer.described(job_class) for job_class in record.classes]
    return (
        *_document(record, writer.spec, file_name, parser_version),
        *_employer(writer.spec, employer, iris),
        *(Triple(writer.spec, vocab.DESCRIBES, mention) for mention in described),
        *writer.triples,
    )


def _document(
    record: Record, spec: NamedNode, file_name: str, parser_version: str
) -> Iterator[Triple]:
    yield Triple(spec, vocab.TYPE, vocab.SPECIFICATION)
    yield Triple(spec, vocab.SHA256, Literal(record.sha256))
    yield Triple(spec, vocab.FILE_NAME, Literal(file_name))
    yield Triple(spec, vocab.FORMAT, Literal(record.media_type))
    yield Triple(spec, vocab.FULL_TEXT, Literal(record.text))
    yield Triple(spec, vocab.PARSER_VERSION, Literal(parser_version))
    for date, term in (
        (record.adopted, vocab.ISSUED),
        (record.revised, vocab.MODIFIED),
        (record.opened, vocab.OPENED),
    ):
        if date is not None:
            yield Triple(spec, term, Literal(date.value))
    if record.series is not None:
        yield Triple(spec, vocab.SERIES_NAME, Literal(record.series.name))
        if record.series.size is not None:
            yield Triple(spec, vocab.LEVEL_COUNT, Literal(record.series.size))


def _employer(spec: NamedNode, employer: str | None, iris: Iris) -> Iterator[Triple]:
    if employer is not None:
        yield Triple(spec, vocab.EMPLOYER, iris.agency(employer))
        yield Triple(spec, vocab.EMPLOYER_NAME, Literal(employer))


class _Writer:
    """Collects one document's triples and numbers its parts."""

    def __init__(self, record: Record, iris: Iris) -> None:
        self.record = record
        self.iris = iris
        self.spec = iris.specification(record.sha256)
        self.triples: list[Triple] = []
        self._numbers: dict[tuple[str, Hashable], int] = {}
        self._counts: dict[str, int] = {}

    def described(self, job_class: ClassRecord) -> NamedNode:
        """Write a class that the document describes and return its mention."""
        mention, _, _ = self._part("class", (job_class.title, job_class.code))
        self._add(mention, vocab.TYPE, vocab.CLASS_MENTION)
        self._heading_facts(mention, job_class)
        self._document_facts(mention)
        self._passages(mention, job_class)
        self._duties(mention, job_class)
        self._competencies(mention, job_class)
        self._credentials(mention, job_class)
        self._qualifications(mention, job_class)
        return mention

    def _part(self, kind: str, key: Hashable) -> tuple[NamedNode, int, bool]:
        """Return the IRI of a part, its number within its kind, and whether it is new."""
        new = (kind, key) not in self._numbers
        if new:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._numbers[kind, key] = self._counts[kind]
        number = self._numbers[kind, key]
        return NamedNode(f"{self.spec.value}#{kind}-{number}"), number, new

    def _add(
        self, subject: NamedNode, predicate: NamedNode, value: NamedNode | str | int | bool | None
    ) -> None:
        if value is not None:
            term = value if isinstance(value, NamedNode) else Literal(value)
            self.triples.append(Triple(subject, predicate, term))

    def _statement(
        self, mention: NamedNode, kind: str, term: NamedNode, statement: Statement
    ) -> tuple[NamedNode, bool]:
        """Write a statement of a class; several classes of a document may share it."""
        node, number, new = self._part(kind, statement)
        self._add(mention, vocab.HAS_STATEMENT, node)
        if new:
            self._passage(node, term, number, statement)
        return node, new

    def _passage(self, node: NamedNode, term: NamedNode, number: int, statement: Statement) -> None:
        self._add(node, vocab.TYPE, term)
        self._add(node, vocab.TEXT, statement.text)
        self._add(node, vocab.START, statement.start)
        self._add(node, vocab.END, statement.end)
        self._add(node, vocab.ORDER, number)
        self._add(node, vocab.LEAD, statement.lead)
        for start, end in statement.spans:
            self._add(node, vocab.SPAN, f"{start}-{end}")

    def _field(self, mention: NamedNode, behind: NamedNode, start: int, end: int) -> NamedNode:
        """Write the printed passage behind a short fact and return it."""
        text = " ".join(self.record.text[start:end].split())
        node, number, new = self._part("field", (behind, start, end))
        self._add(mention, vocab.HAS_STATEMENT, node)
        if new:
            self._passage(node, vocab.PRINTED_FACT, number, Statement(text, start, end))
            self._add(node, vocab.EVIDENCE_FOR, behind)
        return node

    def _heading_facts(self, mention: NamedNode, job_class: ClassRecord) -> None:
        title, code, level, flsa = job_class.title, job_class.code, job_class.level, job_class.flsa
        self._add(mention, vocab.PRINTED_TITLE, title.value)
        self._field(mention, vocab.PRINTED_TITLE, title.start, title.end)
        if code is not None:
            self._add(mention, vocab.NOTATION, code.value)
            self._field(mention, vocab.NOTATION, code.start, code.end)
        if level is not None:
            self._add(mention, vocab.LEVEL, level.value)
            self._field(mention, vocab.LEVEL, level.start, level.end)
        if flsa is not None:
            concept = schemes.concept("flsa", flsa.exemption or flsa.status)
            self._add(mention, vocab.FLSA_STATUS, NamedNode(concept.iri))
            self._field(mention, vocab.FLSA_STATUS, flsa.start, flsa.end)

    def _document_facts(self, mention: NamedNode) -> None:
        """Write the evidence of what the document says of itself, and its series' members."""
        record = self.record
        for date, term in (
            (record.agency, vocab.EMPLOYER),
            (record.adopted, vocab.ISSUED),
            (record.revised, vocab.MODIFIED),
            (record.opened, vocab.OPENED),
        ):
            if date is not None:
                self._field(mention, term, date.start, date.end)
        if record.series is not None:
            self._field(mention, vocab.SERIES_NAME, record.series.start, record.series.end)
            for position, member in enumerate(record.series.members, 1):
                named = self._named(member.value, None)
                self._add(named, vocab.LIST_POSITION, position)
                field = self._field(mention, vocab.IN_SERIES, member.start, member.end)
                self._add(field, vocab.NAMES_CLASS, named)

    def _named(self, title: str, level: int | None) -> NamedNode:
        """Return the mention of a class that the document only names."""
        mention, _, new = self._part("named", (normalised(title), level))
        if new:
            self._add(self.spec, vocab.NAMES, mention)
            self._add(mention, vocab.TYPE, vocab.CLASS_MENTION)
            self._add(mention, vocab.PRINTED_TITLE, title)
            self._add(mention, vocab.LEVEL, level)
        return mention

    def _passages(self, mention: NamedNode, job_class: ClassRecord) -> None:
        for field, term in _PASSAGES.items():
            for statement in getattr(job_class, field):
                self._statement(mention, field.replace("_", "-"), term, statement)
        for other in job_class.other:
            self._other(mention, other)
        for distinction in job_class.distinguished_from:
            self._distinction(mention, distinction)

    def _other(self, mention: NamedNode, other: Other) -> None:
        node, new = self._statement(mention, "other", vocab.OTHER, other)
        if new:
            self._add(node, vocab.HEADING, other.heading)

    def _distinction(self, mention: NamedNode, distinction: Distinction) -> None:
        node, new = self._statement(mention, "distinction", vocab.DISTINCTION, distinction)
        if new:
            named = self._named(distinction.title, distinction.level)
            self._add(node, vocab.NAMES_CLASS, named)

    def _duties(self, mention: NamedNode, job_class: ClassRecord) -> None:
        for duty in job_class.duties:
            node, new = self._statement(mention, "duty", vocab.DUTY, duty)
            printed = self.record.text[duty.start : duty.end]
            for start, end in units(printed):
                unit = self._unit(node, duty.start + start, duty.start + end, new=new)
                self._add(mention, vocab.HAS_STATEMENT, unit)

    def _unit(self, duty: NamedNode, start: int, end: int, *, new: bool) -> NamedNode:
        unit, number, _ = self._part("unit", (duty, start, end))
        if not new:
            return unit
        text = " ".join(self.record.text[start:end].split())
        self._add(duty, vocab.HAS_UNIT, unit)
        self._passage(unit, vocab.DUTY_UNIT, number, Statement(text, start, end))
        responsible = responsibility(text)
        if responsible is not None:
            self._add(unit, vocab.ACTION_VERB, responsible.action_verb)
            self._add(unit, vocab.LOWEST_RESPONSIBILITY, NamedNode(responsible.lowest.iri))
            self._add(unit, vocab.HIGHEST_RESPONSIBILITY, NamedNode(responsible.highest.iri))
        return unit

    def _competencies(self, mention: NamedNode, job_class: ClassRecord) -> None:
        for field, (kind, requirement, term) in _COMPETENCIES.items():
            for statement in getattr(job_class, field):
                node, new = self._statement(mention, kind, requirement, statement)
                if new:
                    self._competency(node, kind, term, statement)

    def _competency(
        self, node: NamedNode, kind: str, term: NamedNode, statement: Statement
    ) -> None:
        wanted = subject(statement.text)
        competency = self.iris.competency(kind, wanted)
        self._add(node, vocab.COMPETENCY, competency)
        self._add(competency, vocab.TYPE, term)
        self._add(competency, vocab.PREF_LABEL, normalised(wanted))
        if statement.proficiency is not None:
            concept = schemes.labelled("proficiency", statement.proficiency)
            self._add(node, vocab.PROFICIENCY, NamedNode(concept.iri))

    def _credentials(self, mention: NamedNode, job_class: ClassRecord) -> None:
        for statement in job_class.credentials:
            node, new = self._statement(
                mention, "credential", vocab.CREDENTIAL_REQUIREMENT, statement
            )
            if new:
                self._credential(node, statement)

    def _credential(self, node: NamedNode, statement: Credential) -> None:
        credential = self.iris.credential(statement.name)
        self._add(node, vocab.CREDENTIAL, credential)
        self._add(credential, vocab.TYPE, _CREDENTIALS[statement.kind])
        self._add(credential, vocab.PREF_LABEL, normalised(statement.name))
        self._add(node, vocab.CONDITION, statement.condition)
        self._add(node, vocab.WITHIN_MONTHS, statement.within_months)

    def _qualifications(self, mention: NamedNode, job_class: ClassRecord) -> None:
        if job_class.qualification is not None:
            root = self._tree(job_class.qualification)
            self._add(mention, vocab.HAS_QUALIFICATION, root)
        for substitution in job_class.substitutions:
            self._substitution(mention, substitution)
        equivalents = _equivalents(job_class.qualification)
        for printed in job_class.promotes_from:
            self._promotes_from(mention, printed, equivalents)

    def _tree(self, tree: Qualification) -> NamedNode:
        node, number, new = self._part("qualification", tree)
        if not new:
            return node
        if isinstance(tree, Requirement):
            self._passage(node, _LEAVES[tree.kind], number, tree)
            self._requirement(node, tree)
        elif isinstance(tree, Unparsed):
            self._passage(node, vocab.UNPARSED_REQUIREMENT, number, tree.statement)
        else:
            self._add(node, vocab.TYPE, vocab.ALL_OF if isinstance(tree, AllOf) else vocab.ANY_OF)
            self._add(node, vocab.ORDER, number)
            for part in tree.parts:
                self._add(node, vocab.HAS_PART, self._tree(part))
        return node

    def _requirement(self, node: NamedNode, leaf: Requirement) -> None:
        if leaf.level is not None:
            concept = schemes.concept("education", leaf.level)
            self._add(node, vocab.EDUCATION_LEVEL, NamedNode(concept.iri))
        for study in (*leaf.fields, *([leaf.field] if leaf.field else [])):
            self._add(node, vocab.STUDY_FIELD, study)
        self._add(node, vocab.MONTHS, leaf.months)
        if leaf.kind == "experience":
            self._add(node, vocab.SUPERVISORY, leaf.supervisory)
        if leaf.class_title is not None:
            self._add(node, vocab.IN_CLASS, self._named(leaf.class_title, None))
            self._add(node, vocab.OR_EQUIVALENT_LEVEL, leaf.or_equivalent)

    def _substitution(self, mention: NamedNode, substitution: Substitution) -> None:
        node, new = self._statement(mention, "substitution", vocab.SUBSTITUTION, substitution)
        if new:
            self._add(node, vocab.OFFERS, substitution.offers)
            self._add(node, vocab.REPLACES, substitution.replaces)
            self._add(node, vocab.RATE, substitution.rate)
            self._add(node, vocab.MAX_MONTHS, substitution.months)

    def _promotes_from(
        self, mention: NamedNode, printed: Printed, equivalents: frozenset[str]
    ) -> None:
        named = self._named(printed.value, None)
        field = self._field(mention, vocab.QUALIFIES_FOR, printed.start, printed.end)
        self._add(field, vocab.NAMES_CLASS, named)
        if normalised(printed.value) in equivalents:
            also = self._field(mention, vocab.QUALIFIES_BY_EQUIVALENCE, printed.start, printed.end)
            self._add(also, vocab.NAMES_CLASS, named)


def _equivalents(tree: Qualification | None) -> frozenset[str]:
    """Return the named classes beside which one of equal level counts too."""
    if isinstance(tree, AllOf | AnyOf):
        return frozenset().union(*map(_equivalents, tree.parts))
    if isinstance(tree, Requirement) and tree.or_equivalent and tree.class_title is not None:
        return frozenset({normalised(tree.class_title)})
    return frozenset()
