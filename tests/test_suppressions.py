"""What a person says of findings in a small file, and how the command goes by it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.errors import DocumentError
from graph.findings.model import Finding
from graph.findings.suppressions import judged, suppressions_in
from graph.model import ClassName
from loaders import samples
from web.cli import cli

DYER = ClassName("c/1", "wool/1", "Senior Dyer", (), "1", "Wool County")
ORPHAN = Finding("orphan", ("c/1",), "It stands alone.", (), (DYER,), "Wool County")


def written(folder: Path, text: str) -> Path:
    file = folder / "findings.toml"
    file.write_text(text, "utf-8")
    return file


def entry(**said: str) -> str:
    lines = (f'{key} = "{value}"' for key, value in said.items())
    return "\n".join(["[[suppress]]", *lines, ""])


@pytest.mark.parametrize(
    "said",
    [
        {"finding": ORPHAN.identifier},
        {"kind": "orphan", "class": "1"},
        {"kind": "orphan", "class": "senior dyer", "agency": "WOOL COUNTY"},
    ],
)
def test_an_entry_suppresses_by_identifier_or_by_kind_and_class(
    said: dict[str, str], tmp_path: Path
) -> None:
    entries = suppressions_in(written(tmp_path, entry(reason="By examination", **said)))
    found = judged([ORPHAN], entries)
    assert (found.standing, found.idle) == ((), ())
    ((one, by),) = found.suppressed
    assert (one, by.reason) == (ORPHAN, "By examination")


@pytest.mark.parametrize(
    "said",
    [
        {"finding": "orphan-00000000"},
        {"kind": "entry", "class": "1"},
        {"kind": "orphan", "class": "2"},
        {"kind": "orphan", "class": "1", "agency": "Silk County"},
    ],
)
def test_an_entry_that_matches_nothing_is_idle(said: dict[str, str], tmp_path: Path) -> None:
    entries = suppressions_in(written(tmp_path, entry(reason="By examination", **said)))
    found = judged([ORPHAN], entries)
    assert (found.standing, found.suppressed, found.idle) == ((ORPHAN,), (), entries)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("suppress", "cannot be read"),
        ("[[allow]]", '"allow" says nothing here'),
        ("suppress = 1", "each entry begins with [[suppress]]"),
        (entry(finding="orphan-1"), '[[suppress]] number 1: it has no "reason"'),
        (entry(reason="x", kind="orphan"), 'it has no "class"'),
        (entry(reason="x", **{"class": "1"}), 'it has no "kind"'),
        (entry(finding="x", reason=" "), "reason must be a text that is not blank"),
        (entry(finding="x", reason="x", kind="orphan"), '"kind" says nothing here'),
        (entry(kind="ghost", reason="x", **{"class": "1"}), 'kind "ghost" is none of those'),
        (entry(finding="a", reason="x") + entry(finding="b"), "[[suppress]] number 2"),
    ],
)
def test_a_file_that_says_what_cannot_be_is_refused_in_a_sentence(
    text: str, reason: str, tmp_path: Path
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(DocumentError) as refused:
        suppressions_in(file)
    assert reason in str(refused.value)
    assert str(refused.value).startswith(str(file))


def test_an_empty_file_suppresses_nothing(tmp_path: Path) -> None:
    assert suppressions_in(written(tmp_path, "")) == ()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suppressions") / "store"
    run("load", *map(str, samples.agencies()), "--store", str(folder))
    return folder


def run(*args: str, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, list(args), catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def test_what_stands_makes_the_exit_status_and_what_is_suppressed_does_not(
    store: Path, tmp_path: Path
) -> None:
    asked = ["check", "--store", str(store)]
    (first,) = json.loads(
        run(*asked, "--severity", "warning", "--format", "json", status=1).stdout
    )["findings"]
    file = written(
        tmp_path,
        entry(finding=first["identifier"], reason="Of next year")
        + entry(finding="cycle-00000000", reason="No more")
        + entry(finding="stale-00000000", reason="Not asked for"),
    )
    quiet = run(*asked, "--suppressions", str(file))
    assert "1 suppressed." in quiet.stdout
    assert first["sentence"] not in quiet.stdout
    assert "number 2 (cycle-00000000) matches nothing" in quiet.stderr
    assert "stale" not in quiet.stderr
    listed = " ".join(run(*asked, "--suppressions", str(file), "--suppressed").stdout.split())
    assert f"{first['sentence']} [{first['identifier']}] Reason: Of next year" in listed


def test_answers_are_kept_to_a_kind_a_severity_or_an_employer(store: Path) -> None:
    def identifiers(*filters: str, status: int = 0) -> list[str]:
        asked = ["check", "--store", str(store), "--format", "csv", *filters]
        rows = csv.DictReader(io.StringIO(run(*asked, status=status).stdout, newline=""))
        return [row["identifier"] for row in rows]

    everything = identifiers(status=1)
    assert len(everything) > 3
    assert {name.rpartition("-")[0] for name in identifiers("--kind", "entry")} == {"entry"}
    county = identifiers("--agency", "aldermere county", status=1)
    district = identifiers("--agency", "Lindenfell Water District")
    assert sorted(county + district) == sorted(everything)
    assert identifiers("--severity", "violation") == []


def test_notes_are_counted_and_listed_only_when_they_are_asked_for(store: Path) -> None:
    asked = ["check", "--store", str(store), "--agency", "Lindenfell Water District"]
    assert "leads to no other class" not in run(*asked).stdout
    assert "leads to no other class" in run(*asked, "--severity", "note").stdout
    assert "leads to no other class" in run(*asked, "--kind", "dead-end").stdout


def test_an_employer_that_is_not_there_is_a_wrong_name(store: Path) -> None:
    result = CliRunner().invoke(cli, ["check", "--store", str(store), "--agency", "Wool"])
    assert "Aldermere County" in str(result.exception)
