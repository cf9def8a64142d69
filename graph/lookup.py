"""From what a user types to one class, one ladder or one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Final, TypeVar

from graph.errors import AmbiguousName, UnknownName
from graph.identity.mentions import Document
from graph.iris import normalised
from graph.model import ClassName, Ladder

__all__ = [
    "SHORT_DIGEST",
    "class_label",
    "find_class",
    "find_document",
    "find_ladder",
    "near_classes",
    "near_documents",
    "of_agency",
]

_Found = TypeVar("_Found", ClassName, Ladder, Document)

_MOST_CANDIDATES: Final = 5
_LEAST_LIKENESS: Final = 0.5
#: Hexadecimal digits of a document's digest that name it.
SHORT_DIGEST: Final = 12


def find_class(classes: Iterable[ClassName], name: str) -> ClassName:
    """Return the class that bears a name.

    :param name: its key, code, title or another printed form; case and punctuation don't matter
    :raises UnknownName: where no class bears it, with the nearest names
    :raises AmbiguousName: where several do, with the key of each
    """
    known = tuple(classes)
    return _find("class", known, name, _class_forms, class_label)


def of_agency(classes: Iterable[ClassName], agency: str | None) -> tuple[ClassName, ...]:
    """Return the classes of one employer.

    :param agency: the employer's name, or the first part of its classes' keys; ``None`` for all
    :raises UnknownName: where no class is of such an employer, with those that there are
    """
    known = tuple(classes)
    if agency is None:
        return known
    wanted = normalised(agency)
    found = tuple(one for one in known if wanted in map(normalised, _agency_forms(one)))
    if not found:
        employers = sorted({one.employer for one in known if one.employer is not None})
        raise UnknownName("employer", agency, employers[:_MOST_CANDIDATES])
    return found


def _agency_forms(of: ClassName) -> tuple[str, ...]:
    slug = of.key.partition("/")[0]
    return (slug,) if of.employer is None else (of.employer, slug)


def class_label(of: ClassName) -> str:
    """Return how a class is told among others that a name may mean: its title and its key."""
    return f"{of.title} ({of.key})"


def find_ladder(ladders: Iterable[Ladder], name: str) -> Ladder:
    """Return the ladder that bears a name.

    :param name: its series' name, with or without the word "series", or its key
    :raises UnknownName: where no ladder bears it, with the nearest names
    :raises AmbiguousName: where several do, with the key of each
    """
    known = tuple(ladders)
    return _find("ladder", known, name, _ladder_forms, _ladder_label)


def find_document(documents: Iterable[Document], name: str) -> Document:
    """Return the document that bears a name; a part of a name is none, since it may be removed.

    :param name: its file's name when it was loaded, its IRI, or its SHA-256 digest, of which the
        first twelve digits do
    :raises UnknownName: where no document bears it, with the nearest names
    :raises AmbiguousName: where several do, with the short digest of each
    """
    known = tuple(documents)
    return _find("document", known, name, _document_forms, _document_label, endings=False)


def near_classes(classes: Iterable[ClassName], name: str) -> tuple[ClassName, ...]:
    """Return the classes whose key, code, title or other printed form is most like a name.

    >>> near_classes([ClassName("x/wool/1", "wool/1", "Weaver", (), None, None)], "Wever")[0].title
    'Weaver'
    """
    return _nearest(tuple(classes), normalised(name), _class_forms)


def near_documents(documents: Iterable[Document], name: str) -> tuple[Document, ...]:
    """Return the documents whose file's name or digest is most like a name."""
    return _nearest(tuple(documents), normalised(name), _document_forms)


def _find(
    kind: str,
    known: Sequence[_Found],
    name: str,
    forms: Callable[[_Found], Sequence[Sequence[str]]],
    label: Callable[[_Found], str],
    *,
    endings: bool = True,
) -> _Found:
    """Try the forms in their order: code, title, another printed form, the end of one of them."""
    wanted = normalised(name)
    for rank in range(len(forms(known[0])) if known else 0):
        found = [one for one in known if wanted in map(normalised, forms(one)[rank])]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousName(kind, name, [label(one) for one in found])
    ending = [one for one in known if endings and wanted and _ends(one, wanted, forms)]
    if len(ending) == 1:
        return ending[0]
    if 1 < len(ending) <= _MOST_CANDIDATES:
        raise AmbiguousName(kind, name, [label(one) for one in ending])
    raise UnknownName(kind, name, list(map(label, _nearest(known, wanted, forms))))


def _ends(one: _Found, wanted: str, forms: Callable[[_Found], Sequence[Sequence[str]]]) -> bool:
    """Whether a name is the end of one of the forms, as a text shortens a title."""
    return any(normalised(form).endswith(f" {wanted}") for rank in forms(one)[1:] for form in rank)


def _nearest(
    known: Sequence[_Found],
    wanted: str,
    forms: Callable[[_Found], Sequence[Sequence[str]]],
) -> tuple[_Found, ...]:
    bearers = {normalised(form): one for one in known for rank in forms(one) for form in rank}
    near = get_close_matches(wanted, bearers, n=2 * _MOST_CANDIDATES, cutoff=_LEAST_LIKENESS)
    return tuple(dict.fromkeys(bearers[form] for form in near))[:_MOST_CANDIDATES]


def _class_forms(found: ClassName) -> tuple[Sequence[str], ...]:
    codes = (found.code,) if found.code is not None else ()
    return (found.key, found.iri), codes, (found.title,), found.aliases


def _ladder_forms(found: Ladder) -> tuple[Sequence[str], ...]:
    return (_ladder_key(found), found.iri), (found.name, f"{found.name} series")


def _ladder_label(found: Ladder) -> str:
    return f"{found.name} ({_ladder_key(found)})"


def _ladder_key(found: Ladder) -> str:
    return "/".join(found.iri.rsplit("/", 2)[-2:])


def _document_forms(found: Document) -> tuple[Sequence[str], ...]:
    return (found.iri, found.sha256, found.sha256[:SHORT_DIGEST]), (found.file_name,)


def _document_label(found: Document) -> str:
    return f"{found.file_name} ({found.sha256[:SHORT_DIGEST]})"
