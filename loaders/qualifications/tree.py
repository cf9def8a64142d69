"""Minimum qualifications as a tree of requirements.

The text is cut at its list marks, sentences and semicolons, and each clause into typed atoms
(:mod:`loaders.requirements`). What is left between them, the connectives, is read by the grammar
``qualification.lark``; a passage without any atom stays in the tree with its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from lark import Lark, ParseTree, Token, Transformer, v_args

from loaders.class_names import named_classes
from loaders.credentials import CREDENTIAL
from loaders.lines import Document
from loaders.prose import Item, items, sentences, without_remarks
from loaders.qualifications.alternatives import requirements
from loaders.qualifications.asides import is_process
from loaders.qualifications.connectives import Tokens
from loaders.qualifications.passages import Passages
from loaders.record import AllOf, AnyOf, Printed, Qualification
from loaders.rules import Rule
from loaders.sections import Section, Sections
from loaders.substitutions import SUBSTITUTES

__all__ = ["promotes_from", "qualification"]

#: A note that asks something of everybody: "Applicants under all of the above must have …".
_OF_ALL: Final = re.compile(
    r"(?:all\s+(?:applicants|candidates|employees|persons|appointees|incumbents)\b"
    r"|(?:applicants|candidates|persons)\s+(?:qualifying\s+)?under\s+(?:all|any|each|either)\b)"
    r"[^.;]{0,60}?\bmust\s+(?:also\s+)?(?:have|hold|possess)\b",
    re.IGNORECASE,
)
#: A note on another way: "Equivalent combinations of … will be evaluated".
_COMBINED: Final = re.compile(
    r"(?:any\s+|an\s+)?equivalent\s+combinations?\s+of\b[^.;]*"
    r"\b(?:accepted|acceptable|considered|evaluated|qualify|qualifying|substituted)\b",
    re.IGNORECASE,
)

#: How many shapes of qualifications are kept: most documents share one with many.
_KEPT: Final = 1_000


def qualification(doc: Document, parts: Sections) -> Qualification | None:
    """Return what the sections of qualifications ask for; ``None`` where they ask for nothing."""
    reader = Passages(doc)
    for section, found in _read(doc, parts):
        reader.read(without_remarks(doc, section.lines), found)
    tokens = reader.finish()
    if not tokens.symbols:
        return None
    tree: Qualification = _Builder(tokens).transform(_parsed(tokens.symbols))
    return tree


def _read(doc: Document, parts: Sections) -> Iterator[tuple[Section, Sequence[Item]]]:
    """Yield the sections of qualifications with their items, and a note behind with what it asks.

    What comes behind a note may belong to the section that the note stands in.
    """
    below = behind = False
    for section in parts.sections:
        if section.kind == "qualification":
            below = behind = True
            yield section, items(doc, section.lines)
            continue
        below = below and section.kind == "notes"
        noted = items(doc, section.lines) if section.kind == "notes" and behind else ()
        asked = [one for note in noted for one in _asked_of_all(doc, note, right_below=below)]
        if asked:
            yield section, asked


def _asked_of_all(doc: Document, item: Item, *, right_below: bool) -> Iterator[Item]:
    """Yield the sentences of a note that say what all ways ask for, or of a way beside them.

    :param right_below: whether the note stands right below the qualifications, and may ask for more
    """
    for start, end in sentences(doc, item.start, item.end):
        asks = right_below and _OF_ALL.match(doc.clean, start, end)
        is_asked = asks and CREDENTIAL.search(doc.clean, start, end)
        if is_asked or _COMBINED.match(doc.clean, start, end):
            yield replace(item, start=start, end=end)


def promotes_from(doc: Document, parts: Sections) -> tuple[Printed, ...]:
    """Return the classes whose holders the qualifications name as qualifying, each once."""
    found: dict[str, Printed] = {}
    for section in parts.of("qualification"):
        for item in items(doc, section.lines):
            for start, end in sentences(doc, item.start, item.end):
                text = doc.clean[start:end]
                if SUBSTITUTES.search(text) or is_process(text):
                    continue
                for named in named_classes(doc, start, end):
                    rule: Rule = "promotion-level" if named.or_equivalent else "promotion-named"
                    title = replace(named.title, rule=rule)
                    found.setdefault(title.value.casefold(), title)
    return tuple(found.values())


@cache
def _grammar() -> Lark:
    text = files("loaders.qualifications").joinpath("qualification.lark").read_text("utf-8")
    return Lark(text, parser="lalr")


@lru_cache(maxsize=_KEPT)
def _parsed(symbols: str) -> ParseTree:
    return _grammar().parse(symbols)


@dataclass(frozen=True, slots=True)
class _Outside:
    """What only applicants from outside the service must meet."""

    tree: Qualification


@v_args(inline=True)
class _Builder(Transformer[Token, Qualification]):
    """Turns the grammar's tree into one of requirements, without brackets around single parts."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.tokens = tokens

    def leaf(self, token: Token) -> Qualification:
        return self.tokens.leaf_at(token.start_pos or 0)

    def or_equivalent(self, token: Token, rest: Qualification) -> Qualification:
        return _any(rest, self.tokens.leaf_at(token.start_pos or 0))

    def outside(self, tree: Qualification) -> _Outside:
        return _Outside(tree)

    def any_entry(self, *parts: Qualification) -> Qualification:
        return _any(*parts)

    def all_entry(self, *parts: Qualification | _Outside) -> Qualification:
        asked = [part for part in parts if not isinstance(part, _Outside)]
        outside = [part.tree for part in parts if isinstance(part, _Outside)]
        return _asked_outside(outside, asked) if outside and asked else _all(*asked, *outside)

    any_sentence = any_clause = any_comma = any_word = any_entry

    def all_sentence(self, *parts: Qualification) -> Qualification:
        return _all(*parts)

    all_clause = all_comma = all_word = all_sentence


def _asked_outside(
    outside: Sequence[Qualification], asked: Sequence[Qualification]
) -> Qualification:
    """Return what is asked, with what is asked outside in the ways that name no class held."""
    tree = _all(*asked)
    ways = tree.parts if isinstance(tree, AnyOf) else (tree,)
    within = [way for way in ways if any(one.class_title for one in requirements(way))]
    others = [way for way in ways if way not in within]
    return _any(*within, _all(*outside, _any(*others))) if others else tree


def _any(*parts: Qualification) -> Qualification:
    flat = _flat(parts, AnyOf)
    return AnyOf(flat) if len(flat) > 1 else flat[0]


def _all(*parts: Qualification) -> Qualification:
    flat = _flat(parts, AllOf)
    return AllOf(flat) if len(flat) > 1 else flat[0]


def _flat(
    parts: Sequence[Qualification], kind: type[AllOf] | type[AnyOf]
) -> tuple[Qualification, ...]:
    nested = (part.parts if isinstance(part, kind) else (part,) for part in parts)
    return tuple(part for inner in nested for part in inner)
