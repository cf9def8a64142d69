"""The commands of comparison, on the bundled samples."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph.errors import UnknownName
from loaders import samples
from web.cli import cli

LOW, OTHER = "aldermere-county/3170200", "lindenfell-water-district/4412"


def run(*args: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def answer(*args: str | Path) -> Any:
    return json.loads(run(*args, "--format", "json").stdout)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare") / "store"
    run("load", *samples.agencies(), "--store", folder)
    return folder


def test_two_classes_stand_beside_each_other_with_their_quotes(store: Path) -> None:
    found = answer("compare", LOW, OTHER, "--store", store)
    assert (found["first"]["key"], found["second"]["key"]) == (LOW, OTHER)
    for row in found["structure"]:
        assert row["first"] is not None or row["relation"] is None
    printed = {
        path.name: path.read_bytes().decode()
        for folder in samples.agencies()
        for path in folder.glob("*.txt")
    }
    quoted = [
        said for row in found["structure"] if row["first"] for said in row["first"]["statements"]
    ]
    assert quoted
    for said in quoted:
        text = printed[said["file"]][said["start"] : said["end"]]
        assert said["text"].split()[0] in text


def test_likely_duties_are_called_suggestions_in_the_text(store: Path) -> None:
    text = run("compare", LOW, "aldermere-county/3170400", "--store", store).stdout
    assert "which nobody has confirmed" in text
    assert "Supervises staff" in text
    assert text.index("Structure") < text.index("Knowledge, skills and abilities")
    assert text.rindex("Duties") > text.index("Knowledge, skills and abilities")


def test_a_comparison_as_rows_has_a_row_a_respect_and_a_row_an_item(store: Path) -> None:
    told = run("compare", LOW, OTHER, "--store", store, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    assert rows[0]["what"] == "Level"
    assert {"duty", "FLSA"} <= {row["what"] for row in rows}
    assert {row["relation"] for row in rows if row["what"] == "duty"} <= {
        "likely alike",
        "only first",
        "only second",
    }


def test_a_class_beside_itself_differs_in_nothing(store: Path) -> None:
    found = answer("compare", LOW, LOW, "--store", store)
    assert {row["relation"] for row in found["structure"]} <= {"same", None}
    assert not found["competencies"]["only_first"]
    assert not found["duties"]["only_second"]


def test_comparable_classes_come_with_their_reasons(store: Path) -> None:
    found = answer("comparable", LOW, "--store", store, "--limit", "1")
    assert len(found["comparable"]) == 1
    (one,) = found["comparable"]
    assert one["employer"] != found["class"]["employer"]
    assert sum(reason["weight"] for reason in one["reasons"]) == pytest.approx(1)
    text = run("comparable", LOW, "--store", store, "--limit", "1").stdout
    assert f"key: {one['key']}" in text
    assert "Field of work" in text


@pytest.mark.parametrize(
    "args",
    [
        ("compare", LOW, "Wizard"),
        ("comparable", "Wizard"),
        ("comparable", LOW, "--agency", "Nowhere"),
    ],
)
def test_an_unknown_class_or_employer_is_wrong_usage(store: Path, args: tuple[str, ...]) -> None:
    with pytest.raises(UnknownName):
        run(*args, "--store", store)


def test_what_examinations_test_is_compared_too(tmp_path: Path) -> None:
    for title in ("WEAVER", "CHIEF WEAVER"):
        notice = f"{title}\n\nDUTIES\n\nWeaves.\n\nEXAMINATION\n\nInterview: knowledge of looms.\n"
        (tmp_path / f"{title}.txt").write_text(notice)
    (tmp_path / "nextrung.toml").write_text('agency = "Port Elm"\n')
    place = ("--store", tmp_path / "store")
    run("load", tmp_path, *place)
    found = answer("compare", "Weaver", "Chief Weaver", *place)
    assert [pair["score"] for pair in found["examined"]["pairs"]]
    assert "What the examination tests" in run("compare", "Weaver", "Chief Weaver", *place).stdout
