"""How well documents are read: the figures are the scorer's, and none falls below its floor."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph import resources
from graph.errors import NextrungError
from loaders import samples
from loaders.accuracy.corpora import Corpus, measure
from loaders.accuracy.measured import (
    FILE,
    Measure,
    Measurement,
    kept,
    measures,
    turtle,
    weakest_first,
)
from loaders.output import record_json
from loaders.parse import parse_file
from tests import accuracy_page
from tests.canonical_turtle import canonical
from tests.conftest import real_documents
from web.cli import cli

CORPORA = ("calhr", "la", "seeds", "sjusd")
SAMPLES = tuple(folder.name for folder in samples.agencies())
PAGE = accuracy_page.PAGE.read_text("utf-8")


@pytest.fixture(scope="module")
def ours() -> dict[str, Corpus]:
    """Return how the bundled samples are read."""
    return {corpus.name: corpus for corpus in measure(samples.gold(), samples.root())}


@pytest.fixture(scope="module")
def real(shared: Path) -> dict[str, Corpus]:
    """Return how the real documents are read."""
    found = measure(shared / "corpus" / "gold", shared / "corpus")
    return {corpus.name: corpus for corpus in found}


def compare_with_floors(corpus: Corpus) -> None:
    reached = accuracy_page.figures([corpus])[corpus.name]
    floors = accuracy_page.floors()[corpus.name]
    fallen = {name: (reached.get(name), least) for name, least in floors.items()}
    assert {n: f for n, f in fallen.items() if f[0] is None or f[0] < f[1]} == {}, "it reads worse"
    risen = {name: share for name, share in reached.items() if share > floors.get(name, -1)}
    assert risen == {}, f"it reads better: raise the floors by {accuracy_page.MEND}"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_no_worse_than_ever(name: str, ours: dict[str, Corpus]) -> None:
    compare_with_floors(ours[name])


@pytest.mark.parametrize("name", CORPORA)
def test_a_corpus_is_read_no_worse_than_ever(name: str, real: dict[str, Corpus]) -> None:
    compare_with_floors(real[name])


def test_where_the_real_documents_are_required_their_absence_fails(tmp_path: Path) -> None:
    absent = tmp_path / "shared"
    with pytest.raises(pytest.fail.Exception, match="is not on this machine"):
        real_documents(absent, required=True)
    with pytest.raises(pytest.skip.Exception):
        real_documents(absent, required=False)
    assert real_documents(tmp_path, required=True) == tmp_path


def test_what_guards_the_main_branch_requires_the_real_documents() -> None:
    guard = (accuracy_page.ROOT / ".ci" / "run").read_text("utf-8")
    assert "export NEXTRUNG_REQUIRE_SHARED=1" in guard.splitlines()


def test_each_corpus_has_its_floors(real: dict[str, Corpus]) -> None:
    assert set(accuracy_page.floors()) == {*SAMPLES, *CORPORA}
    assert set(real) == set(CORPORA)


def test_floors_are_raised_and_never_lowered() -> None:
    old = {"x": {"duties": 0.9, "code": 1.0}, "gone": {"duties": 1.0}}
    new = {"x": {"duties": 0.95, "code": 0.2, "title": 0.5}, "y": {"duties": 0.1}}
    assert accuracy_page.raised(old, new) == {
        "gone": {"duties": 1.0},
        "x": {"code": 1.0, "duties": 0.95, "title": 0.5},
        "y": {"duties": 0.1},
    }


def test_the_file_of_floors_is_in_its_form() -> None:
    assert accuracy_page.FLOORS.read_text("utf-8") == accuracy_page.written(accuracy_page.floors())


@pytest.mark.parametrize("name", ["fields", "rules"])
def test_the_page_shows_what_is_measured(name: str, real: dict[str, Corpus]) -> None:
    told = accuracy_page.printed(list(real.values()), kept())[name]
    assert accuracy_page.block(PAGE, name) == told, f"mend it by: {accuracy_page.MEND}"


def test_the_rules_are_measured_on_the_documents_at_hand(real: dict[str, Corpus]) -> None:
    mend = f"mend it by: {accuracy_page.MEND}"
    assert kept().measures == measures(real.values()), mend
    assert kept().on == "53 documents annotated by hand: calhr 21, la 16, seeds 5, sjusd 11", mend


@pytest.mark.parametrize("name", CORPORA)
def test_the_figures_are_those_of_the_other_scorer(
    name: str, shared: Path, real: dict[str, Corpus], tmp_path: Path
) -> None:
    gold = shared / "corpus" / "gold" / name
    for file in gold.rglob("*.json"):
        document = json.loads(file.read_text("utf-8"))["document"]
        record = record_json(parse_file(shared / "corpus" / document))
        target = tmp_path / file.relative_to(gold)
        target.write_text(json.dumps(record), "utf-8")
    scorer = [sys.executable, str(shared / "tools" / "score.py"), str(gold), str(tmp_path)]
    printed = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    theirs = [line.rsplit(maxsplit=5) for line in printed.splitlines()[1:-1]]
    corpus = real[name]
    assert theirs == [
        [
            field,
            *map(str, (tally.gold, tally.made)),
            *(f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1)),
        ]
        for field, tally in corpus.tallies().items()
    ]
    assert f"macro F1 {corpus.macro_f1():.3f} over" in printed
    assert f"documents {len(corpus.documents)}, not parsed 0," in printed


def test_a_passage_of_several_classes_counts_once_and_is_right_where_it_is_for_all(
    tmp_path: Path,
) -> None:
    text = (
        "CLERK SERIES\n\nClass Title | Class Code\nClerk I | 4410\nClerk II | 4411\n\n"
        "DUTIES\n\n1. Files letters.\n2. Sorts mail.\n"
    )
    document = tmp_path / "documents" / "clerks.txt"
    document.parent.mkdir()
    document.write_text(text)
    told = json.loads(json.dumps(record_json(parse_file(document))))
    told["document"] = "clerks.txt"
    del told["classes"][1]["duties"][0]
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "clerks.json").write_text(json.dumps(told))
    (corpus,) = found = measure(gold, document.parent)
    assert corpus.tallies()["duties"].made == 4
    of = {one.rule.name: (one.right, one.made) for one in measures(found)}
    assert of["duty-item"] == (1, 2)
    assert of["table-cell"] == (4 + 1, 4 + 1), "two titles, two codes, the size of the series"


def test_the_weakest_rule_comes_first_and_what_was_never_measured_last() -> None:
    rules = {one.rule.name: one.rule for one in kept().measures}
    few = Measure(rules["duty-item"], 1, 1)
    weak = Measure(rules["duty-clause"], 50, 100)
    strong = Measure(rules["table-cell"], 100, 100)
    never = Measure(rules["unparsed"], 0, 0)
    assert weakest_first([never, strong, weak, few]) == [few, weak, strong, never]
    assert (never.precision, never.bounds) == (None, None)


def test_what_is_written_is_read_again() -> None:
    told = kept()
    assert turtle(told) == resources.turtle(FILE)


def test_what_is_written_is_in_the_one_form() -> None:
    rules = {one.rule.name: one.rule for one in kept().measures}
    made = (Measure(rules["duty-item"], 7, 9), Measure(rules["unparsed"], 0, 0))
    written = turtle(Measurement("2002-09-30", 'the "clerks" \\ aides', made))
    assert canonical(written) == written
    assert "rule:unparsed" not in written


def run(*args: str | Path, status: int = 0) -> Result:
    told = [str(arg) for arg in args]
    result = CliRunner().invoke(cli, ["accuracy", *told], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def gold_of_one(tmp_path: Path) -> Path:
    """Return a folder with the annotation of one sample, in which a duty and the code differ."""
    source = min(samples.gold().rglob("*.json"))
    told = json.loads(source.read_text("utf-8"))
    told["classes"][0]["code"] = "1"
    del told["classes"][0]["duties"][0]
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / source.name).write_text(json.dumps(told), "utf-8")
    return folder


def answer(*args: str | Path) -> Any:
    return json.loads(run(*args, "--format", "json").stdout)


def test_of_several_corpora_the_table_has_a_column_each() -> None:
    lines = run(samples.gold(), samples.root()).stdout.splitlines()
    (head,) = (line for line in lines if line.startswith("field"))
    assert re.split(r"\s{2,}", head) == ["field", *(f"{name} (4)" for name in SAMPLES)]
    assert re.fullmatch(r"macro F1\s+1\.000\s+1\.000", lines[-2])


def test_of_one_corpus_the_table_has_all_counts(tmp_path: Path) -> None:
    printed = run(gold_of_one(tmp_path), samples.root()).stdout
    assert re.search(r"^field +gold +read +right +precision +recall +F1$", printed, re.MULTILINE)
    assert re.search(r"^code +1 +1 +0 +0\.000 +0\.000 +0\.000$", printed, re.MULTILINE)


def test_differences_are_told_with_their_words_and_rules(tmp_path: Path) -> None:
    gold = gold_of_one(tmp_path)
    told = answer(gold, samples.root(), "--misses", "9")
    what = [(one["what"], one["field"], one["rule"]) for one in told["misses"]]
    assert what == [
        ("wrong", "code", "code-line"),
        ("wrong", "duties", "duty-item"),
        ("missed", "code", None),
    ]
    printed = run(gold, samples.root(), "--misses", "9").stdout
    assert 'missed, code: "1"' in printed
    assert f'wrong, duties (duty-item): "{told["misses"][1]["text"][:20]}' in printed
    assert len(answer(gold, samples.root(), "--misses", "2")["misses"]) == 2


def test_csv_has_the_last_table_that_is_asked_for(tmp_path: Path) -> None:
    asked = (gold_of_one(tmp_path), samples.root(), "--format", "csv")
    assert run(*asked).stdout.startswith("corpus,field,gold,read,right,precision,recall,f1\n")
    assert run(*asked, "--rules").stdout.startswith("rule,what it reads,right,read,precision,")
    both = run(*asked, "--rules", "--misses", "1").stdout
    assert both.startswith("corpus,document,what,field,text,rule,start,end\n")


def test_rules_are_told_with_their_bounds(tmp_path: Path) -> None:
    told = answer(gold_of_one(tmp_path), samples.root(), "--rules")["rules"]
    (item,) = (one for one in told if one["rule"] == "duty-item")
    assert item["right"] == item["read"] - 1
    assert item["at_least"] < item["precision"] < item["at_most"]
    (never,) = (one for one in told if one["rule"] == "remainder")
    assert (never["read"], never["precision"], never["at_least"]) == (0, None, None)


def test_what_is_measured_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / "rules.ttl"
    run(samples.gold(), samples.root(), "--write", target)
    assert '"8 documents annotated by hand: aldermere-county 4, ' in target.read_text("utf-8")


def test_where_what_is_measured_cannot_be_written_it_is_told(tmp_path: Path) -> None:
    asked = ["accuracy", *map(str, (gold_of_one(tmp_path), samples.root()))]
    result = CliRunner().invoke(cli, [*asked, "--write", str(tmp_path / "no" / "rules.ttl")])
    assert isinstance(result.exception, NextrungError)
    assert "rules.ttl cannot be written (No such file or directory)." in str(result.exception)


def test_a_document_that_is_not_there_is_told_and_counts_as_missed(tmp_path: Path) -> None:
    result = run(gold_of_one(tmp_path), tmp_path, status=1)
    assert re.search(r"^duties +\d+ +0 +0 +0\.000", result.stdout, re.MULTILINE)
    assert "skipped" in result.stderr
    (corpus,) = json.loads(run(tmp_path / "gold", tmp_path, "--format", "json", status=1).stdout)[
        "corpora"
    ]
    assert corpus["unread"][0]["reason"].startswith("it cannot be opened")


def test_a_document_that_was_changed_since_is_told_and_not_compared(tmp_path: Path) -> None:
    shutil.copytree(samples.root(), tmp_path / "documents")
    for file in (tmp_path / "documents").rglob("*.txt"):
        file.write_bytes(file.read_bytes() + b"\n")
    result = run(gold_of_one(tmp_path), tmp_path / "documents", status=1)
    assert "its bytes are not those that were annotated" in result.stderr


def test_headings_of_a_folder_s_own_are_used(tmp_path: Path) -> None:
    documents, gold = tmp_path / "documents", tmp_path / "gold"
    documents.mkdir()
    gold.mkdir()
    (documents / "clerk.txt").write_text("CLERK\n\nWhat fills your day\n\n1. Files.\n2. Sorts.\n")
    (documents / "headings.ttl").write_text('section:duties skos:altLabel "What fills your day" .')
    (documents / "nextrung.toml").write_text('lexicon = "headings.ttl"\n')
    sha256 = hashlib.sha256((documents / "clerk.txt").read_bytes()).hexdigest()
    told = {"document": "clerk.txt", "sha256": sha256, "classes": [{"title": "CLERK"}]}
    (gold / "clerk.json").write_text(json.dumps(told))
    (corpus,) = answer(gold, documents)["corpora"]
    assert corpus["fields"]["duties"] == {
        "gold": 0,
        "made": 2,
        "right": 0,
        "precision": 0.0,
        "recall": 1.0,
        "f1": 0.0,
    }
