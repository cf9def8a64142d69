"""Each series is gathered over the documents that name it: its name, its size and its levels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.identity.drafts import Series
from graph.identity.mentions import Document, Mention
from graph.identity.rungs import is_beyond, levels
from graph.identity.titles import best, key
from graph.identity.work import Work

__all__ = ["read_series"]


def read_series(work: Work) -> None:
    """Gather each series of an employer, and the levels that its documents state."""
    documents: dict[tuple[str, ...], list[Document]] = defaultdict(list)
    for document in work.employer.documents:
        if document.series is not None:
            documents[key(document.series)].append(document)
    often = Counter(mention.document for mention in work.described)
    for which, naming in documents.items():
        work.series[which] = _gathered(naming, often)
    for mention in work.named:
        series_of = work.series_of(mention)
        if series_of is not None and mention.position is not None:
            series_of.members[mention.position].append(mention)
    described = _by_series(work, work.described)
    for series in work.series.values():
        inside = described.get(id(series), [])
        work.levels[id(series)] = levels(series, inside)
        _doubt_size(work, series, inside)
        _doubt_beyond(work, series, inside)


def _gathered(documents: Sequence[Document], described: Mapping[str, int]) -> Series:
    """Return what documents say of a series that they name.

    A number of levels that is no more than the number of classes that the document describes is the
    length of its table; where a sentence counts the levels, such tables tell nothing of them.
    """
    sized = {d.iri: d.size for d in documents if d.size is not None}
    counting = {iri: size for iri, size in sized.items() if size != described[iri]}
    name = best(document.series for document in documents if document.series is not None)
    return Series(name, sizes=counting or sized, counted=bool(counting))


def _by_series(work: Work, mentions: Iterable[Mention]) -> Mapping[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[id(work.series_of(mention))].append(mention)
    return found


def _doubt_size(work: Work, series: Series, described: Sequence[Mention]) -> None:
    """Report, once, that documents disagree about the size of a series."""
    if not (series.disputed and described):
        return
    sizes = sorted((work.files[document], size) for document, size in series.sizes.items())
    told = ", ".join(f"{size} in {file}" for file, size in sizes)
    first = min(described, key=lambda mention: (work.files[mention.document], mention.iri))
    work.doubt(
        [first],
        f"documents disagree about the number of levels of the series {series.name} ({told}), "
        "so none is counted that is neither listed nor described",
    )


def _doubt_beyond(work: Work, series: Series, described: Iterable[Mention]) -> None:
    """Report the levels that sentences state beyond the number that sentences count."""
    beyond = [mention for mention in described if is_beyond(series, mention)]
    work.doubt(beyond, f"its level is beyond the {series.size} levels of the series {series.name}")
