"""What documents say of classes, gathered by employer: the input of ``graph.identity.resolve``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.iris import digest, normalised, slug

__all__ = ["Document", "Employer", "Mention", "Role", "employers"]

#: Why a text names a class: in the list of its series, to set one apart, in the qualifications.
Role: TypeAlias = Literal["member", "distinguished", "qualifies", "equivalent"]


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says of itself: employer, series, stated number of levels, and dates.

    The dates are ISO 8601 and as exact as printed ("2002-09"). ``source`` is the address where the
    document was got, where its folder names one.
    """

    iri: str
    sha256: str
    file_name: str
    parser_version: str
    employer: str | None = None
    series: str | None = None
    size: int | None = None
    issued: str | None = None
    modified: str | None = None
    opened: str | None = None
    source: str | None = None

    @property
    def year(self) -> int | None:
        """The year of the latest date that the document states, whichever that is."""
        stated = [date for date in (self.issued, self.modified, self.opened) if date is not None]
        return int(max(stated)[:4]) if stated else None


@dataclass(frozen=True, slots=True)
class Mention:
    """A class as one document prints it.

    ``level`` is 1-based and stated; ``position`` the 1-based place in the series' list. ``roles``
    says why the text names the class, each with the IRI of the mention that is spoken of; it is
    empty where the document describes the class itself.
    """

    iri: str
    document: str
    title: str
    code: str | None = None
    level: int | None = None
    position: int | None = None
    roles: frozenset[tuple[Role, str]] = frozenset()

    @property
    def described(self) -> bool:
        """Whether the document describes this class rather than only naming it."""
        return not self.roles


@dataclass(frozen=True, slots=True)
class Employer:
    """All that was loaded of one employer; ``name`` is ``None`` where no document tells it."""

    key: str
    name: str | None
    documents: tuple[Document, ...]
    mentions: tuple[Mention, ...]


def employers(documents: Iterable[Document], mentions: Iterable[Mention]) -> tuple[Employer, ...]:
    """Return the mentions by employer.

    Documents whose employer is not known never come together, unless they state an identical
    series: same name, same number of levels, same members.
    """
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.document].append(mention)
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        groups[_employer_key(document, by_document[document.iri])].append(document)
    return tuple(
        Employer(
            key=name,
            name=_shown({d.employer for d in group if d.employer is not None}),
            documents=tuple(sorted(group, key=lambda d: d.iri)),
            mentions=tuple(
                sorted((m for d in group for m in by_document[d.iri]), key=lambda m: m.iri)
            ),
        )
        for name, group in sorted(groups.items())
    )


def _shown(names: Iterable[str]) -> str | None:
    """Return the form of an employer's name to be shown; one in capitals comes last."""
    return min(names, key=lambda name: (name.isupper(), name), default=None)


def _employer_key(document: Document, mentions: Sequence[Mention]) -> str:
    if document.employer is not None:
        return slug(document.employer)
    if document.series is None:
        return f"unstated-{document.sha256[:8]}"
    members = sorted((m.position, normalised(m.title)) for m in mentions if m.position is not None)
    return f"unstated-{digest(repr((normalised(document.series), document.size, members)))}"
