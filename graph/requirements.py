"""What requirements print goes to the search for titles, and what it finds to the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph import schemes, vocab
from graph.identity.asked import Asked, Found, Naming, Requirement, may_have_grades
from graph.identity.mentions import Employer, Mention, Role
from graph.identity.tokens import Token, tokens, written
from graph.rows import text
from graph.store import Store

__all__ = ["asked", "found_triples"]

_ROLES: Final[Mapping[Role, NamedNode]] = {
    "qualifies": vocab.QUALIFIES_FOR,
    "equivalent": vocab.QUALIFIES_BY_EQUIVALENCE,
}


def asked(store: Store, employer: Employer) -> Asked:
    """Return what the qualifications of an employer's classes print."""
    described = {mention.iri for mention in employer.mentions if mention.described}
    namings = (
        Naming(row["asking"].value, row["named"].value, row["text"].value)
        for row in store.ask("namings")
    )
    return Asked(
        requirements=tuple(_requirements(store, described)),
        namings=tuple(naming for naming in namings if naming.asking in described),
        graded=dict(_graded(store, may_have_grades(employer))),
    )


def _requirements(store: Store, described: Iterable[str]) -> Iterator[Requirement]:
    """Yield the passages below classes as printed, each with all that ask for it."""
    below: dict[str, list[str]] = defaultdict(list)
    texts: dict[str, str] = {}
    for row in store.ask("requirement-texts"):
        node = row["node"].value
        below[row["above"].value].append(node)
        if (printed := text(row, "text")) is not None:
            texts[node] = printed
    asking: dict[str, set[str]] = defaultdict(set)
    for mention in described:
        waiting = [*below[mention]] if mention in below else []
        while waiting:
            node = waiting.pop()
            if mention not in asking[node]:
                asking[node].add(mention)
                waiting += below.get(node, ())
    for node in sorted(asking.keys() & texts):
        yield Requirement(node, texts[node], tuple(sorted(asking[node])))


def _graded(store: Store, mentions: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the mentions whose documents speak of pay grades, each with the first to do so."""
    labels = schemes.concept("title", "grade").labels
    wanted = [written(tokens(label)) for label in labels]
    for mention in mentions:
        for row in store.ask("printed-statements", {"mention": NamedNode(mention.iri)}):
            said = written(tokens(row["text"].value))
            if any(words in said for words in wanted):
                yield mention.iri, row["statement"].value
                break


def found_triples(store: Store, found: Iterable[Found]) -> Iterator[Triple]:
    """Yield what names the classes that were found: the passage, for whom, and where it stands."""
    texts: dict[str, str] = {}
    for one in found:
        document = one.mention.document
        if document not in texts:
            (row,) = store.ask("document-text", {"document": NamedNode(document)})
            texts[document] = row["text"].value
        yield from _found(store, one, texts[document])


def _found(store: Store, one: Found, document: str) -> Iterator[Triple]:
    mention = NamedNode(one.mention.iri)
    yield Triple(mention, vocab.TYPE, vocab.CLASS_MENTION)
    yield Triple(mention, vocab.PRINTED_TITLE, Literal(one.mention.title))
    place = _tokens_of(store, one.requirement, document)[one.first : one.behind]
    for role in sorted({role for role, _ in one.mention.roles}):
        fact = NamedNode(f"{mention.value}-{role}")
        yield Triple(fact, vocab.TYPE, vocab.PRINTED_FACT)
        yield Triple(fact, vocab.TEXT, Literal(one.mention.title))
        yield Triple(fact, vocab.START, Literal(place[0].start))
        yield Triple(fact, vocab.END, Literal(place[-1].end))
        yield Triple(fact, vocab.ORDER, Literal(one.first + 1))
        yield Triple(fact, vocab.EVIDENCE_FOR, _ROLES[role])
        yield Triple(fact, vocab.NAMES_CLASS, mention)
        yield Triple(fact, vocab.RESTS_ON, NamedNode(one.requirement))
        for asking in sorted(iri for told, iri in one.mention.roles if told == role):
            yield Triple(NamedNode(asking), vocab.HAS_STATEMENT, fact)


def _tokens_of(store: Store, requirement: str, document: str) -> tuple[Token, ...]:
    """Return the tokens of a requirement with their places in the text of its document."""
    rows = store.ask("passage", {"statement": NamedNode(requirement)})
    spans = [tuple(map(int, span.split("-"))) for row in rows if (span := text(row, "span"))]
    whole = (int(rows[0]["start"].value), int(rows[0]["end"].value))
    return tuple(
        Token(token.form, token.text, start + token.start, start + token.end)
        for start, end in sorted(spans) or [whole]
        for token in tokens(document[start:end])
    )
