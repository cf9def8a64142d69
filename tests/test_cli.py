"""The command line, used as a person uses it, on the bundled samples."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph.errors import AmbiguousName, LookupFailed, NoWayUp, QueryError, StoreError, UnknownName
from loaders import samples
from web import cli
from web.cli import main

COUNTY, DISTRICT = samples.agencies()


def run(*args: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(cli.cli, [str(arg) for arg in args], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def answer(*args: str | Path) -> Any:
    return json.loads(run(*args, "--format", "json").stdout)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "store"
    run("load", COUNTY, DISTRICT, "--store", folder)
    return folder


def statements(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of an answer that quotes a document."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from statements(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from statements(inner)


def printed() -> dict[str, str]:
    return {
        path.name: path.read_bytes().decode()
        for folder in samples.agencies()
        for path in folder.glob("*.txt")
    }


def test_a_ladder_shows_all_its_rungs_and_which_are_described(store: Path) -> None:
    found = answer("ladder", "Environmental Monitoring", "--store", store)
    assert [rung["level"] for rung in found["rungs"]] == [1, 2, 3, 4, 5]
    assert [rung["level"] for rung in found["rungs"] if rung["described"]] == [1, 2, 4, 5]
    assert found["employer"] == "Aldermere County"
    text = run("ladder", "environmental monitoring series", "--store", store).stdout
    assert "(no loaded document describes this class)" in text
    assert "5 levels, 4 described" in text


def test_every_statement_of_a_plan_stands_where_it_says(store: Path) -> None:
    plan = answer("plan", "3170200", "3170400", "--store", store)
    texts = printed()
    quotes = list(statements(plan))
    assert len(quotes) > 50
    for quote in quotes:
        passage = texts[quote["file"]][quote["start"] : quote["end"]]
        assert " ".join(passage.split()) == quote["text"]
        assert quote["document"].startswith("https://")


def test_a_plan_passes_through_a_rung_that_no_document_describes(store: Path) -> None:
    (step,) = answer("plan", "3170200", "3170400", "--store", store)["steps"]
    (gap,) = step["through"]
    assert (gap["rung"]["level"], gap["rung"]["described"]) == (3, False)
    assert len(gap["rung"]["aliases"]) == 2
    assert {remark["speaker"] for remark in gap["neighbours_say"]} == {
        "Environmental Monitoring Technician",
        "Environmental Monitoring Supervisor",
    }
    assert step["flsa"]["from"]["status"] == "non-exempt"
    assert (step["flsa"]["to"]["status"], step["flsa"]["to"]["exemption"]) == (
        "exempt",
        "administrative",
    )


def test_what_a_specification_does_not_state_is_not_said_to_be_none(store: Path) -> None:
    (step,) = answer("plan", "3170400", "3170500", "--store", store)["steps"]
    assert step["qualifications"] is None
    text = run("plan", "3170400", "3170500", "--store", store).stdout
    assert "the specification does not state any" in text


def test_a_plan_goes_over_qualifications_where_no_series_is_stated(store: Path) -> None:
    plan = answer("plan", "4410", "4430", "--store", store)
    text = run("plan", "4410", "4430", "--store", store).stdout
    ways = [way for step in plan["steps"] for way in step["ways"]]
    assert ways
    assert {way["kind"] for way in ways} <= {"qualifies", "equivalent"}
    assert all(way["evidence"] for way in ways)
    assert 'The way: the class is named in the qualifications of the next: "' in text


def test_what_the_next_class_asks_for_is_listed_where_nothing_can_be_compared(
    store: Path,
) -> None:
    key = "aldermere-county/environmental-monitoring-level-3"
    (step,) = answer("plan", key, "3170400", "--store", store)["steps"]
    assert (step["compared"], step["duties"]) == (False, None)
    assert step["asks_for"]["duties"]
    assert step["asks_for"]["knowledge"]
    text = run("plan", key, "3170400", "--store", store).stdout
    assert "Duties: what the class asks for" in text
    assert "no loaded document describes this class" in text
    assert step["asks_for"]["duties"][0]["text"] in " ".join(text.split())


def test_a_plan_names_the_documents_that_describe_each_class(store: Path) -> None:
    (step,) = answer("plan", "3170200", "3170400", "--store", store)["steps"]
    (lower,), (upper,) = step["documents"]["from"], step["documents"]["to"]
    assert lower["document"] != upper["document"]
    assert {"issued", "modified", "opened"} <= upper.keys()
    assert f"is described by {upper['file']} (" in " ".join(
        run("plan", "3170200", "3170400", "--store", store).stdout.split()
    )


def test_a_class_is_already_where_it_is(store: Path) -> None:
    assert "nothing is needed" in run("plan", "3170400", "3170400", "--store", store).stdout


def test_links_are_rows_with_both_passages(store: Path) -> None:
    rows = answer("links", "Environmental Monitoring", "--store", store)
    levels = {(row["lower"]["level"], row["upper"]["level"]) for row in rows}
    assert levels == {(1, 2), (2, 4), (4, 5)}
    assert all(0 < row["score"] <= 1 and row["method"] for row in rows)
    competencies = answer(
        "links", "Environmental Monitoring", "--of", "competencies", "--store", store
    )
    assert {row["lower"]["text"] for row in rows}.isdisjoint(
        row["lower"]["text"] for row in competencies
    )
    assert " -> " in run("links", "Environmental Monitoring", "--store", store).stdout


def test_links_between_named_classes_are_those_of_their_ladder(store: Path) -> None:
    rows = answer("links", "Environmental Monitoring", "--store", store)
    rungs = answer("ladder", "Environmental Monitoring", "--store", store)["rungs"]
    described = [rung["code"] for rung in rungs if rung["described"]]
    named = answer("links", *described, "--store", store)
    assert [(row["lower"]["text"], row["upper"]["text"]) for row in named] == [
        (row["lower"]["text"], row["upper"]["text"]) for row in rows
    ]
    assert answer("links", *reversed(described), "--store", store)[0]["score"] > 0


def test_a_ladder_in_which_nothing_goes_on_says_so(tmp_path: Path) -> None:
    run("load", next(COUNTY.glob("3170200*")), "--store", tmp_path)
    told = run("links", "Environmental Monitoring", "--store", tmp_path)
    assert told.stdout == ""
    assert "Nothing of the kind (duties) goes on" in told.stderr
    assert answer("links", "Environmental Monitoring", "--store", tmp_path) == []


def test_loading_again_changes_nothing_and_says_so(store: Path) -> None:
    assert "8 unchanged" in run("load", COUNTY, DISTRICT, "--store", store).stdout


def test_what_cannot_be_read_is_skipped_and_the_rest_loads(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "soup.txt").write_text("Take two onions.\nFry them.\nAdd water and serve.\n")
    source = next(COUNTY.glob("*.txt"))
    (folder / "good.txt").write_bytes(source.read_bytes())
    result = run("load", folder, "--store", tmp_path / "store", status=1)
    assert "1 loaded, 2 skipped" in result.stdout
    assert "empty.txt: the file is empty" in result.stderr
    assert "soup.txt: " in result.stderr
    told = json.loads(
        run("load", folder, "--store", tmp_path / "s", "--format", "json", status=1).stdout
    )
    assert (len(told["loaded"]), len(told["skipped"])) == (1, 2)


def test_an_agency_given_by_hand_goes_before_the_settings(tmp_path: Path) -> None:
    run("load", COUNTY, "--agency", "Elsewhere", "--store", tmp_path)
    (found,) = answer("ladders", "--store", tmp_path)
    assert found["employer"] == "Elsewhere"


def test_a_document_is_parsed_to_standard_output(tmp_path: Path) -> None:
    source = sorted(COUNTY.glob("*.txt"))[1]
    record = json.loads(run("parse", source).stdout)
    assert [found["code"] for found in record["classes"]] == ["3170200"]
    assert run("parse", source, "--format", "text").stdout == source.read_bytes().decode()
    run("parse", COUNTY, status=2)
    run("parse", COUNTY, DISTRICT, "--out", tmp_path)
    assert len(list(tmp_path.glob("*.json"))) == 8


def test_documents_that_would_share_a_name_keep_their_suffix(tmp_path: Path) -> None:
    source = next(COUNTY.glob("*.txt"))
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in ("one.txt", "one.md"):
        (documents / name).write_bytes(source.read_bytes())
    run("parse", documents, "--out", tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"one.txt.json", "one.md.json"}


def test_a_catalogue_query_and_a_query_of_ones_own_are_answered(store: Path) -> None:
    rows = answer("query", "undescribed-rungs", "--store", store)["results"]["bindings"]
    assert [row["level"]["value"] for row in rows] == ["3"]
    own = "SELECT (COUNT(*) AS ?many) WHERE { ?document a nr:Specification }"
    assert answer("query", own, "--store", store)["results"]["bindings"][0]["many"]["value"] == "8"
    assert run("query", "ASK { ?c a nr:JobClass }", "--store", store).stdout == "true\n"
    made = run("query", "CONSTRUCT WHERE { ?c nr:nextRung ?d }", "--store", store).stdout
    assert made.count("nextRung") == 4


def test_a_graph_is_answered_in_json_ld_where_json_is_wanted(store: Path) -> None:
    made = answer("query", "CONSTRUCT WHERE { ?c nr:nextRung ?d }", "--store", store)
    assert len(made["@graph"] if isinstance(made, dict) else made) == 4


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["rungs", "series"], "NAME=VALUE"),
        (["rungs", "series=a:b", "series=a:c"], "twice"),
        (["rungs", "ladder=a:b"], "it has: series"),
        (["ASK {}", "series=a:b"], "takes parameters"),
    ],
)
def test_a_question_that_is_asked_wrongly_is_wrong_usage(
    store: Path, args: list[str], told: str
) -> None:
    assert told in run("query", *args, "--store", store, status=2).stderr


def test_an_unknown_question_gets_the_nearest_ones_alone(store: Path) -> None:
    with pytest.raises(UnknownName) as caught:
        run("query", "ladder", "--store", store)
    assert "ladders" in caught.value.candidates
    assert len(caught.value.candidates) <= 3


def test_the_questions_of_the_catalogue_are_listed() -> None:
    text = run("queries").stdout
    assert text == run("query").stdout
    assert re.search(
        r"^employee +move-up +held=CLASS wanted=CLASS +What is needed", text, re.MULTILINE
    )
    assert re.search(r"^\w+ +rungs +\[series=LADDER\] +Which rungs", text, re.MULTILINE)
    assert {"name", "summary", "audience", "params"} == answer("queries")[0].keys()


def test_a_question_takes_classes_and_ladders_by_name(store: Path) -> None:
    rows = answer("query", "rungs", "series=Environmental Monitoring", "--store", store)
    assert len(rows["results"]["bindings"]) == 5
    whole = run("query", "where-next", "class=id:class/aldermere-county/3170200", "--store", store)
    assert run("query", "where-next", "class=3170200", "--store", store).stdout == whole.stdout
    with pytest.raises(UnknownName, match="No class is named"):
        run("query", "where-next", "class=Harpooner", "--store", store)


def test_a_question_like_no_other_is_told_where_all_are_listed(store: Path) -> None:
    with pytest.raises(LookupFailed, match=r'"nosuch"; `nextrung queries` lists') as caught:
        run("query", "nosuch", "--store", store)
    assert caught.value.candidates == ()


def test_a_query_s_file_that_is_not_there_is_told_in_words(store: Path) -> None:
    with pytest.raises(
        QueryError, match=r"^nosuch\.rq cannot be read \(No such file or directory\)"
    ):
        run("query", "nosuch.rq", "--store", store)


@pytest.mark.parametrize(
    "args",
    [
        ["why", "http://bad iri"],
        ["why", "http://[bad"],
        ["why", "3170200", "http://bad iri"],
        ["why", "3170200", "skos:bad iri"],
        ["why", "3170200", "nextRung", "http://[bad"],
        ["query", "where-next", "class=http://[bad"],
    ],
)
def test_what_is_no_address_is_an_unknown_name(store: Path, args: list[str]) -> None:
    with pytest.raises(UnknownName, match="bad"):
        run(*args, "--store", store)


def test_a_file_that_is_no_text_is_no_query(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.rq"
    file.write_bytes(b"ASK {} # \xff")
    with pytest.raises(QueryError, match="UTF-8"):
        run("query", file, "--store", store)


def test_no_control_character_reaches_the_terminal(store: Path) -> None:
    own = "SELECT ('\x1b[31m\x9b' AS ?x) WHERE {}"
    assert "\ufffd[31m\ufffd" in run("query", own, "--store", store).stdout


def test_bytes_that_are_no_text_are_no_traceback(store: Path) -> None:
    assert run("query", "ASK { ?s ?p '\udcff' }", "--store", store).stdout == "false\n"


def test_what_is_loaded_is_checked_against_the_shapes(store: Path) -> None:
    told = run("check", "--shapes", "--kind", "cycle", "--store", store).stdout
    assert told.startswith("Nothing is wrong.\n")
    assert "What the shapes do not allow (0)" in told


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (["plan", "3170200", "3170401"], UnknownName),
        (["ladder", "Water"], UnknownName),
        (["plan", "3170400", "3170200"], NoWayUp),
        (["plan", "3170200", "4430"], NoWayUp),
        (["query", "rung"], UnknownName),
    ],
)
def test_what_cannot_be_answered_is_refused(
    store: Path, args: list[str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        run(*args, "--store", store)


def test_two_classes_of_one_title_are_ambiguous(tmp_path: Path) -> None:
    run("load", COUNTY, "--store", tmp_path)
    run("load", COUNTY, "--agency", "Elsewhere", "--store", tmp_path)
    twice = tmp_path / "copy"
    twice.mkdir()
    for source in COUNTY.glob("*.txt"):
        (twice / source.name).write_bytes(source.read_bytes() + b"\n")
    run("load", twice, "--agency", "Aldermere County", "--store", tmp_path)
    with pytest.raises(AmbiguousName):
        run("plan", "3170200", "3170400", "--store", tmp_path)


def test_a_store_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nextrung load"):
        run("ladders", "--store", tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("args", "status"), [(["ladder", "nothing"], 2), (["plan", "3170400", "3170200"], 1)]
)
def test_an_error_is_one_line_and_an_exit_status(
    store: Path,
    args: list[str],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["nextrung", *args, "--store", str(store)])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == status
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("nextrung: ")


def test_the_demo_shows_a_ladder_and_a_cited_move_up() -> None:
    text = run("demo").stdout
    assert "8 sample documents" in text
    assert "Between lies level 3" in text
    assert "nextrung load FOLDER" in text


def test_a_port_that_is_taken_is_one_line(store: Path) -> None:
    program = "from web.cli import main; main()"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        args = ["serve", "--port", port, "--store", str(store)]
        result = subprocess.run(
            [sys.executable, "-c", program, *args], capture_output=True, text=True, check=False
        )
    assert result.returncode == 1
    (line,) = result.stderr.splitlines()
    assert "choose another with --port" in line
