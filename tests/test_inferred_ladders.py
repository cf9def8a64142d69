"""A ladder that no document states is kept apart, says so everywhere, and is traced to titles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode

from graph import read, vocab
from graph.answers import ladder, move_up
from graph.errors import NoWayUp
from graph.inference.why import Reason, why
from graph.iris import Iris
from graph.model import Way
from graph.store import Store
from tests.walks import way_up
from web import create_app
from web.careers import careers
from web.cli import cli

NAME = "Water Quality Technician"
FIRST, SECOND, SENIOR = (
    Iris().job_class("lindenfell-water-district", code) for code in ("4410", "4412", "4420")
)
SERIES = Iris().inferred_series("lindenfell-water-district", NAME)


def leaves(reason: Reason) -> Iterator[Reason]:
    if not reason.premises:
        yield reason
    for premise in reason.premises:
        yield from leaves(premise)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a folder that holds the samples."""
    place = str(tmp_path_factory.mktemp("inferred") / "store")
    samples = Path(__file__).parents[1] / "loaders" / "samples"
    loaded = CliRunner().invoke(
        cli, ["load", str(samples / "lindenfell-water-district"), "--store", place]
    )
    assert loaded.exit_code == 0
    return place


def told(*args: str) -> str:
    answer = CliRunner().invoke(cli, list(args), catch_exceptions=False)
    assert answer.exit_code == 0
    return " ".join(answer.output.split())


def test_titles_tell_a_ladder_that_qualifications_bear_out(samples_store: Store) -> None:
    found = ladder(samples_store, NAME)
    assert (found.rule, found.corroborated, found.size) == ("titles", 2, 3)
    assert [(rung.level, rung.code) for rung in found.rungs] == [
        (1, "4410"),
        (2, "4412"),
        (3, "4420"),
    ]


def test_a_stated_ladder_has_no_rule(samples_store: Store) -> None:
    assert ladder(samples_store, "Environmental Monitoring").rule is None


def test_what_titles_tell_stands_in_a_graph_of_its_own(samples_store: Store) -> None:
    titles = Iris().derived("lindenfell-water-district", "titles")
    about = {triple.predicate for triple in samples_store.triples(titles)}
    apart = {
        vocab.IN_INFERRED_SERIES,
        vocab.INFERRED_LEVEL,
        vocab.INFERRED_NEXT_RUNG,
        vocab.INFERRED_BY,
        vocab.CORROBORATED_STEPS,
    }
    assert apart < about
    others = (graph for graph in samples_store.graphs() if graph != titles)
    elsewhere = {t.predicate for graph in others for t in samples_store.triples(graph)}
    assert apart.isdisjoint(elsewhere)
    assert {vocab.IN_SERIES, vocab.LEVEL, vocab.NEXT_RUNG}.isdisjoint(about)


def test_no_stated_ladder_has_a_rung_of_an_inferred_one(samples_store: Store) -> None:
    ladders = read.ladders(samples_store)
    stated = {rung.iri for one in ladders if one.rule is None for rung in one.rungs}
    inferred = {rung.iri for one in ladders if one.rule is not None for rung in one.rungs}
    assert stated
    assert inferred
    assert stated.isdisjoint(inferred)


def test_a_step_is_traced_to_qualifications_and_titles_as_printed(samples_store: Store) -> None:
    (reason,) = why(samples_store, Iris(), FIRST, vocab.INFERRED_NEXT_RUNG)
    assert (reason.origin, reason.name) == ("titles", "titles")
    assert {leaf.origin for leaf in leaves(reason)} == {"document"}
    assert reason.premises[0].triple.predicate == vocab.QUALIFIES_FOR
    assert {reason.triple.object} == {SECOND}


def test_all_of_an_inferred_ladder_rests_on_documents(samples_store: Store) -> None:
    for triple in samples_store.triples(Iris().derived("lindenfell-water-district", "titles")):
        subject, predicate, value = triple
        assert isinstance(subject, NamedNode)
        object_ = value if isinstance(value, NamedNode) else None
        rest = [
            leaf
            for reason in why(samples_store, Iris(), subject, predicate, object_)
            for leaf in leaves(reason)
        ]
        assert {leaf.origin for leaf in rest} == {"document"}, predicate


def test_a_documented_way_goes_before_one_by_titles_however_long() -> None:
    short = Way("a", "d", "inferred-rung")
    long = (Way("a", "b", "qualifies"), Way("b", "c", "equivalent"), Way("c", "d", "next-rung"))
    assert way_up((short, *long), "a", "d") == long
    assert way_up((short,), "a", "d") == (short,)


def test_a_plan_says_of_a_step_that_titles_alone_tell_it(tmp_path: Path) -> None:
    texts = {
        "weaver": "WEAVER\n\nDUTIES\n\nWeaves.\n",
        "senior": "SENIOR WEAVER\n\nDUTIES\n\nWeaves and leads.\n",
        "dyer": "DYER\n\nDUTIES\n\nDyes.\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    place = str(tmp_path / "store")
    told("load", str(tmp_path), "--agency", "Wool Town", "--store", place)
    with Store.read(place) as store:
        (step,) = move_up(store, "Weaver", "Senior Weaver").steps
        with pytest.raises(NoWayUp):
            move_up(store, "Weaver", "Dyer")
    assert [way.kind for way in step.ways] == ["inferred-rung"]
    shown = told("plan", "Weaver", "Senior Weaver", "--store", place)
    assert "from titles alone; no document states this ladder" in shown
    assert "from titles, 0 of 1 borne out" in told("ladders", "--store", place)


@pytest.mark.parametrize(
    "command",
    [
        ["ladder", NAME],
        ["show", "4412"],
        ["why", "4410", "inferredNextRung"],
        ["show", "4412", "--format", "csv"],
    ],
)
def test_the_command_line_says_that_no_document_states_it(folder: str, command: list[str]) -> None:
    shown = told(*command, "--store", folder)
    assert "from titles alone; no document states this ladder" in shown


def test_json_tells_the_rule_and_what_bears_it_out(folder: str) -> None:
    one = json.loads(told("ladder", NAME, "--format", "json", "--store", folder))
    assert one["inferred"] == {"rule": "titles", "corroborated_steps": 2}
    shown = json.loads(told("show", "4412", "--format", "json", "--store", folder))
    (place,) = shown["ladders"]
    assert (place["inferred"]["rule"], place["level"]) == ("titles", 2)
    assert place["next"]["code"] == "4420"


def test_an_export_has_inferred_places_in_columns_of_their_own(samples_store: Store) -> None:
    by_code = {one.name.code: one for one in careers(samples_store).classes}
    assert (by_code["4412"].series, by_code["4412"].level) == (None, None)
    assert by_code["4412"].inferred == (NAME, 2)
    assert by_code["3170400"].inferred is None


def test_the_site_marks_an_inferred_ladder(folder: str) -> None:
    client = create_app({"STORE": Path(folder)}).test_client()
    index = client.get("/").get_data(as_text=True)
    assert index.count('class="inferred"') == 2
    page = client.get(f"/ladders/{'/'.join(SERIES.value.rsplit('/', 2)[-2:])}")
    text = " ".join(page.get_data(as_text=True).split())
    assert "From titles alone; no document states this ladder." in text
    assert "Qualifications bear out all its 2 steps" in text
