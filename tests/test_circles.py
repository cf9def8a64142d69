"""Reasons go down to what is printed, never round in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from graph import vocab
from graph.inference.why import Reason, why
from graph.iris import Iris
from graph.store import Store
from loaders import corpus


def paths(reason: Reason, above: tuple[Triple, ...] = ()) -> Iterator[tuple[Triple, ...]]:
    """Yield the claims from a reason down to each that it rests on."""
    path = (*above, reason.triple)
    yield path
    for premise in reason.premises:
        yield from paths(premise, path)


def leaves(reason: Reason) -> Iterator[Reason]:
    """Yield the claims that rest on no other."""
    if not reason.premises:
        yield reason
    for premise in reason.premises:
        yield from leaves(premise)


def test_nothing_is_its_own_reason_though_a_rung_and_the_length_of_its_ladder_speak_for_each_other(
    tmp_path: Path,
) -> None:
    text = (
        "Wool County\nWeaver\nClass Code: 7001\n\nDEFINITION\nThis is the first level of the "
        "three-level Weaver series. Weaves cloth.\n\nEXAMPLES OF DUTIES\n1. Mends the loom.\n"
    )
    (tmp_path / "weaver.txt").write_text(text, "utf-8")
    store = Store.memory()
    corpus.load(store, corpus.documents_in([tmp_path]), employer="Wool County")
    counted = NamedNode(f"{Iris().base}class/wool-county/weaver-level-3")
    found = why(store, Iris(), counted)
    assert {reason.triple.predicate for reason in found} >= {vocab.IN_SERIES, vocab.LEVEL}
    every = [path for reason in found for path in paths(reason)]
    assert [path for path in every if len(set(path)) < len(path)] == []
    (level,) = (reason for reason in found if reason.triple.predicate == vocab.LEVEL)
    assert vocab.LEVEL_COUNT in {path[-1].predicate for path in paths(level)}
    assert "document" in {leaf.origin for leaf in leaves(level)}
