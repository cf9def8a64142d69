"""Classes that are named and not described, described twice, or not told apart by their titles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from graph.findings.model import Finding
from graph.findings.survey import Named, Survey
from graph.identity.graded import graded
from graph.identity.titles import key
from graph.model import Quote

__all__ = ["described_twice", "parts", "several_titles", "shared_titles", "undescribed"]

#: Rules by which words that are no title of a class, or not whole, are meant for it.
_PARTS: Final = frozenset({"short-form", "pay-grade", "level", "list-position"})
_SHOWN: Final = 5
_CERTIFIED: Final = frozenset({"certified", "licensed"})
_LOOSE: Final = "which is a part of the titles of described classes and the whole of none"
_MISSING: Final = "which no loaded document describes"
#: Behind it stands for whom or in what capacity a class works.
_CUT: Final = re.compile(r"[,(]")


def undescribed(of: Survey) -> Iterator[Finding]:
    """Yield the classes that qualifications name and no document describes.

    A name that says what its bearer is certified as is that of an occupation, and of no class here.
    Where the name is a part of a described title, that class may be meant, and the finding is that
    it is named loosely. Else the described classes are told whose titles differ from the name only
    in what grades them.
    """
    alike = _by(of, lambda title: [graded(title).stem])
    partial = _by(of, parts)
    for iri, namings in of.undescribed.items():
        own = of.classes[iri]
        if not _CERTIFIED.isdisjoint(key(own.title)):
            continue
        meant = partial.get((own.employer, key(_spelt(own.title))), [])
        others = meant or alike.get((own.employer, graded(own.title).stem), [])
        asking = dict.fromkeys(one.asking for one in namings if one.asking is not None)
        hint = f" Described are: {_listed(of, others)}." if others else ""
        yield Finding(
            kind="loose-title" if meant else "undescribed",
            about=(iri,),
            sentence=f"The qualifications of {_listed(of, list(asking))} name "
            f"{_as_printed(of.name(iri), namings[0])}, {_LOOSE if meant else _MISSING}.{hint}",
            quotes=_quotes(namings),
            classes=(own,),
            employer=own.employer,
        )


def _by(
    of: Survey, forms: Callable[[str], Iterable[tuple[str, ...]]]
) -> Mapping[tuple[str | None, tuple[str, ...]], list[str]]:
    """Return the described classes by employer and by each form of their titles."""
    found: dict[tuple[str | None, tuple[str, ...]], list[str]] = defaultdict(list)
    for iri in sorted(of.described):
        for form in forms(of.classes[iri].title):
            found[of.classes[iri].employer, form].append(iri)
    return found


def parts(title: str) -> set[tuple[str, ...]]:
    """Return the keys of what may be printed for a title: without its capacity, place or numeral.

    >>> sorted(parts("Weaver II, Wool Board"))
    [('board', 'weaver', 'wool'), ('ii', 'weaver'), ('weaver',)]
    """
    shorter = {title, title.partition("(")[0], _CUT.split(title, maxsplit=1)[0]}
    forms = {key(form, numbered=numbered) for form in shorter for numbered in (True, False)}
    return forms - {key(title), ()}


def _spelt(name: str) -> str:
    """Return a name without a body behind its comma whose name is shortened to its initials."""
    head, _, body = name.partition(",")
    return head if body.strip().isupper() and len(body.split()) == 1 else name


def described_twice(of: Survey) -> Iterator[Finding]:
    """Yield the classes that several documents describe, none of which revises another."""
    for iri, printed in of.described.items():
        files = dict.fromkeys((one.quote.document, one.quote.file_name) for one in printed)
        if len(files) > 1:
            yield Finding(
                kind="described-twice",
                about=(iri,),
                sentence=f"{of.name(iri)} is described by {len(files)} documents that are in "
                f"force: {', '.join(file for _, file in files)}.",
                quotes=tuple(one.quote for one in printed),
                classes=(of.classes[iri],),
                employer=of.classes[iri].employer,
            )


def several_titles(of: Survey) -> Iterator[Finding]:
    """Yield the classes that are printed under titles of different words.

    Another order of words, a plural or an abbreviation is the same title, and a short form, which
    leaves words out, is none of its own.
    """
    for iri in sorted(of.described.keys() | of.other_titles.keys()):
        printed = [
            *(Named(one.title, one.quote) for one in of.described.get(iri, ())),
            *(one for one in of.other_titles.get(iri, ()) if one.rule not in _PARTS),
        ]
        own = of.classes[iri].title
        titles = {
            key(one.title): one.title for one in reversed(printed) if not _is_short(one.title, own)
        } | {key(own): own}
        if len(titles) > 1:
            first = {key(one.title): one.quote for one in reversed(printed)}
            told = '", "'.join(sorted(titles.values()))
            yield Finding(
                kind="several-titles",
                about=(iri,),
                sentence=f'{of.name(iri)} is printed under several titles: "{told}".',
                quotes=tuple(first.values()),
                classes=(of.classes[iri],),
                employer=of.classes[iri].employer,
            )


def shared_titles(of: Survey) -> Iterator[Finding]:
    """Yield the titles that several described classes of an employer bear, of different codes."""
    bearing: dict[tuple[str | None, tuple[str, ...]], list[str]] = defaultdict(list)
    for iri in sorted(of.described):
        bearing[of.classes[iri].employer, key(of.classes[iri].title)].append(iri)
    for (employer, _), classes in bearing.items():
        codes = {of.classes[iri].code for iri in classes} - {None}
        if employer is not None and len(codes) > 1:
            yield Finding(
                kind="shared-title",
                about=tuple(classes),
                sentence=f"One title names several classes: {', '.join(map(of.name, classes))}.",
                quotes=of.titles(*classes),
                classes=tuple(of.classes[iri] for iri in classes),
                employer=employer,
            )


def _is_short(title: str, other: str) -> bool:
    """Tell whether one of two titles is the other one with words left out."""
    words, others = set(key(title)), set(key(other))
    return words < others or others < words


def _as_printed(name: str, naming: Named) -> str:
    """Return the name of a class, with how it is printed where that says more."""
    printed = naming.quote.text
    return f'{name} ("{printed}")' if set(key(name)) < set(key(printed)) else name


def _listed(of: Survey, classes: Sequence[str]) -> str:
    """Return the names of some classes, the first ones where they are many."""
    told = [of.name(iri) for iri in classes[:_SHOWN]]
    more = len(classes) - len(told)
    return "; ".join(told) + (f"; and {more} more" if more else "")


def _quotes(namings: tuple[Named, ...]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(one.quote for one in namings))[:_SHOWN]
