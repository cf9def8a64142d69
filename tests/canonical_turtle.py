"""The one way in which the Turtle of ``ontology/`` is written; ``python -m`` mends what differs.

Statements, their order and the comments between them are the author's. Within a statement all is
settled: the order of predicates, one on a line; objects sorted, in lines of at most 100 characters;
prefixes sorted, and each of them used.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

__all__ = ["NotCanonical", "canonical"]

#: In this order within a statement; a predicate that is missing here is refused.
PREDICATES: Final = tuple(
    """
    a owl:versionIRI owl:versionInfo owl:members dcterms:title dcterms:description
    dcterms:creator dcterms:license rdfs:subClassOf rdfs:subPropertyOf owl:inverseOf
    owl:propertyChainAxiom
    rdfs:domain rdfs:range skos:inScheme skos:broader nr:grade nr:risesTo nr:severity nr:advice
    nr:made nr:right nr:precision
    nr:precisionAtLeast nr:measured nr:measuredOn skos:notation rdfs:label
    skos:prefLabel rdfs:comment skos:definition skos:altLabel dcterms:source rdfs:isDefinedBy
    skos:closeMatch skos:narrowMatch skos:relatedMatch sh:declare sh:namespace sh:targetClass
    sh:targetSubjectsOf sh:target sh:severity sh:path sh:minCount sh:maxCount sh:minLength
    sh:datatype sh:nodeKind sh:class sh:node sh:in sh:hasValue sh:minInclusive sh:minExclusive
    sh:maxInclusive sh:lessThan sh:disjoint sh:pattern sh:sparql sh:property sh:prefix sh:prefixes
    sh:message sh:select
    """.split()
)
_WIDTH: Final = 100
_TOKEN: Final = re.compile(
    r"""
    (?P<space>\s+) | (?P<comment>\#[^\n]*) | (?P<iri><[^<>\s]*>)
    | (?P<literal>(?:\"{3}.*?\"{3}|"(?:[^"\\\n]|\\.)*")(?:@[\w-]+|\^\^[\w:-]+)?)
    | (?P<number>[+-]?\d+(?:\.\d+)?) | (?P<mark>[\[\]();,.]) | (?P<at>@(?:base|prefix)\b)
    | (?P<name>[A-Za-z][\w-]*:[\w-]*|:[\w-]+|a\b|true\b|false\b)
    """,
    re.VERBOSE | re.DOTALL,
)


class NotCanonical(ValueError):
    """Text that is no Turtle as we write it, with the reason."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A node in square brackets."""

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list in round brackets; its order is kept."""

    members: tuple[Node, ...]


Node: TypeAlias = str | Blank | Listed
Pair: TypeAlias = tuple[str, tuple[Node, ...]]


def canonical(text: str) -> str:
    """Return a Turtle file in the one form.

    :raises NotCanonical: where it holds what the form has no place for, such as a comment within a
        statement, a predicate that it does not order, or a prefix that nothing uses
    """
    blocks = [_Block(block) for block in _blocks(text)]
    prefixes = sorted({line for block in blocks for line in block.prefixes}, key=_prefix)
    bodies = [written for block in blocks if (written := block.written(prefixes))]
    bases = [line for block in blocks for line in block.bases]
    body = "\n\n".join(bodies)
    for line in prefixes:
        if not re.search(rf"(?<![\w<]){re.escape(_prefix(line))}:", body):
            raise NotCanonical(f"nothing uses the prefix {_prefix(line)}")
    return "\n".join([*bases, *prefixes]) + f"\n\n{body}\n"


def _prefix(line: str) -> str:
    return line.split()[1].removesuffix(":")


def _blocks(text: str) -> list[str]:
    """Return what blank lines part, those within a long literal or a statement not counted."""
    blocks: list[str] = []
    depth, start = 0, 0
    for match in _TOKEN.finditer(text):
        if match["mark"]:
            depth = 0 if match["mark"] == "." else depth
        elif match["space"] and match["space"].count("\n") > 1 and depth == 0:
            blocks.append(text[start : match.start()])
            start = match.end()
        elif not match["space"] and not match["comment"]:
            depth = 1
    return [block.strip() for block in [*blocks, text[start:]] if block.strip()]


class _Block:
    """Comment lines and the statements that follow on them, without a blank line between."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.prefixes: list[str] = []
        self.bases: list[str] = []
        self.parts: list[str | tuple[Node, tuple[Pair, ...]]] = []
        while self.tokens:
            self._part()

    def written(self, prefixes: Sequence[str]) -> str:
        shorter = {line.split()[2].strip("<>"): _prefix(line) for line in prefixes}
        return "\n".join(
            part if isinstance(part, str) else _statement(*part, shorter) for part in self.parts
        )

    def _part(self) -> None:
        kind, token = self.tokens[0]
        if kind == "comment":
            self.tokens.pop(0)
            self.parts.append(token.rstrip())
        elif kind == "at":
            words = [self._take() for _ in range(3 if token == "@base" else 4)]
            (self.bases if token == "@base" else self.prefixes).append(" ".join(words))
        else:
            subject = self._node()
            self.parts.append((subject, self._pairs(".")))

    def _take(self) -> str:
        if not self.tokens:
            raise NotCanonical("a statement does not end")
        kind, token = self.tokens.pop(0)
        if kind == "comment":
            raise NotCanonical(f'a comment stands within a statement: "{token}"')
        return token

    def _node(self) -> Node:
        token = self._take()
        if token == "[":
            return Blank(self._pairs("]"))
        if token != "(":
            return token
        members: list[Node] = []
        while self.tokens[0][1] != ")":
            members.append(self._node())
        self._take()
        return Listed(tuple(members))

    def _pairs(self, end: str) -> tuple[Pair, ...]:
        pairs: list[Pair] = []
        while self.tokens and self.tokens[0][1] != end:
            predicate = self._take()
            objects = [self._node()]
            while self.tokens and self.tokens[0][1] == ",":
                self._take()
                objects.append(self._node())
            pairs.append((predicate, tuple(objects)))
            while self.tokens and self.tokens[0][1] == ";":
                self._take()
        self._take()
        return tuple(pairs)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    cursor = 0
    while cursor < len(text):
        match = _TOKEN.match(text, cursor)
        if match is None:
            raise NotCanonical(f'this cannot be read: "{text[cursor : cursor + 40]}"')
        cursor = match.end()
        if match.lastgroup != "space":
            yield str(match.lastgroup), match[0]


def _statement(subject: Node, pairs: Sequence[Pair], shorter: dict[str, str]) -> str:
    about = "[]" if isinstance(subject, Blank) else _term(subject, shorter, 0)
    first, *others = _ordered(pairs)
    lines = [_predicate(first, shorter, 1, used=len(about) + 1)]
    lines += [_predicate(pair, shorter, 1) for pair in others]
    return f"{about} " + " ;\n    ".join(lines) + " ."


def _ordered(pairs: Sequence[Pair]) -> list[Pair]:
    for predicate, _ in pairs:
        if predicate not in PREDICATES:
            raise NotCanonical(f"the form has no place for the predicate {predicate}")
    return sorted(pairs, key=lambda pair: PREDICATES.index(pair[0]))


def _predicate(pair: Pair, shorter: dict[str, str], depth: int, used: int = 0) -> str:
    predicate, objects = pair
    terms = [_term(node, shorter, depth + 1) for node in objects]
    if not any(isinstance(node, Blank) for node in objects):
        terms = sorted(terms, key=_place)
    line = f"{predicate} {', '.join(terms)}"
    if len(terms) == 1 or ("\n" not in line and (used or 4 * depth) + len(line) + 2 <= _WIDTH):
        return line
    indent = "    " * (depth + 1)
    return f"{predicate}\n{_filled(terms, indent)}"


def _place(term: str) -> tuple[str, str]:
    """Return by what a term is sorted: a literal by its words."""
    return re.sub(r'^"|"(?:@[\w-]+|\^\^.*)?$', "", term).casefold(), term


def _filled(terms: Sequence[str], indent: str) -> str:
    lines = [indent]
    for number, term in enumerate(terms):
        piece = term if number == len(terms) - 1 else f"{term},"
        fits = len(lines[-1]) + len(piece) + 3 <= _WIDTH and "\n" not in piece
        if lines[-1] != indent and not fits:
            lines.append(indent)
        lines[-1] += piece if lines[-1] == indent else f" {piece}"
    return "\n".join(lines)


def _term(node: Node, shorter: dict[str, str], depth: int) -> str:
    if isinstance(node, Blank):
        return _blank(node, shorter, depth)
    if isinstance(node, Listed):
        return _listed(node, shorter, depth)
    for address, prefix in shorter.items():
        local = node.strip("<>").removeprefix(address)
        if node.startswith(f"<{address}") and re.fullmatch(r"[\w-]+", local):
            return f"{prefix}:{local}"
    return node


def _blank(node: Blank, shorter: dict[str, str], depth: int) -> str:
    pairs = [_predicate(pair, shorter, depth) for pair in _ordered(node.pairs)]
    line = f"[ {' ; '.join(pairs)} ]"
    if "\n" not in line and 4 * depth + len(line) + 2 <= _WIDTH:
        return line
    indent = "    " * depth
    return f"[\n{indent}" + f" ;\n{indent}".join(pairs) + f" ;\n{indent[4:]}]"


def _listed(node: Listed, shorter: dict[str, str], depth: int) -> str:
    members = [_term(member, shorter, depth) for member in node.members]
    line = f"( {' '.join(members)} )"
    if 4 * depth + len(line) + 14 <= _WIDTH:
        return line
    indent = "    " * depth
    lines = [indent]
    for member in members:
        if len(lines[-1]) + len(member) + 1 > _WIDTH:
            lines.append(indent)
        lines[-1] += member if lines[-1] == indent else f" {member}"
    return "(\n" + "\n".join(lines) + f"\n{indent[4:]})"


def main(paths: Sequence[str]) -> None:
    """Write files anew in the one form."""
    for path in map(Path, paths):
        path.write_text(canonical(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
