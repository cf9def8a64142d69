"""Patterns tried only where one of their words stands find what they would find anywhere."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import loaders
from graph.schemes import concepts
from loaders import leads, samples
from loaders.qualifications import schooling
from loaders.wording import Guarded, Opened


def _named() -> Iterator[tuple[str, Guarded | Opened]]:
    """Yield every such pattern of the readers with the name that it has there."""
    for module in pkgutil.walk_packages(loaders.__path__, "loaders."):
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, Guarded | Opened):
                yield f"{module.name}.{name}", value
    yield "leads", leads._anywhere()
    for concept in concepts("education"):
        yield f"education: {concept.name}", schooling._wording(concept)


PATTERNS = dict(_named())
LINES = tuple(
    line
    for agency in samples.agencies()
    for path in sorted(agency.glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
)


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_finds_the_same_without_its_words(name: str) -> None:
    for line in LINES:
        for text in (line, line.upper()):
            assert _found(PATTERNS[name], text) == _found(PATTERNS[name]._pattern, text)


def test_patterns_find_the_same_without_their_words_in_real_documents(shared: Path) -> None:
    paths = [*sorted(shared.glob("corpus/la/*.txt"))[::40]]
    paths += sorted(shared.glob("corpus/calhr/*.txt"))[::60]
    for text in (path.read_text("utf-8", errors="replace") for path in paths):
        for line in text.splitlines():
            for pattern in PATTERNS.values():
                assert _found(pattern, line) == _found(pattern._pattern, line)


def _found(pattern: Guarded | Opened | re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text, 0, len(text))]


def test_there_are_such_patterns_and_the_samples_hold_what_some_of_them_look_for() -> None:
    telling = [
        name
        for name, pattern in PATTERNS.items()
        if any(any(pattern.finditer(line, 0, len(line))) for line in LINES)
    ]
    assert len(telling) > 12


def test_words_are_looked_for_in_a_part_of_a_text_only() -> None:
    pattern = Guarded(r"licence|permit", "licence permit")
    assert pattern.search("a licence or a permit", 10)[0] == "permit"  # type: ignore[index]
    assert pattern.search("a licence or none", 10) is None
    assert pattern.match("a licence", 2) is not None
    assert pattern.match("a licence") is None


def test_letters_that_grow_when_they_are_small_move_no_place() -> None:
    text = "İİİİ city hall"
    assert [match[0] for match in Opened(r"city \w+", "city").finditer(text, 0, len(text))] == [
        "city hall"
    ]
