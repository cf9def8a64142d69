"""All errors that Nextrung raises, as one tree.

::

    NextrungError
    ├── DocumentError          a document that cannot become a record
    │   ├── UnreadableDocument     its bytes are no text that a reader knows
    │   └── NotASpecification      its text describes no job class
    ├── LookupFailed           a name that the store does not know, or knows twice
    │   ├── UnknownName
    │   └── AmbiguousName
    ├── NoWayUp                two classes that no ladder or qualification joins
    ├── ProfileError           a person's profile that cannot be read
    ├── QueryError             a query or a parameter that cannot be run
    │   ├── UnreadableQuery        its text is no SPARQL query
    │   └── ForbiddenQuery         it would change the store, or asks another server
    └── StoreError             a store that cannot be opened or written

Each message says what, which value, where, and what to do; the values are attributes.
The command line turns each into one line and an exit status, a page into an HTTP status.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "AmbiguousName",
    "DocumentError",
    "ForbiddenQuery",
    "LookupFailed",
    "NextrungError",
    "NoWayUp",
    "NotASpecification",
    "ProfileError",
    "QueryError",
    "StoreError",
    "UnknownName",
    "UnreadableDocument",
    "UnreadableQuery",
]


class NextrungError(Exception):
    """Anything that Nextrung refuses, with a sentence that says why."""


class DocumentError(NextrungError):
    """A document cannot become a record.

    :param path: the document, as the user named it
    :param reason: what is wrong and what to do, a sentence without its full stop
    """

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}.")


class UnreadableDocument(DocumentError):
    """The document's bytes are no text that a reader knows."""


class NotASpecification(DocumentError):
    """The document's text describes no job class."""


class LookupFailed(NextrungError):
    """A name given by the user leads to no single thing.

    :param kind: what was looked for ("class", "ladder", "query")
    :param name: the name as given
    :param candidates: the nearest names that the store does know, best first
    """

    def __init__(self, kind: str, name: str, candidates: Sequence[str], message: str) -> None:
        self.kind = kind
        self.name = name
        self.candidates = tuple(candidates)
        super().__init__(message)


class UnknownName(LookupFailed):
    """No class, ladder or query bears the name."""

    def __init__(self, kind: str, name: str, candidates: Sequence[str] = ()) -> None:
        hint = f" Nearest: {'; '.join(candidates)}." if candidates else ""
        super().__init__(kind, name, candidates, f'No {kind} is named "{name}".{hint}')


class AmbiguousName(LookupFailed):
    """Several classes or ladders bear the name."""

    def __init__(self, kind: str, name: str, candidates: Sequence[str]) -> None:
        told = "; ".join(candidates)
        message = f'"{name}" names more than one {kind}: {told}. Give its key, in brackets.'
        super().__init__(kind, name, candidates, message)


class NoWayUp(NextrungError):
    """No ladder and no qualification leads from one class to the other."""


class ProfileError(NextrungError):
    """A person's profile cannot be read.

    :param path: its file, as the user named it
    :param place: where in the file ("line 4 classes[0].months"), ``None`` for the whole of it
    :param reason: what is wrong and what to do, a sentence without its full stop
    """

    def __init__(self, path: str, place: str | None, reason: str) -> None:
        self.path = path
        self.place = place
        self.reason = reason
        super().__init__(f"{path}, {place}: {reason}." if place else f"{path}: {reason}.")


class QueryError(NextrungError):
    """A query or one of its parameters cannot be run."""


class UnreadableQuery(QueryError):
    """The text is no SPARQL query.

    :param reason: what is wrong, and where, a sentence without its full stop
    :param line: where in the text, from 1; ``None`` where that is not known
    :param column: where in the line, from 1; ``None`` as above
    """

    def __init__(self, reason: str, line: int | None, column: int | None) -> None:
        self.reason = reason
        self.line = line
        self.column = column
        super().__init__(f"The query cannot be read: {reason}.")


class ForbiddenQuery(QueryError):
    """The text would change the store, or has another server asked."""


class StoreError(NextrungError):
    """A store cannot be opened, read or written.

    :param place: the folder of the store, or its server's address
    :param reason: what is wrong and what to do, a sentence without its full stop; in parentheses
        what another program said, which may name a path or an address too
    """

    def __init__(self, place: str, reason: str) -> None:
        self.place = place
        self.reason = reason
        super().__init__(f"store {place}: {reason}.")
