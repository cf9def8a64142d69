"""What weak rules read is listed with its words, corrected in a file, and stays corrected."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Quote
from graph.review import FIELDS, Reviewed, read_by
from graph.store import Store
from loaders import samples
from loaders.accuracy.measured import kept, weakest_first
from loaders.corrections.files import CORRECTIONS, corrections_in
from loaders.corrections.model import fields_of, targets
from loaders.output import record_json
from loaders.parse import parse_file
from web.cli import cli
from web.told import review_parts

COUNTY, DISTRICT = samples.agencies()
RANKS = [one.rule.name for one in weakest_first(kept().measures)]
TECHNICIAN = "3170200-environmental-monitoring-technician.txt"


def run(*args: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review") / "store"
    run("load", COUNTY, DISTRICT, "--store", folder)
    return folder


def answer(store: Path, *args: str) -> list[dict[str, Any]]:
    told = run("review", "--store", store, "--format", "json", *args).stdout
    found: list[dict[str, Any]] = json.loads(told)
    return found


def test_the_weakest_rule_comes_first(store: Path) -> None:
    found = answer(store, "--limit", "100000")
    places = [RANKS.index(one["rule"]["rule"]) for one in found]
    assert places == sorted(places)
    assert len(set(places)) > 20
    bounds = [one["rule"]["at_least"] for one in found]
    assert bounds[0] is not None
    assert bounds[-1] is None, "what was never measured comes last"
    assert bounds.index(None) == len([bound for bound in bounds if bound is not None])


def test_a_statement_comes_with_its_place_field_class_and_rule(store: Path) -> None:
    (first, *_) = answer(store, "--rule", "duty-item", "--document", TECHNICIAN)
    path = COUNTY / TECHNICIAN
    quote = first["statement"]
    assert quote["file"] == TECHNICIAN
    printed = path.read_bytes().decode()[quote["start"] : quote["end"]]
    assert " ".join(printed.split()) == quote["text"]
    assert first["field"] == "duties"
    assert first["classes"] == [{"title": "ENVIRONMENTAL MONITORING TECHNICIAN", "code": "3170200"}]
    assert first["rule"]["rule"] == "duty-item"
    assert first["rule"]["right"] <= first["rule"]["read"]


@pytest.mark.parametrize("path", sorted(COUNTY.glob("*.txt")), ids=lambda path: path.stem)
def test_all_that_was_read_of_a_document_can_be_looked_at(path: Path, store: Path) -> None:
    found = answer(store, "--document", path.name, "--limit", "100000")
    listed = {(one["field"], one["statement"]["text"]) for one in found}
    told: Any = record_json(parse_file(path))
    described = told["classes"][0]
    for field in fields_of("move"):
        if field not in ("qualification", "promotes_from"):
            assert {(field, one["text"]) for one in described[field]} <= listed
    needs = [need for way in described["qualifications"] for need in way]
    assert {("qualification", need["text"]) for need in needs} <= listed
    assert {field for field, _ in listed} <= set(FIELDS)


@pytest.mark.parametrize("field", ["duties", "knowledge", "qualification", "level", "agency"])
def test_one_field_can_be_looked_at(field: str, store: Path) -> None:
    found = answer(store, "--field", field, "--limit", "100000")
    assert {one["field"] for one in found} == {field}
    everything = answer(store, "--limit", "100000")
    assert len(found) == len([one for one in everything if one["field"] == field])


def test_one_rule_class_document_or_ladder_can_be_looked_at(store: Path) -> None:
    rules = {one["rule"]["rule"] for one in answer(store, "--rule", "title-capitals")}
    assert rules == {"title-capitals"}
    everything = ("--limit", "100000")
    codes = {one["classes"][0]["code"] for one in answer(store, "--class", "3170400", *everything)}
    assert codes == {"3170400"}
    files = {one["statement"]["file"] for one in answer(store, "--document", TECHNICIAN)}
    assert files == {TECHNICIAN}
    ladder = answer(store, "--ladder", "Environmental Monitoring", *everything)
    assert {one["statement"]["file"] for one in ladder} == {
        path.name for path in COUNTY.glob("*.txt")
    }
    of_class = answer(store, "--class", "3170400", "--field", "duties", *everything)
    assert {one["field"] for one in of_class} == {"duties"}


def test_an_unknown_name_is_told(store: Path) -> None:
    result = CliRunner().invoke(cli, ["review", "--store", str(store), "--class", "Potter"])
    assert str(result.exception).startswith('No class is named "Potter"')


def test_so_many_are_shown_as_are_asked_for(store: Path) -> None:
    assert len(answer(store, "--limit", "3")) == 3
    assert len(answer(store)) == 20


def test_nothing_is_told_to_be_nothing(store: Path) -> None:
    asked = ("review", "--store", store, "--rule", "duty-item", "--field", "level")
    assert run(*asked).stdout == "Nothing was read of what is asked for.\n"
    assert run(*asked, "--format", "toml").stdout == "# Nothing was read of what is asked for.\n"


def test_a_page_tells_of_each_rule_what_it_does_and_how_sure_it_is(store: Path) -> None:
    page = run("review", "--store", store, "--rule", "duty-item", "--limit", "1").stdout
    measured = next(one for one in kept().measures if one.rule.name == "duty-item")
    heading, _, definition, line, *_ = page.splitlines()
    assert heading.startswith(f"duty-item: right in {measured.right} of {measured.made}, in ")
    assert definition == measured.rule.definition
    assert line.startswith("  ENVIRONMENTAL MONITORING ASSISTANT TECHNICIAN, 3170100, duties: ")
    never = run("review", "--store", store, "--rule", "remainder").stdout
    assert never.startswith("remainder: never measured\n")


def test_csv_has_a_row_a_statement(store: Path) -> None:
    printed = run("review", "--store", store, "--limit", "4", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert len(rows) == 4
    assert list(rows[0]) == (
        "rule,precision,at least,right,read,file,class,field,text,start,end".split(",")
    )


def test_documents_can_be_looked_at_without_a_store(tmp_path: Path) -> None:
    found = run("review", COUNTY, "--format", "json", "--store", tmp_path / "none").stdout
    assert len(json.loads(found)) == 20
    assert not (tmp_path / "none").exists()
    (tmp_path / "x.txt").write_text("nothing")
    result = run("review", COUNTY, tmp_path / "x.txt", status=1)
    assert "x.txt: it has no section or field" in result.stderr
    assert "[1:" in result.stdout


def test_a_passage_of_several_classes_is_shown_once(tmp_path: Path) -> None:
    (tmp_path / "clerks.txt").write_text(
        "CLERK SERIES\n\nClass Title | Class Code\nClerk I | 4410\nClerk II | 4411\n\n"
        "DUTIES\n\n1. Files letters.\n2. Sorts mail.\n"
    )
    asked = ("review", tmp_path, "--rule", "duty-item")
    first, second = json.loads(run(*asked, "--format", "json").stdout)
    assert [one["title"] for one in first["classes"]] == ["Clerk I", "Clerk II"]
    assert second["statement"]["text"] == "Sorts mail"
    told = tomllib.loads(run(*asked, "--format", "toml").stdout)
    assert "class" not in told["wrong"][0]


def test_each_field_is_one_that_can_be_corrected() -> None:
    assert set(FIELDS) <= {*fields_of("wrong"), *fields_of("value"), "other"}
    assert set(targets()) <= set(FIELDS)


@pytest.mark.parametrize("field", ["duties", "qualification", "promotes_from"])
def test_entries_are_corrections(field: str, store: Path, tmp_path: Path) -> None:
    asked = ("review", "--store", store, "--field", field, "--format", "toml")
    (tmp_path / CORRECTIONS).write_text(run(*asked).stdout, "utf-8")
    found = corrections_in(tmp_path / CORRECTIONS).entries
    reviewed = answer(store, "--field", field)
    assert [(one.document, one.quote) for one in found] == [
        (one["statement"]["file"], one["statement"]["text"]) for one in reviewed
    ]
    assert {(one.kind, one.field) for one in found} == {("wrong", field)}
    assert found[0].job_class == reviewed[0]["classes"][0]["code"]


def test_an_entry_of_a_short_value_waits_for_the_value(store: Path) -> None:
    told = run("review", "--store", store, "--field", "level", "--format", "toml").stdout
    entry = tomllib.loads(told)["value"][0]
    assert (entry["field"], entry["is"]) == ("level", "")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_words_can_be_an_entry(words: str) -> None:
    quote = Quote(" ".join(words.split()), 0, 1, "x", "x.txt")
    told = review_parts.entries([Reviewed("duty-item", "duties", quote, (("Clerk", None),))])
    (entry,) = tomllib.loads(told)["wrong"]
    assert entry["quote"] == quote.text
    assert entry["class"] == "Clerk"


def test_a_person_s_word_is_only_looked_at_on_demand(tmp_path: Path) -> None:
    shutil.copytree(COUNTY, tmp_path / "jobs")
    quote = answer_of(tmp_path, "--field", "duties")[0]["statement"]["text"]
    (tmp_path / "jobs" / CORRECTIONS).write_text(
        f'[[move]]\ndocument = "{TECHNICIAN}"\nfield = "duties"\nquote = "{quote}"\nto = "pay"\n'
    )
    everything = answer_of(tmp_path, "--limit", "100000")
    assert "corrected" not in {one["rule"]["rule"] for one in everything}
    (one,) = answer_of(tmp_path, "--rule", "corrected")
    assert (one["field"], one["statement"]["text"]) == ("pay", quote)
    page = run("review", tmp_path / "jobs", "--rule", "corrected").stdout
    assert page.startswith("corrected: a person's word\n")


def answer_of(tmp_path: Path, *args: str) -> list[dict[str, Any]]:
    asked = ("--document", TECHNICIAN, "--format", "json", *args)
    found: list[dict[str, Any]] = json.loads(run("review", tmp_path / "jobs", *asked).stdout)
    return found


def test_what_is_found_wrong_is_corrected_and_stays_so(tmp_path: Path) -> None:
    """Load, review, correct, load again: the correction holds, and review shows it no more."""
    jobs, store = tmp_path / "jobs", tmp_path / "store"
    shutil.copytree(COUNTY, jobs)
    run("load", jobs, "--store", store)
    asked = ("--store", store, "--field", "duties", "--document", TECHNICIAN)
    entries = run("review", *asked, "--limit", "1", "--format", "toml").stdout
    (entry,) = tomllib.loads(entries)["wrong"]
    (jobs / CORRECTIONS).write_text(entries, "utf-8")
    told = json.loads(run("load", jobs, "--store", store, "--format", "json").stdout)
    assert [Path(path).name for path in told["loaded"]] == [TECHNICIAN]
    assert told["unapplied"] == []
    quotes = run("review", *asked, "--limit", "100000").stdout
    assert " ".join(entry["quote"].split()[:5]) not in " ".join(quotes.split())
    with Store.read(store) as opened:
        (kept_apart,) = read_by(opened, rule="corrected")
    assert (kept_apart.field, kept_apart.quote.text) == ("other", entry["quote"])
    assert "4 unchanged" in run("load", jobs, "--store", store).stdout
    shown = run("show", "3170200", "--store", store, "--format", "json").stdout
    assert entry["quote"] not in [duty["text"] for duty in json.loads(shown)["duties"]]


def test_two_engines_list_the_same(samples_store: Store, samples_server: Store) -> None:
    for rule in ("duty-item", "experience-length", "labelled-field"):
        assert read_by(samples_server, rule=rule) == read_by(samples_store, rule=rule)
