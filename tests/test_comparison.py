"""What a record says is counted against an annotation of the same document."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.errors import DocumentError
from loaders import samples
from loaders.accuracy.comparison import FIELDS, Comparison, compared, unread
from loaders.accuracy.corpora import gold_files
from loaders.accuracy.gold import gold_facts
from loaders.accuracy.tallies import Tally
from loaders.accuracy.told import record_facts
from loaders.output import record_json
from loaders.parse import parse_bytes, parse_file

SAMPLES = sorted(path for folder in samples.agencies() for path in folder.glob("*.txt"))

TEXT = """\
Class Code: 4410
HARBOR CLERK II
FLSA: Exempt

DUTIES

1. Files all incoming letters.
2. Sorts the mail.

KNOWLEDGE AND ABILITIES

Knowledge of: filing; spelling.

MINIMUM QUALIFICATIONS

A bachelor's degree in law and two years of experience as a Harbor Clerk I.

Revised: 9/2002
"""


def annotated(tmp_path: Path, **changes: Any) -> Path:
    """Return an annotation that says what is read of the text, its class changed."""
    told = json.loads(json.dumps(record_json(parse_bytes(TEXT.encode(), "clerk.txt"))))
    told["agency"] = None
    told["classes"][0] |= changes
    file = tmp_path / "clerk.json"
    file.write_text(json.dumps(told), "utf-8")
    return file


def against(gold: Path) -> Comparison:
    return compared(gold_facts(gold), record_facts(parse_bytes(TEXT.encode(), "clerk.txt")))


def tallies(found: Comparison) -> dict[str, Tally]:
    counted = dict.fromkeys(FIELDS, Tally())
    for name, tally in found.tallies:
        counted[name] += tally
    return counted


def wrong(found: Comparison) -> list[tuple[str, str, str]]:
    return [(mark.field, mark.rule, mark.value) for mark in found.marks if not mark.is_right]


def missed(found: Comparison) -> list[tuple[str, str]]:
    return [(miss.field, miss.value) for miss in found.misses]


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_record_agrees_with_itself(path: Path, tmp_path: Path) -> None:
    record = parse_file(path)
    told = record_json(record)
    agency = told["agency"]
    told["agency"] = agency["name"] if isinstance(agency, dict) else None
    file = tmp_path / "gold.json"
    file.write_text(json.dumps(told), "utf-8")
    found = compared(gold_facts(file), record_facts(record))
    assert {tally.f1 for tally in tallies(found).values()} == {1.0}
    assert (wrong(found), missed(found)) == ([], [])
    assert found.excess == ()


def test_a_mark_is_given_to_each_value_that_is_counted(tmp_path: Path) -> None:
    found = against(annotated(tmp_path, duties=[], title="AIDE", promotes_from=["Typist"]))
    counted = tallies(found)
    marks = Counter(mark.field for mark in found.marks)
    right = Counter(mark.field for mark in found.marks if mark.is_right)
    alike = [name for name in FIELDS if name not in ("qualifications", "experience in class")]
    assert {name: counted[name].made for name in alike} == {name: marks[name] for name in alike}
    assert {name: counted[name].right for name in alike} == {name: right[name] for name in alike}


def test_a_passage_is_right_where_four_fifths_overlap(tmp_path: Path) -> None:
    nearly, hardly = span("Files all incoming letters"), span("Sorts the")
    nearly[1] -= 5
    found = against(annotated(tmp_path, duties=[nearly, hardly]))
    assert tallies(found)["duties"] == Tally(gold=2, made=2, right=1)
    assert wrong(found) == [("duties", "duty-item", "Sorts the mail")]
    assert [miss.span for miss in found.misses] == [tuple(hardly)]


def test_a_passage_is_right_once(tmp_path: Path) -> None:
    found = against(annotated(tmp_path, duties=[span("Sorts the mail")] * 2))
    assert tallies(found)["duties"] == Tally(gold=2, made=2, right=1)


def test_short_values_are_the_same_in_their_letters_and_figures(tmp_path: Path) -> None:
    found = against(annotated(tmp_path, title="Harbor-Clerk ii", code="44-10"))
    assert tallies(found)["title"] == Tally(1, 1, 1)
    assert tallies(found)["code"] == Tally(1, 1, 0)
    assert missed(found) == [("code", "44-10")]


def test_a_value_that_is_not_annotated_was_read_wrongly_and_one_that_is_was_missed(
    tmp_path: Path,
) -> None:
    found = against(
        annotated(tmp_path, level=None, flsa={"status": "exempt", "exemption": "computer"})
    )
    assert wrong(found) == [("level", "level-numeral", "2")]
    assert missed(found) == [("flsa", "computer")]


def test_a_requirement_is_right_where_some_way_asks_for_it(tmp_path: Path) -> None:
    ways = [[{"kind": "experience", "months": 24, "class": "HARBOR CLERK I"}]]
    found = against(annotated(tmp_path, qualifications=ways))
    assert tallies(found)["qualifications"] == Tally(1, 1, 0)
    assert tallies(found)["experience in class"] == Tally(1, 1, 1)
    assert wrong(found) == [("qualifications", "education-level", "A bachelor's degree in law")]
    assert missed(found) == [("qualifications", "experience/24")]
    assert [way.value for way in found.excess] == ["education/bachelor + experience/24"]


def test_experience_in_another_class_is_wrong(tmp_path: Path) -> None:
    ways = [
        [
            {"kind": "education", "level": "bachelor"},
            {"kind": "experience", "months": 24, "class": "Typist", "or_equivalent": False},
        ]
    ]
    found = against(annotated(tmp_path, qualifications=ways))
    assert tallies(found)["qualifications"] == Tally(1, 1, 1)
    assert [rule for _, rule, _ in wrong(found)] == ["experience-class"]


def test_classes_are_compared_by_code_then_by_title(tmp_path: Path) -> None:
    file = annotated(tmp_path)
    told = json.loads(file.read_text("utf-8"))
    other = told["classes"][0] | {"title": "PORTER", "code": "9999"}
    renamed = told["classes"][0] | {"title": "HEAD CLERK"}
    file.write_text(json.dumps(told | {"classes": [other, renamed]}), "utf-8")
    found = tallies(against(file))
    assert found["title"] == Tally(gold=2, made=1, right=0)
    assert found["code"] == Tally(gold=2, made=1, right=1)
    assert found["duties"] == Tally(gold=4, made=2, right=2)


def test_of_a_document_that_was_not_read_everything_was_missed(tmp_path: Path) -> None:
    found = unread(gold_facts(annotated(tmp_path)))
    assert tallies(found)["duties"] == Tally(gold=2)
    assert tallies(found)["dates"] == Tally(gold=1)
    assert found.marks == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "it is no JSON"),
        ("[]", "it is no annotation"),
        ('{"document": "x.txt"}', "it is no annotation as docs/accuracy.md tells them"),
        ('{"document": "x", "sha256": "0", "classes": [{"duties": [[1]]}]}', "it is no annotation"),
        ('{"document": "x", "sha256": "0", "classes": [{"duties": [7]}]}', "it is no annotation"),
    ],
)
def test_a_file_that_is_no_annotation_is_named(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "gold.json"
    file.write_text(text, "utf-8")
    with pytest.raises(DocumentError, match=reason):
        gold_facts(file)


def test_an_annotation_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"gold.json: it cannot be read \(No such file"):
        gold_facts(tmp_path / "gold.json")


def test_annotations_lie_in_the_folder_or_in_those_below_it(tmp_path: Path) -> None:
    for name in ("a/1.json", "a/deep/2.json", "b/3.json", "4.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{}")
    found = {name: [file.name for file in files] for name, files in gold_files(tmp_path).items()}
    assert found == {tmp_path.name: ["4.json"], "a": ["1.json", "2.json"], "b": ["3.json"]}


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no annotation"):
        gold_files(tmp_path)
