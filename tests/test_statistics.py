"""What is counted of an employer, when it is counted anew, and how it is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from graph import read
from graph.derive import withdraw
from graph.errors import StoreError
from graph.iris import Iris
from graph.model import QualificationNode
from graph.statistics import NOT_STATED, Figure, Holding, figures, share, statistics
from graph.store import Store
from loaders import corpus, samples
from tests.findings_world import all_of, any_of, document, education, experience, flsa, ladder
from web.cli import cli


def holding(**more: object) -> Holding:
    known: dict[str, object] = {
        "documents": (document("a.txt", issued="1998-05"), document("b.txt")),
        "classes": "abcd",
        "described": "abc",
        "ladders": (ladder("ab"), ladder("cd", inferred=True)),
        "flsa": {"a": flsa("exempt"), "b": flsa("exempt", flsa("non-exempt"))},
        "trees": {},
    }
    return Holding(**(known | more))  # type: ignore[arg-type]


def counts(measure: str, of: Holding) -> dict[str | None, int]:
    return {one.group: one.count for one in figures(of) if one.measure == measure}


def test_documents_classes_and_ladders_are_counted() -> None:
    of = holding()
    assert counts("documents", of) == {None: 2}
    assert counts("classes", of) == counts("rungs", of) == {None: 4}
    assert counts("described", of) == {None: 3}
    assert counts("ladders", of) == {"stated by documents": 1, "from titles alone": 1}
    assert counts("levels", of) == {"2": 2}


def test_silence_is_counted_as_silence_and_differences_as_such() -> None:
    of = holding()
    assert counts("flsa", of) == {"exempt": 1, "documents differ": 1, NOT_STATED: 1}
    assert counts("education", of) == counts("experience", of) == {NOT_STATED: 3}
    assert counts("age", of) == {"1995 to 1999": 1, NOT_STATED: 1}


@pytest.mark.parametrize(
    ("tree", "level", "years"),
    [
        (all_of(education("Bachelor's degree"), experience(24)), "Bachelor's degree", "2 years"),
        (
            any_of([education("Bachelor's degree"), education("High school diploma")]),
            "High school diploma",
            NOT_STATED,
        ),
        (any_of([experience(48), experience(12)]), NOT_STATED, "1 year"),
        (all_of(experience(48), experience(12)), NOT_STATED, "4 years"),
        (any_of([experience(6), education(None)]), NOT_STATED, "less than a year"),
    ],
)
def test_the_least_that_a_way_in_states_is_counted(
    tree: QualificationNode, level: str, years: str
) -> None:
    of = holding(described="a", trees={"a": (tree,)})
    assert counts("education", of) == {level: 1}
    assert counts("experience", of) == {years: 1}


def test_education_is_told_from_the_lowest_level_and_silence_last() -> None:
    trees = {"a": (education("Bachelor's degree"),), "b": (education("High school diploma"),)}
    assert list(counts("education", holding(trees=trees))) == [
        "High school diploma",
        "Bachelor's degree",
        NOT_STATED,
    ]


@given(st.lists(st.integers(min_value=1, max_value=400), max_size=20))
def test_the_groups_of_described_classes_add_up_to_them(months: list[int]) -> None:
    trees = {str(place): (experience(many),) for place, many in enumerate(months)}
    of = holding(classes=[*trees], described=[*trees], trees=trees)
    for measure in ("flsa", "education", "experience"):
        assert sum(counts(measure, of).values()) == len(months)


def test_described_classes_are_a_part_of_all_and_the_whole_is_none() -> None:
    found = [Figure("classes", None, 4), Figure("described", None, 3)]
    assert [share(one, found) for one in found] == [None, 0.75]


def test_each_employer_of_the_samples_has_its_figures(samples_store: Store) -> None:
    found = statistics(samples_store)
    assert found.keys() == {"Aldermere County", "Lindenfell Water District"}
    classes = read.class_names(samples_store)
    for name, figures_of in found.items():
        assert figures_of[1] == Figure("classes", None, sum(c.employer == name for c in classes))
    assert Figure("flsa", "non-exempt", 3) in found["Lindenfell Water District"]


def test_figures_are_counted_anew_when_a_document_goes() -> None:
    store = Store.memory()
    corpus.load(store, corpus.documents_in(samples.agencies()))
    name = "Lindenfell Water District"
    before = statistics(store)
    gone = next(one for one in read.documents(store) if one.employer == name)
    withdraw(store, [gone], Iris())
    after = statistics(store)
    assert after["Aldermere County"] == before["Aldermere County"]
    assert (before[name][0].count, after[name][0].count) == (4, 3)


def test_figures_are_told_of_one_employer_or_of_each(tmp_path: Path) -> None:
    run = CliRunner().invoke
    store = ["--store", str(tmp_path / "store")]
    assert run(cli, ["load", *map(str, samples.agencies()), *store]).exit_code == 0
    of_one = json.loads(
        run(cli, ["statistics", "aldermere county", "--format", "json", *store]).stdout
    )
    (told,) = of_one
    assert told["employer"] == "Aldermere County"
    documents = {"measure": "documents", "label": "Documents", "group": None, "count": 4}
    assert told["statistics"][0] == documents | {"share": None}
    assert run(cli, ["statistics", *store]).stdout.count("Described classes  ") == 2


def test_a_store_without_figures_says_what_to_do(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    result = CliRunner().invoke(cli, ["statistics", "--store", str(tmp_path)])
    assert isinstance(result.exception, StoreError)
    assert "load its documents once more" in str(result.exception)
