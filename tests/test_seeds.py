"""The worked answer on five real documents: what it takes to move up in one county's ladder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from web.cli import cli


def answer(*args: str | Path) -> Any:
    result = CliRunner().invoke(cli, [str(a) for a in (*args, "--format", "json")])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "store"
    answer("load", shared / "corpus" / "seeds", "--store", folder)
    return folder


def opening(change: dict[str, Any]) -> str:
    """Return a change's first words, lower side before upper side."""
    sides = [change[side]["text"].split() for side in ("lower", "upper") if change[side]]
    return " -> ".join(" ".join(words[:4]) for words in sides)


def of(step: dict[str, Any], kinds: list[str], change: str) -> set[str]:
    return {opening(c) for kind in kinds for c in step[kind] or () if c["change"] == change}


COMPETENCIES = ["knowledge", "skills", "abilities"]


@pytest.fixture(scope="module")
def step(store: Path) -> dict[str, Any]:
    (found,) = answer("plan", "2230200", "2230400", "--store", store)["steps"]
    assert isinstance(found, dict)
    return found


def test_the_series_has_five_rungs_of_which_three_are_described(store: Path) -> None:
    found = answer("ladder", "Customer Services", "--store", store)
    assert [(rung["level"], rung["described"]) for rung in found["rungs"]] == [
        (1, False),
        (2, True),
        (3, False),
        (4, True),
        (5, True),
    ]
    lead = found["rungs"][2]
    assert lead["title"] == "Lead"
    assert len(lead["aliases"]) == 2
    assert found["rungs"][4]["aliases"] == ["Customer Services Section Administrator"]


def test_the_flsa_status_changes_across_a_rung_that_no_document_describes(
    step: dict[str, Any],
) -> None:
    assert step["flsa"]["from"]["status"] == "non-exempt"
    assert step["flsa"]["to"]["exemption"] == "administrative"
    (gap,) = step["through"]
    assert {remark["printed"] for remark in gap["neighbours_say"]} == {
        "Customer Services Lead Coordinator",
        "Customer Services Coordinator Lead",
    }


def test_competencies_are_kept_grown_turned_new_or_no_longer_named(step: dict[str, Any]) -> None:
    counts = {
        change: len(of(step, COMPETENCIES, change))
        for change in ("kept", "grown", "turned", "reduced", "new", "dropped")
    }
    assert counts == {"kept": 5, "grown": 5, "turned": 3, "reduced": 0, "new": 5, "dropped": 2}
    assert of(step, COMPETENCIES, "turned") == {
        "Knowledge of contract management -> Skill in managing contracts",
        "Knowledge of budget management -> Skill in developing and",
        "Skill in operating a -> Knowledge of computer word",
    }
    assert of(step, COMPETENCIES, "dropped") == {
        "skill in achieving efficiency",
        "Skill in addressing politically-sensitive",
    }


def test_the_catch_all_licence_stays_and_an_additional_certification_is_new(
    step: dict[str, Any],
) -> None:
    assert [change["change"] for change in step["credentials"]] == ["kept", "kept", "new"]
    assert of(step, ["credentials"], "new") == {"Additional certification (some positions)"}


def test_duties_grow_and_none_loses_responsibility(step: dict[str, Any]) -> None:
    changes = [change["change"] for change in step["duties"]]
    assert changes.count("grown") >= 23
    assert changes.count("reduced") == 0
    assert {
        "Manage and/or supervise or",
        "participate in negotiation of",
        "Supervise and support staff",
        "Participate in consultant selection",
    } <= of(step, ["duties"], "new")


def test_the_specification_states_no_qualifications_and_that_is_not_none(
    step: dict[str, Any],
) -> None:
    assert step["qualifications"] is None


@pytest.mark.parametrize("what", ["duties", "competencies"])
def test_links_between_rungs_agree_with_those_drawn_by_hand(
    what: str, store: Path, shared: Path, tmp_path: Path
) -> None:
    rows = tmp_path / "links.json"
    found = answer("links", "Customer Services", "--of", what, "--store", store)
    rows.write_text(json.dumps(found), "utf-8")
    scored = subprocess.run(
        [
            sys.executable,
            shared / "tools" / "score_links.py",
            shared / "corpus" / "gold-links" / "king-county.json",
            rows,
            *("--of", what, "--min", "0.94"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert scored.returncode == 0, scored.stdout + scored.stderr
