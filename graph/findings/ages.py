"""Documents that are old beside the newest one of their employer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.findings.model import Finding
from graph.findings.survey import Survey
from graph.identity.mentions import Document

__all__ = ["stale"]


def stale(of: Survey, years: int) -> Iterator[Finding]:
    """Yield the documents that are older than the newest one of their employer by some years.

    A document's date is the latest that it states: of its adoption, of its last revision, or from
    which applications were taken. One that states none is not judged.

    :param years: how many years older, 1 or more; counted by years alone, as some dates are
    """
    newest: dict[str | None, int] = defaultdict(int)
    for document in of.documents:
        newest[document.employer] = max(newest[document.employer], document.year or 0)
    for document in of.documents:
        year = document.year
        if year is not None and newest[document.employer] - year >= years:
            yield _finding(of, document, newest[document.employer] - year)


def _finding(of: Survey, document: Document, years: int) -> Finding:
    inside = [
        (iri, one.quote)
        for iri, printed in of.described.items()
        for one in printed
        if one.quote.document == document.iri
    ]
    return Finding(
        kind="stale",
        about=(document.iri,),
        sentence=f"{document.file_name} is of {document.year}, {years} years before the newest "
        "document of its employer.",
        quotes=tuple(quote for _, quote in inside),
        classes=tuple(of.classes[iri] for iri, _ in inside),
        employer=document.employer,
    )
