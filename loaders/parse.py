"""From a file to the record of what it says: the entry to the loaders.

Parsing is pure: the same bytes give the same record, on any day and on any machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path
from typing import Final

from graph.errors import NotASpecification, UnreadableDocument
from loaders import relations, titles
from loaders.alternatives import LIMIT, alternatives, extent
from loaders.competencies import competencies
from loaders.coverage import passages
from loaders.credentials import credentials
from loaders.dates import earliest, latest
from loaders.duties import duties
from loaders.flsa import flsa
from loaders.furniture import page_furniture
from loaders.lines import Document, document
from loaders.qualifications import promotes_from, qualification
from loaders.readers import Source, read
from loaders.record import ClassRecord, Printed, Record, Statement, Warned
from loaders.remainder import others, understood
from loaders.sections import PREAMBLE, Sections, sections
from loaders.series import level, series
from loaders.substitutions import substitutions

__all__ = ["parse_bytes", "parse_file"]

#: Fields that only a specification has.
_TELLING: Final = ("title", "code", "flsa", "members")


def parse_file(path: str | PathLike[str]) -> Record:
    """Return the record of a file.

    :param path: a class specification in plain text
    :raises UnreadableDocument: where the file cannot be opened or its bytes are no text
    :raises NotASpecification: where its text describes no job class
    """
    name = fspath(path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableDocument(name, f"it cannot be opened ({error.strerror})") from error
    return parse_bytes(data, name)


def parse_bytes(data: bytes, path: str) -> Record:
    """Return the record of a document.

    :param data: the file's bytes
    :param path: the document, as the user named it
    :raises UnreadableDocument: where the bytes are no text
    :raises NotASpecification: where the text describes no job class

    >>> record = parse_bytes(b"CLERK\\n\\nDUTIES\\n\\nFiles letters.\\n", "clerk.txt")
    >>> record.classes[0].title.value, record.classes[0].duties[0].text
    ('CLERK', 'Files letters')
    """
    source = read(data, path=path)
    plain = document(source.text)
    title = _title(source, plain, sections(plain))
    doc = plain.without(page_furniture(plain.lines, title))
    parts = sections(doc)
    return _record(source, doc, parts, title)


def _title(source: Source, doc: Document, parts: Sections) -> Printed:
    known = any(section.kind not in (PREAMBLE, "other") for section in parts.sections)
    if not known and not any(parts.values(name) for name in _TELLING):
        raise NotASpecification(source.path, "it has no section or field of a class specification")
    title = titles.title(doc, parts)
    if title is None:
        raise NotASpecification(source.path, "it prints no class title before its first section")
    return title


def _record(source: Source, doc: Document, parts: Sections, title: Printed) -> Record:
    described = _job_class(doc, parts, title)
    named, agency = series(doc, parts), titles.agency(doc, parts)
    seen = understood(doc, parts, described)
    rest = others(doc, parts, passages((described, named, agency, seen)))
    described = replace(described, other=rest)
    return Record(
        document=source.path,
        sha256=source.sha256,
        media_type=source.media_type,
        text=source.text,
        classes=(described,),
        agency=agency,
        adopted=earliest(_values(doc, parts, "adopted")),
        revised=latest(_values(doc, parts, "revised")),
        opened=earliest(_values(doc, parts, "opened")),
        series=named,
        understood=seen,
        warnings=tuple(_warnings(described)),
    )


def _job_class(doc: Document, parts: Sections, title: Printed) -> ClassRecord:
    able = competencies(doc, parts)
    return ClassRecord(
        title=title,
        code=titles.code(doc, parts),
        level=level(doc, parts, title),
        flsa=flsa(doc, parts),
        summary=_sentences(doc, parts, "summary"),
        distinguishing=_sentences(doc, parts, "distinguishing"),
        duties=duties(doc, parts),
        knowledge=able.knowledge,
        skills=able.skills,
        abilities=able.abilities,
        examined=_sentences(doc, parts, "examined"),
        credentials=credentials(doc, parts),
        qualification=qualification(doc, parts),
        substitutions=substitutions(doc, parts),
        promotes_from=promotes_from(doc, parts),
        reports_to=relations.reports_to(doc, parts),
        supervises=relations.supervises(doc, parts),
        distinguished_from=relations.distinctions(doc, parts),
        pay=_sentences(doc, parts, "pay"),
    )


def _sentences(doc: Document, parts: Sections, kind: str) -> tuple[Statement, ...]:
    spans = relations.sentences_of(doc, parts, kind)
    return tuple(doc.statement(start, end) for start, end in spans)


def _values(doc: Document, parts: Sections, name: str) -> Iterator[Printed]:
    return (doc.printed(*field.value) for field in parts.values(name) if field.value is not None)


def _warnings(described: ClassRecord) -> Iterator[Warned]:
    tree = described.qualification
    if tree is not None and len(alternatives(tree)) > LIMIT:
        start, end = extent(tree)
        yield Warned(
            "many-alternatives",
            f"The qualifications allow more than {LIMIT} alternatives; the rest are left out.",
            start,
            end,
        )
