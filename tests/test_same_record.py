"""A specification gives the same record as text, Markdown, HTML, DOCX and PDF, places apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import samples
from loaders.output import record_json
from loaders.parse import parse_bytes, parse_file
from tests.printing import FORMATS

SAMPLES = sorted(path for agency in samples.agencies() for path in agency.glob("*.txt"))
#: What depends on the file rather than on what it says; ``other`` and ``understood`` tell of every
#: line, also those that only a format has, such as a page's number; and the same words may be read
#: by another rule where a format sets lines together.
OF_THE_FILE = {
    *("document", "end", "media_type", "other", "rule", "rules", "sha256", "spans", "start"),
    "understood",
}


def facts(told: object) -> object:
    """Return what a record says, its places left out."""
    if isinstance(told, dict):
        return {name: facts(value) for name, value in told.items() if name not in OF_THE_FILE}
    if isinstance(told, list):
        return [facts(value) for value in told]
    return " ".join(told.split()) if isinstance(told, str) else told


def record(data: bytes, path: str) -> Any:
    return facts(record_json(parse_bytes(data, path)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["html", "markdown", "docx", "pdf"])
def test_a_sample_gives_the_record_of_its_text(name: str, path: Path) -> None:
    suffix, made = FORMATS[name]
    data = made(path.read_text("utf-8"))
    assert record(data, f"sample{suffix}") == record(path.read_bytes(), "sample.txt")


def test_samples_in_two_columns_give_the_record_of_their_text() -> None:
    # Lines of a list that fill a narrow column cannot be told from wrapped ones: two samples have
    # a list of licences that suffers.
    _, made = FORMATS["two columns"]
    same = [
        record(made(path.read_text("utf-8")), "x.pdf") == record(path.read_bytes(), "x.txt")
        for path in SAMPLES
    ]
    assert sum(same) >= len(SAMPLES) - 2


WORDS = st.sampled_from(
    """accounts archives budgets citizens colleagues contracts drawings equipment forms gardens
    invoices ledgers letters machines maps meetings minutes orders permits plans records repairs
    reports rooms samples schedules ships stores streets tools vehicles visitors""".split()
)
VERBS = st.sampled_from("Checks Files Inspects Maintains Orders Prepares Repairs Reviews".split())


@st.composite
def duties(draw: st.DrawFn) -> str:
    things = draw(st.lists(WORDS, min_size=2, max_size=25, unique=True))
    return f"{draw(VERBS)} {', '.join(things[:-1])} and {things[-1]}."


@st.composite
def specifications(draw: st.DrawFn) -> str:
    """Return the text of a specification: its title, code, duties and knowledge."""
    listed = draw(st.lists(duties(), min_size=2, max_size=6, unique=True))
    numbered = [f"{number}. {duty}" for number, duty in enumerate(listed, 1)]
    items = numbered if draw(st.booleans()) else listed
    known = draw(st.lists(WORDS, min_size=2, max_size=5, unique=True))
    parts = ["WARDEN OF RECORDS", f"Class Code: {draw(st.integers(1000, 9999))}", "DUTIES", *items]
    parts += ["KNOWLEDGE AND SKILLS", *(f"Knowledge of {thing} and their care" for thing in known)]
    parts += ["MINIMUM QUALIFICATIONS", "Two years of experience in the keeping of records."]
    return "\n\n".join(parts) + "\n"


@settings(max_examples=12, deadline=None)
@given(specifications(), st.sampled_from(["html", "markdown", "docx", "pdf"]))
def test_any_specification_gives_the_record_of_its_text(text: str, name: str) -> None:
    suffix, made = FORMATS[name]
    assert record(made(text), f"x{suffix}") == record(text.encode(), "x.txt")


def test_real_pages_give_the_records_of_their_texts(shared: Path) -> None:
    pages = sorted((shared / "corpus" / "calhr-html").glob("*.html"))[::12]
    texts = [shared / "corpus" / "calhr" / f"{page.stem}.txt" for page in pages]
    same = sum(
        facts(record_json(parse_file(page))) == facts(record_json(parse_file(text)))
        for page, text in zip(pages, texts, strict=True)
    )
    assert same >= 0.97 * len(pages)
