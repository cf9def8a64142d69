"""Each answering command in each shape, a class's page, and what the store is."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Literal, NamedNode, Triple

from graph import read, vocab
from graph.errors import StoreError
from graph.store import Store
from loaders import samples
from web.cli import cli, info

COUNTY, DISTRICT = samples.agencies()
LADDER = "Environmental Monitoring"
SILENT = "the specification does not say"

ANSWERS = [
    ["ladders"],
    ["ladder", LADDER],
    ["plan", "3170200", "3170400"],
    ["links", LADDER],
    ["show", "3170400"],
    ["query", "rungs"],
    ["query", "CONSTRUCT WHERE { ?c nr:nextRung ?d }"],
    ["query", "ASK {}"],
    ["queries"],
    ["check", "--severity", "violation"],
    ["review", "--limit", "5"],
    ["info"],
]


def run(*args: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats") / "store"
    run("load", COUNTY, DISTRICT, "--store", folder)
    return folder


@pytest.fixture(autouse=True)
def _default_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEXTRUNG_STORE", str(store))


def answer(*args: str) -> Any:
    return json.loads(run(*args, "--format", "json").stdout)


def rows(*args: str) -> list[dict[str, str]]:
    written = run(*args, "--format", "csv").stdout_bytes.decode()
    return list(csv.DictReader(io.StringIO(written, newline="")))


def in_terminal(*args: str, columns: int = 60, **environment: str) -> str:
    """Return what a command prints to a terminal of its own."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from web.cli import main; main()", *args]
    settings = os.environ | {"COLUMNS": str(columns), "TERM": "xterm"} | environment
    with subprocess.Popen(command, stdout=theirs, env=settings, cwd=Path(__file__).parents[1]):
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    return shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so where the other end is closed
        return b""


@pytest.mark.parametrize("args", ANSWERS, ids=lambda args: " ".join(args[:2])[:20])
def test_every_answer_comes_in_every_shape(args: list[str]) -> None:
    json.loads(run(*args, "--format", "json").stdout)
    table = list(csv.reader(io.StringIO(run(*args, "--format", "csv").stdout, newline="")))
    assert {len(row) for row in table} == {len(table[0])}
    markdown = run(*args, "--format", "markdown").stdout
    assert "\x1b" not in markdown
    text = run(*args).stdout
    assert "\x1b" not in text
    assert "─" not in text


@pytest.mark.parametrize("args", [["plan", "3170200", "3170400"], ["show", "3170400"]])
def test_a_page_says_the_same_in_text_and_in_markdown(args: list[str]) -> None:
    text, markdown = run(*args).stdout, run(*args, "--format", "markdown").stdout
    places = [part.split("]")[0] for part in text.split(" [")[1:]]
    wanted = [place for place in places if place[:1].isdigit()]
    assert len(wanted) > 40
    assert [place for place in wanted if f"[{place}]" not in markdown] == []
    assert markdown.rstrip().splitlines()[-1].startswith("3. " if args[0] == "plan" else "2. ")


def test_a_plan_in_csv_is_a_row_a_claim() -> None:
    plan = answer("plan", "3170200", "3170400")
    found = rows("plan", "3170200", "3170400")
    (step,) = plan["steps"]
    groups = ("credentials", "knowledge", "skills", "abilities", "duties")
    changes = [change for name in groups for change in step[name] or []]
    assert len([row for row in found if row["change"] in {c["change"] for c in changes}]) == len(
        changes
    )
    (flsa,) = [row for row in found if row["what"] == "FLSA"]
    assert flsa["change"] == "non-exempt -> exempt (administrative)"
    assert (flsa["lower_text"], flsa["upper_text"]) == ("non-exempt", "exempt (administrative)")
    grown = next(row for row in found if (row["what"], row["change"]) == ("duty", "grown"))
    assert grown["lower_responsibility"] != grown["upper_responsibility"]
    assert 0 < float(grown["score"]) <= 1
    assert "qualification (any 2, all 1)" in {row["what"] for row in found}


def test_a_plan_shows_supervision_and_pay_on_both_sides() -> None:
    (step,) = answer("plan", "4410", "4412")["steps"]
    assert step["supervision_received"].keys() == {"from", "to"}
    assert step["pay"]["from"][0].keys() >= {"text", "start", "file", "issued", "modified"}
    text = " ".join(run("plan", "4410", "4412").stdout.split())
    for side in ("from", "to"):
        for said in step["pay"][side] + (step["supervision_received"][side] or []):
            assert f'"{said["text"]}"' in text


def test_a_plan_says_where_a_side_is_silent() -> None:
    (step,) = answer("plan", "3170200", "3170400")["steps"]
    assert step["pay"] == {"from": None, "to": None}
    text = run("plan", "3170200", "3170400").stdout
    section = text.split("\nPay as printed\n")[1].split("\n\n")[0]
    assert section == (
        f"  Environmental Monitoring Technician: {SILENT}.\n"
        f"  Environmental Monitoring Supervisor: {SILENT}."
    )


def test_each_linked_pair_of_a_plan_has_its_score() -> None:
    (step,) = answer("plan", "3170200", "3170400")["steps"]
    linked = [change for change in step["duties"] if change["score"] is not None]
    text = run("plan", "3170200", "3170400").stdout
    assert linked
    for change in linked:
        assert f"({change['score']:.2f})".replace("(0.", "(.") in text


def test_a_class_is_shown_in_the_order_in_which_an_incumbent_asks() -> None:
    text = run("show", "environmental monitoring supervisor").stdout
    sections = [
        "Ladder", "Leads to", "Comes from", "FLSA", "What the class is for", "What sets it apart",
        "Duties", "Knowledge", "Skills", "Abilities", "Licences and certificates",
        "Minimum qualifications", "Supervision received", "Supervision exercised",
        "Pay as printed", "Documents",
    ]  # fmt: skip
    assert [line for line in text.splitlines()[1:] if line[:1].isupper() and ":" not in line] == (
        sections
    )
    assert "next rung: Environmental Monitoring Manager, 3170500, level 5." in text
    assert 'Its code is printed: "3170400" [' in text
    assert f"Abilities\n  {SILENT}." in text


def test_a_class_in_json_holds_what_its_page_says() -> None:
    shown = answer("show", "3170400")
    assert (shown["title"], shown["level"]) == ("Environmental Monitoring Supervisor", 4)
    assert shown["abilities"] is None
    (ladder,) = shown["ladders"]
    assert (ladder["previous"]["title"], ladder["next"]["code"]) == ("Lead", "3170500")
    assert {one["kind"] for one in shown["comes_from"]} >= {"next-rung"}
    assert all(one["evidence"] for one in shown["leads_to"])
    assert shown["printed"]["code"][0]["text"] == "3170400"
    assert shown["duties"][0]["responsibility"]["highest"]


def test_a_class_that_no_document_describes_is_shown_for_what_others_say() -> None:
    shown = run("show", "environmental monitoring lead technician").stdout
    text = " ".join(shown.split())
    assert "No loaded document describes this class." in text
    assert SILENT not in text
    assert "What the documents of others say Environmental Monitoring" in text
    assert "Environmental Monitoring Technician says:" in text
    assert "Duties" not in shown
    assert {"neighbour says", "comes from"} <= {row["what"] for row in rows("show", "Lead")}
    assert "the class is named in the qualifications of the next" in text


def test_a_class_outside_any_ladder_says_so() -> None:
    text = run("show", "4430").stdout
    assert "no loaded document names a series that this class is in" in text
    assert "Comes from\n  Senior Water Quality Technician" in text


def test_a_class_in_csv_is_a_row_a_statement() -> None:
    found = rows("show", "3170400")
    shown = answer("show", "3170400")
    assert len([row for row in found if row["what"] == "duty"]) == len(shown["duties"])
    assert {"title", "FLSA", "leads to", "pay as printed", "document"} <= {
        row["what"] for row in found
    }


def test_addresses_are_short_for_people_and_whole_for_programs() -> None:
    about = "class=id:class/aldermere-county/3170400"
    text = run("query", "class-flsa", about).stdout
    assert " scheme:flsa/administrative " in text
    assert "id:class/aldermere-county/3170400" in run("query", "class-flsa", about).stdout
    (row,) = rows("query", "class-flsa", about)
    assert row["stated"] == "https://w3id.org/nextrung/scheme/flsa/administrative"
    whole = f"class={row['class']}"
    assert run("query", "class-flsa", whole).stdout == text
    made = rows("query", "CONSTRUCT WHERE { ?c nr:nextRung ?d }")
    assert {row["predicate"] for row in made} == {vocab.NEXT_RUNG.value}


def test_addresses_and_nodes_without_a_prefix_stay_whole() -> None:
    text = run("query", "SELECT (<urn:a> AS ?a) (BNODE() AS ?b) (2.5 AS ?c) WHERE {}").stdout
    assert re.fullmatch(r"a      b +c\nurn:a  _:\w+  2\.5\n", text)


def test_a_finding_is_a_sentence_a_row_and_an_object(tmp_path: Path) -> None:
    run("load", next(COUNTY.glob("3170400*")), "--store", tmp_path)
    with Store.open(tmp_path) as opened:
        (document,) = read.documents(opened)
        graph = NamedNode(document.iri)
        held = list(opened.triples(graph))
        wrong = next(t for t in held if t.predicate == vocab.START and "#duty" in str(t.subject))
        late = Triple(wrong.subject, wrong.predicate, Literal(10**6))
        opened.put(graph, [late if t == wrong else t for t in held])
    asked = ("check", "--shapes", "--severity", "warning", "--store", tmp_path)
    whole = json.loads(run(*asked, "--format", "json", status=1).stdout)
    (found,) = whole["shapes"]
    assert found["statement"]["start"] == 10**6
    text = " ".join(run(*asked, status=1).stdout.split())
    assert f'{found["severity"]}: {found["message"]} "' in text
    table = run(*asked, "--format", "csv", status=1).stdout
    (row,) = (one for one in csv.DictReader(io.StringIO(table, newline="")) if not one["kind"])
    assert row["sentence"] == found["message"]
    assert row["text"] == found["statement"]["text"]


def test_where_nothing_is_a_ladder_that_is_said(tmp_path: Path) -> None:
    run("load", DISTRICT / "4430-water-quality-supervisor.txt", "--store", tmp_path)
    told = run("ladders", "--store", tmp_path)
    assert (told.stdout, "nextrung plan FROM TO" in told.stderr) == ("", True)
    assert run("ladders", "--store", tmp_path, "--format", "csv").stdout.count("\n") == 1


def test_a_plan_to_a_class_that_no_document_describes_tells_what_others_say() -> None:
    key = "aldermere-county/environmental-monitoring-level-3"
    text = run("plan", "3170200", key).stdout
    assert "No loaded document describes this class: what it asks for is not known." in text
    assert "Environmental Monitoring Supervisor says:" in text
    (row, *_) = rows("plan", "3170200", key)
    assert row["what"] == "way"


def test_a_class_of_several_documents_says_that_they_are_read_together(tmp_path: Path) -> None:
    source = next(COUNTY.glob("3170500*"))
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_bytes(source.read_bytes() + name.encode())
    run("load", tmp_path, "--agency", "Aldermere County", "--store", tmp_path / "store")
    text = run("plan", "3170500", "3170500", "--store", tmp_path / "store").stdout
    assert "nothing is needed" in text
    shown = run("show", "3170500", "--store", tmp_path / "store").stdout
    assert "Described by: one.txt (no date stated); two.txt (no date stated)." in shown


def test_info_counts_what_is_loaded(store: Path) -> None:
    told = answer("info")
    assert (told["documents"], told["classes"], told["ladders"]) == (8, 9, 1)
    assert told["employers"] == {
        "Aldermere County": {"documents": 4, "classes": 5},
        "Lindenfell Water District": {"documents": 4, "classes": 4},
    }
    assert (told["store"], sum(told["parser_versions"].values())) == (str(store), 8)
    assert told["bytes"] > 100_000
    (store / "readers" / "one").mkdir(parents=True)
    table = next((store / "oxigraph").glob("*.sst"))
    (store / "readers" / "one" / table.name).hardlink_to(table)
    assert answer("info")["bytes"] == told["bytes"]
    assert info._size(table.with_name("taken away")) == 0
    exported = run("export", "nquads").stdout
    assert told["triples"] == len(exported.splitlines())
    assert "4 documents, 5 classes" in run("info").stdout


def test_a_terminal_gets_tables_that_fold_and_headings_that_stand_out() -> None:
    shown = in_terminal("ladder", LADDER)
    assert "─────" in shown
    assert "\x1b[1mEnvironmental Monitoring" in shown
    assert "…" not in shown
    assert "Aldermere" not in in_terminal("query", "ASK {}")


def test_a_terminal_without_colours_gets_none() -> None:
    assert "\x1b[3" not in in_terminal("ladder", LADDER, NO_COLOR="1")
    assert "\x1b" not in in_terminal("ladder", LADDER, TERM="dumb")


def test_an_export_to_a_terminal_cannot_steer_it(store: Path, tmp_path: Path) -> None:
    source = next(COUNTY.glob("3170400*"))
    text = source.read_text("utf-8").replace("Manage project budgets", "Manage \x9b31m budgets")
    (tmp_path / "one.txt").write_text(text, "utf-8")
    own = tmp_path / "store"
    run("load", tmp_path / "one.txt", "--store", own)
    assert own != store
    assert "\x9b" in run("export", "nquads", "--store", own).stdout
    shown = in_terminal("export", "nquads", "--store", str(own))
    assert "Manage" in shown
    assert "\x9b" not in shown


@pytest.mark.parametrize("shape", ["json", "text"])
def test_a_document_that_is_parsed_cannot_steer_a_terminal(tmp_path: Path, shape: str) -> None:
    source = next(COUNTY.glob("3170400*"))
    text = source.read_text("utf-8").replace("Manage project budgets", "Manage \x9b31m budgets")
    (tmp_path / "one.txt").write_text(text, "utf-8")
    args = ("parse", str(tmp_path / "one.txt"), "--format", shape)
    assert "Manage \x9b31m budgets" in run(*args).stdout
    shown = in_terminal(*args)
    assert "Manage \ufffd31m budgets" in shown
    assert "\x9b" not in shown


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ('"abc"^^xsd:integer', "abc"),
        ('"abc"^^xsd:decimal', "abc"),
        ('"1_000"^^xsd:integer', "1_000"),
        ('"NaN"^^xsd:decimal', "NaN"),
        (f'"{"7" * 5000}"^^xsd:integer', "7" * 5000),
    ],
)
def test_what_is_no_number_keeps_its_form(written: str, cell: str) -> None:
    (row,) = rows("query", f"SELECT ({written} AS ?y) {{}}")
    assert row["y"] == cell


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("http://me:secret@example.org/", "NEXTRUNG_PASSWORD"),
        ("ftp://example.org/", "http"),
        ("http://", "http"),
        (__file__, "is a file"),
    ],
)
def test_a_place_that_can_hold_no_store_is_wrong_usage(place: str, told: str) -> None:
    error = run("ladders", "--store", place, status=2).stderr
    assert told in error
    assert "secret" not in error


def test_the_environment_may_not_hold_a_password_in_the_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEXTRUNG_STORE", "https://me:secret@example.org/")
    error = run("ladders", status=2).stderr
    assert "NEXTRUNG_USER" in error
    assert "secret" not in error


def test_a_server_that_is_not_there_is_an_error_of_the_store() -> None:
    with pytest.raises(StoreError):
        run("ladders", "--store", "http://127.0.0.1:9")
