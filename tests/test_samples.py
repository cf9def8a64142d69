"""The bundled corpus agrees with its own annotations and copies no real document."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from loaders import samples

#: Words in a row that two texts may not share.
RUN = 8
SPAN_FIELDS = ("duties", "knowledge", "skills", "abilities", "credentials", "substitutions")
DOCUMENTS = sorted(
    path.relative_to(samples.root()).as_posix()
    for folder in samples.agencies()
    for path in folder.glob("*.txt")
)
LINKS = sorted(path.name for path in samples.gold_links().glob("*.json"))
#: How every employer with a numbered series says which level a class is.
SERIES_FORMULA = re.compile(r"This classification is the \w+ level of a \w+-level")


def text_of(document: str) -> str:
    return (samples.root() / document).read_bytes().decode("utf-8")


def gold_of(document: str) -> Any:
    return json.loads((samples.gold() / document).with_suffix(".json").read_text("utf-8"))


def links_of(name: str) -> Any:
    return json.loads((samples.gold_links() / name).read_text("utf-8"))


def span_of(item: Any) -> tuple[int, int]:
    return (item["start"], item["end"]) if isinstance(item, dict) else (item[0], item[1])


def spans(document: str, field: str) -> list[tuple[int, int]]:
    return sorted(span_of(item) for cls in gold_of(document)["classes"] for item in cls[field])


def collapsed(text: str) -> str:
    return " ".join(text.split())


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def passages(text: str) -> list[str]:
    """Split a sample at blank lines, tabs and the series formula: headings join no run."""
    return re.split(r"\n\s*\n|\n\t", SERIES_FORMULA.sub("\n\n", text))


@cache
def seed_runs(folder: Path) -> frozenset[tuple[str, ...]]:
    return frozenset(
        run for path in folder.glob("*.txt") for run in runs(path.read_bytes().decode("utf-8"))
    )


def test_both_agencies_have_four_documents() -> None:
    counted = {folder.name: len(list(folder.glob("*.txt"))) for folder in samples.agencies()}
    assert counted == {"aldermere-county": 4, "lindenfell-water-district": 4}


def test_every_annotation_is_of_a_document() -> None:
    annotated = {
        path.relative_to(samples.gold()).with_suffix(".txt").as_posix()
        for path in samples.gold().rglob("*.json")
    }
    assert annotated == set(DOCUMENTS)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_annotation_is_of_the_bytes_that_are_bundled(document: str) -> None:
    digest = hashlib.sha256((samples.root() / document).read_bytes()).hexdigest()
    gold = gold_of(document)
    assert (gold["document"], gold["sha256"]) == (document, digest)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("field", SPAN_FIELDS)
def test_a_span_quotes_a_trimmed_passage_of_its_document(document: str, field: str) -> None:
    text = text_of(document)
    for start, end in spans(document, field):
        quote = text[start:end]
        assert 0 <= start < end <= len(text)
        assert quote == quote.strip().rstrip(".;")
        assert "\n\n" not in quote


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("field", SPAN_FIELDS)
def test_spans_of_one_field_do_not_overlap(document: str, field: str) -> None:
    assert all(low[1] <= high[0] for low, high in pairwise(spans(document, field)))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_document_has_duties_and_competencies(document: str) -> None:
    assert spans(document, "duties")
    assert spans(document, "knowledge")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_titles_and_names_stand_in_the_document_as_annotated(document: str) -> None:
    gold, text = gold_of(document), collapsed(text_of(document))
    series = gold["series"] or {"members": []}
    names = [*series["members"], *([gold["agency"]] if gold["agency"] else [])]
    for cls in gold["classes"]:
        names += [cls["title"], cls["code"], *cls["promotes_from"]]
    assert [name for name in names if name not in text] == []


@pytest.mark.parametrize("name", LINKS)
def test_units_of_links_stand_in_their_document(name: str) -> None:
    gold = links_of(name)
    missing = [
        (key, label)
        for key, units in gold["units"].items()
        for label, unit in units.items()
        if unit not in collapsed(text_of(gold["documents"][key]))
    ]
    assert missing == []


@pytest.mark.parametrize("name", LINKS)
def test_units_of_duties_cover_every_annotated_duty(name: str) -> None:
    gold = links_of(name)
    for key in (key for key in gold["units"] if key.startswith("L")):
        document = gold["documents"][key]
        text = text_of(document)
        duties = [
            word for start, end in spans(document, "duties") for word in words(text[start:end])
        ]
        assert duties == [word for unit in gold["units"][key].values() for word in words(unit)]


@pytest.mark.parametrize("name", LINKS)
def test_links_join_units_that_exist(name: str) -> None:
    gold = links_of(name)
    for pair in gold["gold"].values():
        lower, upper = gold["units"][pair["a"]], gold["units"][pair["b"]]
        drawn = [*pair["primary"], *pair["weak"]]
        assert all(low in lower and high in upper for low, high in drawn)
        assert len({tuple(link) for link in drawn}) == len(drawn)
        assert pair["none_a"] == [u for u in lower if u not in {low for low, _ in pair["primary"]}]
        assert pair["none_b"] == [
            u for u in upper if u not in {high for _, high in pair["primary"]}
        ]


def test_every_pair_of_neighbouring_rungs_is_linked() -> None:
    gold = links_of("environmental-monitoring.json")
    named = [pair for pairs in gold["pairs"].values() for pair in pairs]
    assert sorted(named) == sorted(gold["gold"])
    assert sorted(gold["codes"]) == ["1", "2", "4", "5"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_sample_copies_a_run_of_words_from_a_real_document(document: str, shared: Path) -> None:
    taken = seed_runs(shared / "corpus" / "seeds")
    assert len(taken) > 1000
    ours = {run for passage in passages(text_of(document)) for run in runs(passage)}
    assert len(ours) > 100
    assert [" ".join(run) for run in sorted(ours & taken)] == []
