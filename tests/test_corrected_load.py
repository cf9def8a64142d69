"""Corrections hold from one load to the next, and have exactly their documents read anew."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import QuerySolutions

from graph import read
from graph.errors import DocumentError
from graph.store import Store
from loaders.corpus import LoadReport, documents_in, load
from loaders.corpus.folders import Found
from loaders.corrections.files import CORRECTIONS
from web.cli import cli

WRONG = """\
[[wrong]]
document = "weaver.txt"
field = "duties"
quote = "Likes wool"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three documents, of which corrections name one."""
    inner = tmp_path / "jobs"
    inner.mkdir()
    for name in ("weaver", "dyer", "spinner"):
        text = f"{name.upper()}\n\nDUTIES\n\n1. Works as {name}.\n2. Likes wool.\n"
        (inner / f"{name}.txt").write_text(text)
    (inner / CORRECTIONS).write_text(WRONG)
    return inner


def loaded(store: Store, *paths: Path, **more: Any) -> LoadReport:
    return load(store, documents_in(paths), **more)


def names(paths: tuple[str, ...]) -> list[str]:
    return [Path(path).name for path in paths]


def duties(store: Store) -> list[str]:
    rows = store.query("SELECT ?text { ?duty a nr:Duty ; nr:text ?text } ORDER BY ?text")
    assert isinstance(rows, QuerySolutions)
    return [row["text"].value for row in rows]


def readings(store: Store) -> dict[str, str]:
    return {one.file_name: one.parser_version for one in read.documents(store)}


def test_what_is_corrected_is_in_the_graph_and_kept_apart(folder: Path) -> None:
    store = Store.memory()
    report = loaded(store, folder)
    assert (len(report.loaded), report.skipped, report.unapplied) == (3, (), ())
    assert duties(store).count("Likes wool") == 2
    rows = store.query(
        "SELECT ?text ?heading { ?other a nr:Other ; nr:text ?text ; nr:heading ?heading ;"
        " nr:readBy scheme:rule\\/corrected }"
    )
    assert isinstance(rows, QuerySolutions)
    assert [(row["text"].value, row["heading"].value) for row in rows] == [("Likes wool", "DUTIES")]


def test_corrections_are_no_document(folder: Path) -> None:
    found = [one.path.name for one in documents_in([folder]) if isinstance(one, Found)]
    assert found == ["dyer.txt", "spinner.txt", "weaver.txt"]
    assert list(documents_in([folder / CORRECTIONS])) == []


def test_a_changed_file_has_exactly_the_documents_read_anew_that_it_names(folder: Path) -> None:
    store = Store.memory()
    loaded(store, folder)
    before = readings(store)
    (folder / CORRECTIONS).write_text(WRONG + WRONG.replace("weaver", "dyer"))
    report = loaded(store, folder)
    assert names(report.loaded) == ["dyer.txt"]
    assert names(report.unchanged) == ["spinner.txt", "weaver.txt"]
    assert duties(store).count("Likes wool") == 1
    after = readings(store)
    assert {name for name in after if after[name] != before[name]} == {"dyer.txt"}


def test_a_remark_in_the_file_has_nothing_read_anew(folder: Path) -> None:
    store = Store.memory()
    loaded(store, folder)
    (folder / CORRECTIONS).write_text(f"# by the book\n\n{WRONG}")
    assert loaded(store, folder).loaded == ()


def test_what_is_corrected_no_more_is_read_as_before(folder: Path) -> None:
    store, plain = Store.memory(), Store.memory()
    loaded(store, folder)
    (folder / CORRECTIONS).write_text("")
    assert names(loaded(store, folder).loaded) == ["weaver.txt"]
    (folder / CORRECTIONS).unlink()
    loaded(plain, folder)
    assert readings(store) == readings(plain)
    assert duties(store) == duties(plain)


def test_a_document_keeps_its_corrections_where_their_file_is_not_at_hand(folder: Path) -> None:
    store = Store.memory()
    loaded(store, folder)
    (folder / CORRECTIONS).unlink()
    report = loaded(store, folder)
    assert (report.loaded, len(report.unchanged), report.skipped) == ((), 3, ())
    assert duties(store).count("Likes wool") == 2


def test_a_document_that_must_be_read_anew_without_its_corrections_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.memory()
    loaded(store, folder)
    (folder / CORRECTIONS).rename(folder / "kept.toml.bak")
    monkeypatch.setattr("loaders.corpus.held.PARSER_VERSION", "next")
    report = loaded(store, folder / "weaver.txt")
    (refused,) = report.skipped
    assert "it was read with corrections, and must be read anew; load it with the folder" in str(
        refused
    )
    assert duties(store).count("Likes wool") == 2
    (folder / "kept.toml.bak").rename(folder / CORRECTIONS)
    assert names(loaded(store, folder).loaded) == ["dyer.txt", "spinner.txt", "weaver.txt"]
    assert duties(store).count("Likes wool") == 2


def test_headings_and_corrections_are_kept_side_by_side(folder: Path) -> None:
    (folder / "nextrung.toml").write_text('lexicon = "more.ttl"\nexclude = ["*.ttl"]\n')
    (folder / "more.ttl").write_text('section:duties skos:altLabel "How the day goes" .')
    store = Store.memory()
    loaded(store, folder)
    versions = readings(store)
    assert [versions[name].count("+") for name in ("dyer.txt", "weaver.txt")] == [2, 3]
    assert len(loaded(store, folder).unchanged) == 3
    (folder / "nextrung.toml").unlink()
    (folder / "more.ttl").unlink()
    assert len(loaded(store, folder).unchanged) == 3


def test_info_counts_readers_and_not_corrections(folder: Path) -> None:
    store = folder.parent / "store"
    run("load", folder, "--store", store)
    told = json.loads(run("info", "--store", store, "--format", "json").stdout)
    assert list(told["parser_versions"].values()) == [3]


def test_the_nearest_file_counts(folder: Path) -> None:
    (folder.parent / CORRECTIONS).write_text(WRONG.replace("Likes wool", "Works as weaver"))
    store = Store.memory()
    loaded(store, folder.parent)
    assert "Works as weaver" in duties(store)
    (folder / CORRECTIONS).unlink()
    assert names(loaded(store, folder.parent).loaded) == ["weaver.txt"]
    assert "Works as weaver" not in duties(store)


def test_a_document_in_a_zip_file_is_corrected_by_its_name(folder: Path) -> None:
    with ZipFile(folder / "jobs.zip", "w") as archive:
        archive.write(folder / "weaver.txt", "weaver.txt")
    (folder / "weaver.txt").unlink()
    store = Store.memory()
    report = loaded(store, folder)
    assert report.unapplied == ()
    assert duties(store).count("Likes wool") == 2


def test_corrections_without_an_effect_are_told_when_the_document_is_read(folder: Path) -> None:
    (folder / CORRECTIONS).write_text(WRONG.replace("Likes wool", "Likes silk"))
    store = Store.memory()
    (unapplied,) = loaded(store, folder).unapplied
    assert Path(unapplied.path).name == "weaver.txt"
    assert 'The correction of duties, "Likes silk", has no effect' in unapplied.reason
    assert "Likes wool" in unapplied.reason, "the nearest words"


def test_a_document_that_is_named_and_not_there_is_told(folder: Path) -> None:
    (folder / CORRECTIONS).write_text(WRONG + WRONG.replace("weaver", "potter") * 2)
    (unapplied,) = loaded(Store.memory(), folder / "dyer.txt").unapplied
    assert Path(unapplied.path) == folder / CORRECTIONS
    assert unapplied.reason.startswith('no document "potter.txt" lies beside it; ')


def test_documents_wait_until_bad_corrections_are_mended(folder: Path) -> None:
    (folder / CORRECTIONS).write_text("[[wrong]]\n")
    store = Store.memory()
    report = loaded(store, folder)
    (refused,) = report.skipped
    assert isinstance(refused, DocumentError)
    assert refused.path == str(folder / CORRECTIONS)
    assert report.loaded == ()


def test_several_processes_correct_the_same(folder: Path) -> None:
    for number in range(30):
        text = f"WEAVER {number}\n\nDUTIES\n\n1. Weaves cloth {number}.\n2. Likes wool.\n"
        (folder / f"weaver-{number}.txt").write_text(text)
    entries = [WRONG.replace("weaver", f"weaver-{number}") for number in range(30)]
    (folder / CORRECTIONS).write_text("\n".join(entries))
    one, several = Store.memory(), Store.memory()
    assert loaded(one, folder).unapplied == loaded(several, folder, jobs=2).unapplied == ()
    assert duties(one) == duties(several)
    assert duties(one).count("Likes wool") == 3


def test_a_correction_goes_from_process_to_process(folder: Path) -> None:
    (found,) = (
        one
        for one in documents_in([folder / "weaver.txt"])
        if isinstance(one, Found) and one.corrections
    )
    assert pickle.loads(pickle.dumps(found.corrections)) == found.corrections  # noqa: S301


def run(*args: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def test_parse_corrects_as_load_does(folder: Path) -> None:
    told = json.loads(run("parse", folder / "weaver.txt").stdout)
    assert [one["text"] for one in told["classes"][0]["duties"]] == ["Works as weaver"]
    assert [one["rule"] for one in told["classes"][0]["other"]] == ["corrected"]
    run("parse", folder, "--out", folder.parent / "out")
    written = json.loads((folder.parent / "out" / "weaver.json").read_text("utf-8"))
    assert written["classes"] == told["classes"]


def test_load_tells_in_words_and_in_json(folder: Path) -> None:
    (folder / CORRECTIONS).write_text(WRONG.replace("Likes wool", "Likes silk"))
    store = folder.parent / "store"
    result = run("load", folder, "--store", store)
    assert 'weaver.txt: The correction of duties, "Likes silk", has no effect' in result.stderr
    (folder / CORRECTIONS).write_text(WRONG.replace("weaver", "potter"))
    told = json.loads(run("load", folder, "--store", store, "--format", "json").stdout)
    (unapplied,) = told["unapplied"]
    assert unapplied["path"] == str(folder / CORRECTIONS)
    assert "potter.txt" in unapplied["reason"]
