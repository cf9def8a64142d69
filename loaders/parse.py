"""From a file to the record of what it says: the entry to the loaders.

Parsing is pure: the same bytes give the same record, on any day and on any machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path
from typing import Final

from graph.collection import paused
from graph.errors import NotASpecification
from loaders import history, identity, relations
from loaders.competencies import competencies
from loaders.coverage import merged, passages
from loaders.credentials import credentials
from loaders.distinctions import distinctions
from loaders.duties import duties
from loaders.examined import examined
from loaders.flsa import flsa
from loaders.furniture import page_furniture
from loaders.level_marks import tells_levels
from loaders.lines import Document, document
from loaders.opening import opening
from loaders.pay import pay
from loaders.qualifications.alternatives import LIMIT, alternatives, extent, unread
from loaders.qualifications.tree import promotes_from, qualification
from loaders.readers import Source, content, read
from loaders.record import ClassRecord, Printed, Record, Span, Statement, Warned
from loaders.remainder import Rest, marked, rest, understood
from loaders.rosters import Roster, related, roster
from loaders.sections import PREAMBLE, Section, Sections, sections
from loaders.series import ladder_of, level
from loaders.substitutions import substitutions
from loaders.titles import title

__all__ = ["parse_bytes", "parse_file"]

#: Fields that only a specification has.
_TELLING: Final = ("title", "code", "flsa", "members")


def parse_file(path: str | PathLike[str]) -> Record:
    """Return the record of a file.

    :param path: a class specification in one of the formats of ``docs/formats.md``
    :raises UnreadableDocument: where it is no regular file, cannot be opened, or holds no text
    :raises NotASpecification: where its text describes no job class
    """
    return parse_bytes(content(Path(path)), fspath(path))


def parse_bytes(data: bytes, path: str) -> Record:
    r"""Return the record of a document.

    :param data: the file's bytes
    :param path: the document, as the user named it
    :raises UnreadableDocument: where the bytes are no text
    :raises NotASpecification: where the text describes no job class

    >>> record = parse_bytes(b"CLERK\n\nDUTIES\n\nFiles letters.\n", "clerk.txt")
    >>> record.classes[0].title.value, record.classes[0].duties[0].text
    ('CLERK', 'Files letters')
    """
    source = read(data, path=path)
    # It makes some ten thousand values and ties none of them into a cycle.
    with paused():
        return _parsed(source)


def _parsed(source: Source) -> Record:
    plain = document(source.text)
    first = sections(plain)
    named = title(plain, first)
    listed = roster(plain, first, named)
    _check(source, first, named, listed)
    # A series repeats its classes' titles as subheadings, which are no page furniture.
    doc = plain.without(page_furniture(plain.lines, named, of_one_class=not listed))
    # Most documents have neither, and need not be read again.
    parts = sections(doc, [one for one, _ in listed]) if listed or doc is not plain else first
    return _record(source, doc, parts, named, listed)


def _check(source: Source, parts: Sections, named: Printed | None, listed: Roster) -> None:
    known = any(section.kind not in (PREAMBLE, "other") for section in parts.sections)
    if not (known or listed or any(parts.values(name) for name in _TELLING)):
        raise NotASpecification(source.path, "it has no section or field of a class specification")
    if named is None and not listed:
        raise NotASpecification(source.path, "it prints no class title before its first section")


def _record(
    source: Source, doc: Document, parts: Sections, named: Printed | None, listed: Roster
) -> Record:
    described = tuple(_job_classes(doc, parts, named, listed))
    beside = [one for one, _ in listed] or related(doc, parts, named)
    ladder = ladder_of(doc, parts, named, beside)
    agency = identity.agency(doc, parts)
    seen = understood(doc, parts, named)
    told = [replace(one, promotes_from=()) for one in described]
    # A page break inside a passage does not part it.
    read = set(passages((told, ladder, seen))) - set(doc.furniture)
    marks = marked(doc, parts, merged(read))
    taken = merged((*read, *passages(marks)))
    names = merged(passages((agency, [one.promotes_from for one in described])))
    return Record(
        document=source.path,
        sha256=source.sha256,
        media_type=source.media_type,
        text=source.text,
        classes=tuple(_with_others(doc, parts, described, taken, names)),
        agency=agency,
        adopted=history.adopted(doc, parts),
        revised=history.revised(doc, parts),
        opened=history.opened(doc, parts),
        series=ladder,
        understood=tuple(sorted((*seen, *marks), key=lambda passage: passage.start)),
        warnings=(
            # Classes of a series share what they ask for, and are warned of once.
            *dict.fromkeys(warned for one in described for warned in _warnings(one)),
            *identity.abolished(doc),
        ),
    )


def _with_others(
    doc: Document,
    parts: Sections,
    described: Sequence[ClassRecord],
    taken: Sequence[Span],
    names: Sequence[Span],
) -> Iterator[ClassRecord]:
    """Yield the classes with what no passage took; classes with the same sections share it."""
    read: dict[tuple[Section, ...], Rest] = {}
    for number, one in enumerate(described):
        own = parts.about(number)
        if own.sections not in read:
            read[own.sections] = rest(doc, own, taken, names)
        left = read[own.sections]
        yield replace(one, other=left.other, desirable=left.desirable)


def _job_classes(
    doc: Document, parts: Sections, named: Printed | None, roster: Roster
) -> Iterator[ClassRecord]:
    read: dict[object, ClassRecord] = {}  # what a series says of all its classes
    for number, (listed, code) in enumerate(roster):
        own = parts.about(number)
        # A definition may speak of each class by name; a list of duties hardly does.
        is_same = own.of("duties") and not tells_levels(own)
        shared = own.sections, None if is_same else number
        if shared not in read:
            read[shared] = _job_class(doc, own, listed, code)
        described = replace(
            read[shared], code=code, level=level(doc, own, listed), flsa=flsa(doc, own)
        )
        yield _under(doc, own, listed, described)
    if named is not None and not roster:
        yield _under(doc, parts, named, _job_class(doc, parts, named, identity.code(doc, parts)))


def _under(doc: Document, parts: Sections, title: Printed, said: ClassRecord) -> ClassRecord:
    """Return what is said under a class's own name; none promotes or differs from itself."""
    own = title.value.casefold()
    named = tuple(one for one in said.promotes_from if one.value.casefold() != own)
    apart = distinctions(doc, parts, title)
    return replace(said, title=title, promotes_from=named, distinguished_from=apart)


def _job_class(doc: Document, parts: Sections, title: Printed, code: Printed | None) -> ClassRecord:
    able = competencies(doc, parts)
    return ClassRecord(
        title=title,
        code=code,
        level=level(doc, parts, title),
        flsa=flsa(doc, parts),
        summary=_sentences(doc, parts, "summary", "scope") or opening(doc, parts, title),
        distinguishing=_sentences(doc, parts, "distinguishing"),
        duties=duties(doc, parts),
        knowledge=able.knowledge,
        skills=able.skills,
        abilities=able.abilities,
        examined=examined(doc, parts),
        credentials=credentials(doc, parts),
        qualification=qualification(doc, parts),
        substitutions=substitutions(doc, parts),
        promotes_from=promotes_from(doc, parts),
        reports_to=relations.reports_to(doc, parts),
        supervises=relations.supervises(doc, parts),
        pay=pay(doc, parts),
    )


def _sentences(doc: Document, parts: Sections, *kinds: str) -> tuple[Statement, ...]:
    spans = relations.sentences_of(doc, parts, *kinds)
    return tuple(doc.statement(start, end, rule="section-sentence") for start, end in spans)


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
    for leaf in unread(tree):
        yield Warned(
            "unread-requirement",
            f'No rule understood "{leaf.statement.text}"; the alternatives leave it out.',
            leaf.statement.start,
            leaf.statement.end,
        )
