"""A parsed record becomes the triples of its document's graph.

The IRIs of mentions and statements follow from the document alone (``spec/<sha256>#duty-7``), so
the same bytes always give the same graph.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph import schemes, vocab
from graph.iris import Iris, normalised
from graph.responsibility import responsibility
from loaders.competencies import subject
from loaders.qualifications.triples import write_qualifications
from loaders.record import ClassRecord, Credential, Record, Statement
from loaders.units import units
from loaders.writer import Writer

__all__ = ["document_triples"]

_PASSAGES = {
    "summary": vocab.SUMMARY,
    "distinguishing": vocab.DISTINGUISHING,
    "reports_to": vocab.REPORTING,
    "supervises": vocab.SUPERVISION,
    "pay": vocab.PAY,
    "examined": vocab.EXAMINED,
    "desirable": vocab.DESIRABLE,
}
_COMPETENCIES = {
    "knowledge": ("knowledge", vocab.KNOWLEDGE_REQUIREMENT, vocab.KNOWLEDGE),
    "skills": ("skill", vocab.SKILL_REQUIREMENT, vocab.SKILL),
    "abilities": ("ability", vocab.ABILITY_REQUIREMENT, vocab.ABILITY),
}
_CREDENTIALS = {"license": vocab.LICENSE, "certification": vocab.CERTIFICATION}


def document_triples(
    record: Record,
    *,
    file_name: str,
    employer: str | None,
    parser_version: str,
    iris: Iris,
    source: str | None = None,
) -> tuple[Triple, ...]:
    """Return the triples of one document's graph, whose name is the specification's IRI.

    :param record: the parsed document
    :param file_name: its name as loaded, without folders
    :param employer: the employer's name, where it is known
    :param parser_version: the version of the program that parsed it
    :param source: the absolute address where the document was got, where it is known
    :raises ValueError: where ``source`` is no absolute IRI
    """
    writer = Writer(record, iris)
    described = [_described(writer, job_class) for job_class in record.classes]
    return (
        *_document(record, writer.spec, file_name, parser_version),
        *_employer(writer.spec, employer, iris),
        *_source(writer.spec, source),
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


def _source(spec: NamedNode, source: str | None) -> Iterator[Triple]:
    if source is not None:
        yield Triple(spec, vocab.SOURCE, NamedNode(source))


def _described(writer: Writer, job_class: ClassRecord) -> NamedNode:
    """Write a class that the document describes, and return its mention."""
    mention, _, _ = writer.part("class", (job_class.title, job_class.code))
    writer.add(mention, vocab.TYPE, vocab.CLASS_MENTION)
    _header(writer, mention, job_class)
    _document_facts(writer, mention)
    _series_members(writer, mention)
    _passages(writer, mention, job_class)
    _duties(writer, mention, job_class)
    _competencies(writer, mention, job_class)
    _credentials(writer, mention, job_class)
    write_qualifications(writer, mention, job_class)
    return mention


def _header(writer: Writer, mention: NamedNode, job_class: ClassRecord) -> None:
    title, code, level, flsa = job_class.title, job_class.code, job_class.level, job_class.flsa
    writer.add(mention, vocab.PRINTED_TITLE, title.value)
    writer.fact(mention, vocab.PRINTED_TITLE, title.start, title.end, title.rule)
    if code is not None:
        writer.add(mention, vocab.NOTATION, code.value)
        writer.fact(mention, vocab.NOTATION, code.start, code.end, code.rule)
    if level is not None:
        writer.add(mention, vocab.LEVEL, level.value)
        writer.fact(mention, vocab.LEVEL, level.start, level.end, level.rule)
    if flsa is not None:
        concept = schemes.concept("flsa", flsa.exemption or flsa.status)
        writer.add(mention, vocab.FLSA_STATUS, NamedNode(concept.iri))
        writer.fact(mention, vocab.FLSA_STATUS, flsa.start, flsa.end, flsa.rule)


def _document_facts(writer: Writer, mention: NamedNode) -> None:
    """Write the evidence of what the document says of itself."""
    record = writer.record
    for printed, term in (
        (record.agency, vocab.EMPLOYER_NAME),
        (record.adopted, vocab.ISSUED),
        (record.revised, vocab.MODIFIED),
        (record.opened, vocab.OPENED),
        (record.series, vocab.SERIES_NAME),
    ):
        if printed is not None:
            writer.fact(mention, term, printed.start, printed.end, printed.rule)


def _series_members(writer: Writer, mention: NamedNode) -> None:
    """Write the classes that a series lists; the evidence of each is the whole list."""
    members = writer.record.series.members if writer.record.series is not None else ()
    if not members:
        return
    start, end = min(m.start for m in members), max(m.end for m in members)
    listed = writer.fact(mention, vocab.IN_SERIES, start, end, members[0].rule)
    for position, member in enumerate(members, 1):
        named = writer.named(member.value)
        writer.add(named, vocab.LIST_POSITION, position)
        writer.add(listed, vocab.NAMES_CLASS, named)


def _passages(writer: Writer, mention: NamedNode, job_class: ClassRecord) -> None:
    for field, term in _PASSAGES.items():
        for statement in getattr(job_class, field):
            writer.statement(mention, field.replace("_", "-"), term, statement)
    for other in job_class.other:
        node, new = writer.statement(mention, "other", vocab.OTHER, other)
        if new:
            writer.add(node, vocab.HEADING, other.heading)
    for distinction in job_class.distinguished_from:
        node, new = writer.statement(mention, "distinction", vocab.DISTINCTION, distinction)
        if new:
            named = writer.named(distinction.title, distinction.level)
            writer.add(node, vocab.NAMES_CLASS, named)


def _duties(writer: Writer, mention: NamedNode, job_class: ClassRecord) -> None:
    for duty in job_class.duties:
        node, _ = writer.statement(mention, "duty", vocab.DUTY, duty)
        printed = writer.record.text[duty.start : duty.end]
        for start, end in units(printed):
            unit = _unit(
                writer, node, writer.quoted(duty.start + start, duty.start + end, duty.rule)
            )
            writer.add(mention, vocab.HAS_STATEMENT, unit)


def _unit(writer: Writer, duty: NamedNode, printed: Statement) -> NamedNode:
    unit, number, new = writer.part("unit", (duty, printed))
    if not new:
        return unit
    writer.add(duty, vocab.HAS_UNIT, unit)
    writer.passage(unit, vocab.DUTY_UNIT, number, printed)
    responsible = responsibility(printed.text)
    if responsible is not None:
        writer.add(unit, vocab.ACTION_VERB, responsible.action_verb)
        writer.add(unit, vocab.LOWEST_RESPONSIBILITY, NamedNode(responsible.lowest.iri))
        writer.add(unit, vocab.HIGHEST_RESPONSIBILITY, NamedNode(responsible.highest.iri))
    return unit


def _competencies(writer: Writer, mention: NamedNode, job_class: ClassRecord) -> None:
    for field, (kind, requirement, term) in _COMPETENCIES.items():
        for statement in getattr(job_class, field):
            node, new = writer.statement(mention, kind, requirement, statement)
            if new:
                _competency(writer, node, kind, term, statement)


def _competency(
    writer: Writer, node: NamedNode, kind: str, term: NamedNode, statement: Statement
) -> None:
    wanted = subject(statement.text)
    competency = writer.iris.competency(kind, wanted)
    writer.add(node, vocab.COMPETENCY, competency)
    writer.add(competency, vocab.TYPE, term)
    writer.add(competency, vocab.PREF_LABEL, normalised(wanted))
    if statement.proficiency is not None:
        concept = schemes.labelled("proficiency", statement.proficiency)
        writer.add(node, vocab.PROFICIENCY, NamedNode(concept.iri))


def _credentials(writer: Writer, mention: NamedNode, job_class: ClassRecord) -> None:
    for statement in job_class.credentials:
        node, new = writer.statement(mention, "credential", vocab.CREDENTIAL_REQUIREMENT, statement)
        if new:
            _credential(writer, node, statement)


def _credential(writer: Writer, node: NamedNode, statement: Credential) -> None:
    credential = writer.iris.credential(statement.name)
    writer.add(node, vocab.CREDENTIAL, credential)
    writer.add(credential, vocab.TYPE, _CREDENTIALS[statement.kind])
    writer.add(credential, vocab.PREF_LABEL, normalised(statement.name))
    writer.add(node, vocab.CONDITION, statement.condition)
    writer.add(node, vocab.WITHIN_MONTHS, statement.within_months)
