"""Derived graphs follow the documents: remade where those differ, taken out where they are gone."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph import derive, network, planning, read, vocab
from graph.iris import Iris
from graph.store import Store
from loaders import corpus, samples
from loaders.corpus import Found, LoadReport, documents_in
from tests.walks import way_up

COUNTY, DISTRICT = samples.agencies()


def load(store: Store, *paths: Path, employer: str | None = None) -> LoadReport:
    return corpus.load(store, documents_in(paths), employer=employer)


def derived(store: Store) -> set[str]:
    """Return the employers of whom something is derived, by resolution, comparison and rules."""
    names = (graph.value for graph in store.graphs() if "/graph/derived/" in graph.value)
    methods: dict[str, set[str]] = defaultdict(set)
    for name in names:
        employer, method = name.split("/graph/derived/")[1].split("/")
        methods[employer].add(method)
    assert all(
        {"resolution", "continuation", "inverse-mention-of-has-mention"} < told
        for told in methods.values()
    )
    return set(methods)


def everything(store: Store) -> set[str]:
    return {f"{triple} {graph}" for graph in store.graphs() for triple in store.triples(graph)}


class PowerCutError(Exception):
    """The run ends here."""


class Stopping(Store):
    """A store that stops the run before it writes a graph whose name ends in a certain way."""

    before = ""

    def put(self, graph: NamedNode, *args: object, **kwargs: object) -> None:
        """Stop, or write."""
        if self.before and graph.value.endswith(self.before):
            raise PowerCutError
        super().put(graph, *args, **kwargs)  # type: ignore[arg-type]


@pytest.mark.parametrize("before", ["/resolution", "/continuation", "-has-mention"])
def test_what_an_interrupted_load_left_undone_the_next_one_does(
    samples_store: Store, before: str
) -> None:
    store = Stopping.memory()
    store.before = before
    with pytest.raises(PowerCutError):
        load(store, COUNTY, DISTRICT)
    store.before = ""
    report = load(store, COUNTY, DISTRICT)
    assert (report.loaded, len(report.unchanged)) == ((), 8)
    data = {line for line in everything(samples_store) if "_:" not in line}
    assert {line for line in everything(store) if "_:" not in line} == data


def test_nothing_is_derived_again_where_nothing_differs(
    samples_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(samples_store)
    assert derive.derive(samples_store, Iris()) == ()
    assert everything(samples_store) == before
    store = Store.memory()
    load(store, COUNTY)
    (resolved,) = (graph for graph in store.graphs() if graph.value.endswith("/resolution"))
    inputs = store.inputs(resolved)
    monkeypatch.setattr(derive, "DERIVATION_VERSION", "next")
    derive.derive(store, Iris())
    assert store.inputs(resolved) not in {inputs, None}


def test_what_a_stopped_conclusion_left_undone_the_next_load_does() -> None:
    store = Stopping.memory()
    load(store, COUNTY)
    expected = {line for line in everything(store) if "_:" not in line}
    derive.remake_inferred(store, Iris(), reasoner="owlrl")
    store.before = "-has-mention"
    with pytest.raises(PowerCutError):
        derive.remake_inferred(store, Iris())
    store.before = ""
    load(store, COUNTY)
    assert {line for line in everything(store) if "_:" not in line} == expected


def test_concluding_again_changes_nothing(samples_store: Store) -> None:
    before = everything(samples_store)
    counts = derive.remake_inferred(samples_store, Iris())
    assert set(counts) == {"Aldermere County", "Lindenfell Water District"}
    assert all(sum(rules.values()) > 100 for rules in counts.values())
    assert everything(samples_store) == before


def test_an_employer_without_documents_leaves_nothing_behind() -> None:
    store = Store.memory()
    load(store, COUNTY, employer="Alpha")
    assert derived(store) == {"alpha"}
    load(store, COUNTY, employer="Beta")
    assert derived(store) == {"beta"}
    assert {ladder.employer for ladder in read.ladders(store)} == {"Beta"}


def test_a_document_taken_out_leaves_what_the_others_say() -> None:
    store, expected = Store.memory(), Store.memory()
    files = sorted(COUNTY.glob("*.txt"))
    for each, paths in ((store, files), (expected, files[1:])):
        load(each, *paths, employer="Alpha")
    (gone,) = [d for d in read.documents(store) if d.file_name == files[0].name]
    derive.withdraw(store, [gone], Iris())
    assert gone.iri not in {graph.value for graph in store.graphs()}
    assert {line for line in everything(store) if "_:" not in line} == {
        line for line in everything(expected) if "_:" not in line
    }


REVISED = """Wool County
Weaver
Class Code: 7001
Revised: {date}

DEFINITION
Under direction, weaves cloth on a loom for the county's mill.

EXAMPLES OF DUTIES
1. {duty} cloth on a loom.
2. Mends the loom.
"""


def test_a_revised_document_speaks_for_its_class_again_when_the_newer_one_goes(
    tmp_path: Path,
) -> None:
    for date, duty in (("March 4, 2001", "Weaves"), ("May 5, 2009", "Inspects")):
        file = tmp_path / f"{duty}.txt"
        file.write_text(REVISED.format(date=date, duty=duty), "utf-8")
    store = Store.memory()
    assert load(store, tmp_path, employer="Wool County").doubts == ()
    assert duties(store) == {"Inspects cloth on a loom", "Mends the loom"}
    (newer,) = [d for d in read.documents(store) if d.file_name == "Inspects.txt"]
    (revision,) = [
        triple
        for graph in store.graphs()
        for triple in store.triples(graph)
        if triple.predicate == vocab.WAS_REVISION_OF
    ]
    assert revision.subject == NamedNode(newer.iri)
    derive.withdraw(store, [newer], Iris())
    assert duties(store) == {"Weaves cloth on a loom", "Mends the loom"}


def duties(store: Store) -> set[str]:
    (only,) = read.class_names(store)
    return {item.text for item in read.items(store, only.iri) if item.kind == "duty"}


def test_a_class_goes_on_in_the_one_whose_qualifications_name_it_without_any_ladder(
    tmp_path: Path,
) -> None:
    above = REVISED.replace("Weaver", "Mill Inspector").replace("7001", "7002")
    above += "\nMINIMUM QUALIFICATIONS\nOne year of experience as a Weaver in the county's mill.\n"
    for name, text in (("weaver", REVISED), ("inspector", above)):
        told = text.format(date="March 4, 2001", duty="Weaves")
        (tmp_path / f"{name}.txt").write_text(told, "utf-8")
    store = Store.memory()
    load(store, tmp_path, employer="Wool County")
    lower, upper = (f"{Iris().base}class/wool-county/{code}" for code in (7001, 7002))
    assert [(way.lower, way.upper, way.kind) for way in read.ways(store)] == [
        (lower, upper, "qualifies")
    ]
    assert {link.score for link in read.links(store, lower, upper)} == {1.0}


def test_links_are_kept_with_the_employer_whose_documents_they_join(samples_store: Store) -> None:
    ours = {d.iri for d in read.documents(samples_store) if d.employer == "Aldermere County"}
    graph = Iris().derived("aldermere-county", "continuation")
    joined = {
        triple.object.value.split("#")[0]
        for triple in samples_store.triples(graph)
        if triple.predicate == vocab.LOWER and isinstance(triple.object, NamedNode)
    }
    assert joined
    assert joined <= ours


def test_what_is_concluded_anew_is_counted_by_the_name_of_the_employer() -> None:
    store = Store.memory()
    load(store, COUNTY, employer="Wool County")
    before = everything(store)
    (name, counted), *others = derive.remake_inferred(store, Iris()).items()
    assert (name, others) == ("Wool County", [])
    assert counted["inverse-mention-of-has-mention"] > 0
    assert everything(store) == before


def test_another_base_is_left_alone() -> None:
    store = Store.memory()
    load(store, COUNTY)
    before = everything(store)
    other = Iris("https://example.org/hr/")
    corpus.load(store, documents_in([DISTRICT]), iris=other)
    assert before <= everything(store)
    assert all(
        "lindenfell" in graph.value
        for graph in store.graphs()
        if graph.value.startswith(f"{other.base}graph/derived/")
    )


def test_the_same_bytes_below_two_employers_stay_with_the_first(tmp_path: Path) -> None:
    source = next(COUNTY.glob("*.txt"))
    copy = tmp_path / source.name
    copy.write_bytes(source.read_bytes())
    both = [Found(source, "Alpha"), Found(copy, "Beta")]
    store = Store.memory()
    corpus.load(store, both)
    before = everything(store)
    assert corpus.load(store, both).loaded == ()
    assert everything(store) == before
    assert derived(store) == {"alpha"}
    assert corpus.load(store, both[1:]).loaded == (str(copy),)
    assert derived(store) == {"beta"}


@pytest.mark.parametrize("employer", ["Aldermere County", "Lindenfell Water District"])
def test_each_leg_of_each_plan_is_compared_with_its_links(
    samples_store: Store, employer: str
) -> None:
    names = [name.iri for name in read.class_names(samples_store) if name.employer == employer]
    described = {iri for iri in names if read.rung(samples_store, iri).described}
    ways = read.ways(samples_store)
    pairs = set(network.neighbours(ways, described))
    found = [way_up(ways, start, goal) for start in described for goal in described]
    legs = {(leg.lower, leg.upper) for way in found if way for leg in planning.legs(way, described)}
    assert legs
    assert legs <= pairs
    linked = {pair for pair in pairs if read.links(samples_store, *pair)}
    assert linked == pairs
