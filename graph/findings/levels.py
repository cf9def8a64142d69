"""Levels and sizes of series that documents state and that cannot all be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.findings.model import Finding
from graph.findings.survey import Survey
from graph.identity.mentions import Document
from graph.identity.titles import key
from graph.model import Ladder

__all__ = ["levels_of_classes", "sizes_of_series"]


def levels_of_classes(of: Survey) -> Iterator[Finding]:
    """Yield the classes that documents put on different levels."""
    for iri, printed in of.described.items():
        levels = {one.level: one for one in printed if one.level is not None}
        if len(levels) > 1:
            told = ", ".join(
                f"{level} in {one.quote.file_name}" for level, one in sorted(levels.items())
            )
            yield Finding(
                kind="level-contradiction",
                about=(iri,),
                sentence=f"Documents put {of.name(iri)} on different levels: {told}.",
                quotes=tuple(one.quote for one in levels.values()),
                classes=(of.classes[iri],),
                employer=of.classes[iri].employer,
            )


def sizes_of_series(of: Survey) -> Iterator[Finding]:
    """Yield the ladders of which documents count different numbers of levels.

    A number that is that of the classes which the document describes is the length of its table,
    and counts nothing.
    """
    lengths = Counter(one.quote.document for printed in of.described.values() for one in printed)
    for ladder in of.ladders:
        counting = [
            one
            for one in of.documents
            if one.series is not None
            and (one.employer, key(one.series)) == (ladder.employer, key(ladder.name))
            and one.size not in {None, lengths[one.iri]}
        ]
        if ladder.rule is None and len({one.size for one in counting}) > 1:
            yield _size(of, ladder, counting)


def _size(of: Survey, ladder: Ladder, documents: Sequence[Document]) -> Finding:
    told = ", ".join(sorted(f"{one.size} in {one.file_name}" for one in documents))
    rungs = [rung.iri for rung in ladder.rungs if rung.iri in of.described]
    return Finding(
        kind="level-contradiction",
        about=(ladder.iri,),
        sentence=f"Documents disagree about the number of levels of {ladder.name}: {told}.",
        quotes=of.titles(*rungs),
        classes=tuple(of.classes[iri] for iri in rungs),
        employer=ladder.employer,
    )
