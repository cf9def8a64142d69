"""What a document prints, statement by statement, for comparison with another document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import NamedNode

from graph import vocab
from graph.difference import Wording
from graph.model import Quote
from graph.rows import quote, text
from graph.store import Row, Store

__all__ = ["wordings"]

#: What each kind of statement is part of; a printed duty is told by its parts.
_PARTS: Final = {
    vocab.SUMMARY.value: "What the class is for",
    vocab.DISTINGUISHING.value: "What sets it apart",
    vocab.DUTY_UNIT.value: "Duties",
    vocab.KNOWLEDGE_REQUIREMENT.value: "Knowledge",
    vocab.SKILL_REQUIREMENT.value: "Skills",
    vocab.ABILITY_REQUIREMENT.value: "Abilities",
    vocab.CREDENTIAL_REQUIREMENT.value: "Licences and certificates",
    vocab.CREDENTIAL_NEED.value: "Licences and certificates",
    vocab.EDUCATION_REQUIREMENT.value: "Minimum qualifications",
    vocab.EXPERIENCE_REQUIREMENT.value: "Minimum qualifications",
    vocab.EQUIVALENT_COMBINATION.value: "Minimum qualifications",
    vocab.UNPARSED_REQUIREMENT.value: "Minimum qualifications",
    vocab.SUBSTITUTION.value: "Substitutions",
    vocab.DESIRABLE.value: "What is desirable",
    vocab.EXAMINED.value: "What applicants are examined in",
    vocab.REPORTING.value: "Supervision received",
    vocab.SUPERVISION.value: "Supervision exercised",
    vocab.PAY.value: "Pay",
}
#: The short facts that a document states of itself and of its class.
_FACTS: Final = {
    vocab.PRINTED_TITLE.value: "Title",
    vocab.NOTATION.value: "Code",
    vocab.LEVEL.value: "Level",
    vocab.FLSA_STATUS.value: "FLSA",
    vocab.EMPLOYER_NAME.value: "Employer",
    vocab.SERIES_NAME.value: "Series",
    vocab.IN_SERIES.value: "Classes of the series",
    vocab.ISSUED.value: "Date of issue",
    vocab.MODIFIED.value: "Date of revision",
    vocab.OPENED.value: "Date of opening",
}
_ELSEWHERE: Final = "Elsewhere"
#: A line without the white space around it.
_LINE: Final = re.compile(r"\S(?:[^\r\n\f]*\S)?")
_LETTER: Final = re.compile(r"[^\W\d_]")


def wordings(store: Store, document: str) -> tuple[Wording, ...]:
    """Return what a document prints, in its order, each passage once.

    Lines that no statement was read from come last: headings, and whatever no rule knows.

    :param document: IRI of the specification
    """
    about = {"document": NamedNode(document)}
    rows = store.ask("document-statements", about)
    found: dict[tuple[str, int, int], Wording] = {}
    for row, part in _parts(rows):
        printed = quote(row)
        found.setdefault((part, printed.start, printed.end), Wording(part, printed))
    if rows:
        (whole,) = store.ask("document-text", about)
        unread = _unread(whole["text"].value, map(quote, rows))
        found |= {(one.part, one.quote.start, one.quote.end): one for one in unread}
    return tuple(found.values())


def _unread(document: str, read: Iterable[Quote]) -> Iterator[Wording]:
    """Yield the lines with letters that no passage touches."""
    passages = sorted(read, key=lambda one: one.start)
    covered = bytearray(len(document))
    for one in passages:
        covered[one.start : one.end] = b"\x01" * (one.end - one.start)
    for line in _LINE.finditer(document):
        if _LETTER.search(line[0]) and not any(covered[line.start() : line.end()]):
            start, end = line.span()
            words = " ".join(line[0].split())
            place = Quote(words, start, end, passages[0].document, passages[0].file_name)
            yield Wording(_ELSEWHERE, place)


def _parts(rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    for row in rows:
        kind = row["kind"].value
        if kind == vocab.PRINTED_FACT.value:
            part = _FACTS.get(row["fact"].value)
        elif kind == vocab.OTHER.value:
            part = (text(row, "heading") or "Other").rstrip(" :")
        else:
            part = _PARTS.get(kind)
        if part is not None:
            yield row, part
