"""The commands that ask the promotion network, and the plan's own options."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph.store import Store
from loaders import corpus, samples
from web.cli import cli

Run = Callable[..., Result]
TECHNICIAN, SENIOR, SUPERVISOR = "4410", "4420", "4430"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return what runs a command on a store that holds the samples."""
    folder = tmp_path_factory.mktemp("network") / "store"
    with Store.open(folder) as store:
        corpus.load(store, corpus.documents_in(samples.agencies()))

    def invoke(*args: str) -> Result:
        return CliRunner().invoke(cli, [*args, "--store", str(folder)])

    return invoke


def told(run: Run, *args: str) -> Any:
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_feeders_are_named_with_their_months_and_what_says_so(run: Run) -> None:
    found = told(run, "feeders", SENIOR)
    (one,) = found["from_below"]
    assert one["class"]["code"] == "4412"
    assert {edge["months"] for edge in one["edges"]} == {24}
    text = run("feeders", SENIOR).output
    assert "at least 24 months in this class" in text
    assert one["edges"][0]["requirements"][0]["text"] in " ".join(text.split())


def test_a_class_that_none_leads_to_says_so(run: Run) -> None:
    assert "No class is known to lead to it." in run("feeders", TECHNICIAN).output
    assert told(run, "feeders", TECHNICIAN)["from_below"] == []


def test_a_class_that_no_document_describes_says_so(run: Run) -> None:
    assert "no loaded document describes this class" in run("feeders", "Lead").output


def test_what_is_within_reach_comes_by_its_months(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("reach", TECHNICIAN, "--format", "csv").stdout)))
    assert [row["code"] for row in rows] == ["4412", "4420", "4430"]
    assert int(rows[0]["months"]) <= int(rows[1]["months"])
    assert told(run, "reach", TECHNICIAN, "--years", "2")["months"] == 24
    assert "within 18 months" in run("reach", TECHNICIAN, "--years", "1.5").output
    assert "No class is known to be within reach" in run("reach", SUPERVISOR).output


def test_the_figures_of_one_agency_are_its_own(run: Run) -> None:
    everything, county = (
        told(run, "network", *options) for options in ((), ("--agency", "Aldermere County"))
    )
    assert 0 < county["classes"] < everything["classes"]
    assert county["longest_ladder"]["series"] == "Environmental Monitoring"
    assert everything["circles"] == []
    assert "longest way, in steps" in run("network").output


def test_a_plan_tells_the_months_of_each_part_and_of_the_whole(run: Run) -> None:
    found = told(run, "plan", TECHNICIAN, SUPERVISOR, "--agency", "Lindenfell Water District")
    months = [way["months_at_least"] for step in found["steps"] for way in step["ways"]]
    assert found["months_at_least"] == sum(months)
    assert found["steps_without_time"] == 0
    assert all(step["requirement"] for step in found["steps"])


def test_a_plan_says_where_a_step_states_no_time(run: Run) -> None:
    text = run("plan", "3170200", "3170400").output
    assert "at least 36 months in 2 moves; 1 of them" in text
    assert "No time as Environmental Monitoring Technician is stated." in text


def test_what_a_profile_states_shortens_the_way(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text(
        "classes:\n  - {class: Water Quality Technician I, months: 20, now: true}\n"
        "education: []\nexperience: []\n"
    )
    without = told(run, "plan", TECHNICIAN, SENIOR)
    found = told(run, "plan", SENIOR, "--profile", str(profile))
    assert found["from"]["code"] == TECHNICIAN
    assert found["months_at_least"] == without["months_at_least"] - 20


def test_a_class_that_was_held_elsewhere_is_no_start_and_no_trouble(
    run: Run, tmp_path: Path
) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text(
        "classes:\n  - {class: Lamplighter, employer: Nowhere, months: 90}\n"
        "  - {class: Water Quality Technician II, months: 6}\n"
    )
    found = told(run, "plan", SENIOR, "--profile", str(profile))
    assert found["from"]["code"] == "4412"
    assert (found["months_at_least"], found["months_for_certain"]) == (0, 18)
    text = run("plan", SENIOR, "--profile", str(profile)).output
    assert "At least 0 months in 1 move, and 18 where nothing counts that is undecidable." in text


def test_a_class_that_is_held_must_be_one_of_the_store(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text("classes:\n  - {class: Lamplighter, months: 9, now: true}\n")
    assert 'No class is named "Lamplighter"' in str(
        run("plan", SENIOR, "--profile", str(profile)).exception
    )


def test_a_way_needs_two_ends(run: Run, tmp_path: Path) -> None:
    nobody = tmp_path / "me.yaml"
    nobody.write_text("education: []\n")
    assert run("plan", SENIOR).exit_code == 2
    assert run("plan", "4410", "4412", SENIOR).exit_code == 2
    result = run("plan", SENIOR, "--profile", str(nobody))
    assert "names no class" in str(result.exception)


def test_one_way_alone_tells_no_others(run: Run) -> None:
    assert told(run, "plan", TECHNICIAN, SENIOR, "--ways", "1")["other_ways"] == []
