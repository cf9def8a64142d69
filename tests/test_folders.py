"""Files, folders and patterns lead to documents; what stands in the way is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.errors import DocumentError
from graph.store import Store
from loaders.corpus.folders import Found, documents_in, top_of
from loaders.lexicon import Entry

LEXICON = """
@prefix section: <https://w3id.org/nextrung/scheme/section/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
section:duties skos:altLabel "How the day goes" .
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a folder with documents at three depths, hidden ones, and settings."""
    for name in (
        "one.txt",
        "a/two.txt",
        "a/b/three.txt",
        "a/notes.md",
        ".hidden/x.txt",
        "a/.y.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("WEAVER")
    (tmp_path / "nextrung.toml").write_text('agency = "Wool County"')
    return tmp_path


def names(found: Iterator[Found | DocumentError]) -> list[str]:
    return [Path(one.path).name for one in found]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["one.txt"]),
        ("*/*.txt", ["two.txt"]),
        ("**/*.txt", ["three.txt", "two.txt", "one.txt"]),
        ("?/t?o.txt", ["two.txt"]),
        ("[ab]/*.md", ["notes.md"]),
        ("*", ["three.txt", "notes.md", "two.txt", "one.txt"]),
        ("**", ["three.txt", "notes.md", "two.txt", "one.txt"]),
        (".", ["three.txt", "notes.md", "two.txt", "one.txt"]),
    ],
)
def test_a_pattern_leads_to_what_it_matches(tree: Path, pattern: str, expected: list[str]) -> None:
    found = list(documents_in([tree / pattern]))
    assert sorted(names(iter(found))) == sorted(expected)
    assert {one.employer for one in found if isinstance(one, Found)} == {"Wool County"}


def test_a_pattern_without_a_match_is_told(tree: Path) -> None:
    (error,) = documents_in([tree / "*.doc"])
    assert isinstance(error, DocumentError)
    assert "matches the pattern" in error.reason


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "clerk[1].txt").write_text("CLERK")
    assert names(documents_in([tmp_path / "clerk[1].txt"])) == ["clerk[1].txt"]
    assert top_of(tmp_path / "clerk[1].txt") == tmp_path


def test_a_file_meant_twice_is_found_once(tree: Path) -> None:
    assert names(
        documents_in([tree / "one.txt", tree / "*.txt", tree / "a" / ".." / "one.txt"])
    ) == ["one.txt"]


def test_a_store_below_a_folder_is_passed_over(tree: Path) -> None:
    expected = names(documents_in([tree]))
    for place in (tree / "store", tree / "a" / "b" / "other"):
        Store.open(place).close()
    assert names(documents_in([tree])) == expected
    assert names(documents_in([tree / "**" / "*"])) == sorted(expected, key=expected.index)
    assert names(documents_in([tree / "store"])) == []


def test_a_path_given_as_text_is_a_path(tree: Path) -> None:
    assert names(documents_in([str(tree / "one.txt")])) == ["one.txt"]


def test_settings_are_no_document_even_by_name(tree: Path) -> None:
    assert names(documents_in([tree / "nextrung.toml"])) == []


def test_settings_tell_source_lexicon_and_exclusions(tree: Path) -> None:
    (tree / "headings.ttl").write_text(LEXICON)
    (tree / "nextrung.toml").write_text(
        'source = "https://example.org/jobs"\n'
        'lexicon = "headings.ttl"\n'
        'exclude = ["a/b/*", "*.md", "*.ttl"]\n'
    )
    found = [one for one in documents_in([tree]) if isinstance(one, Found)]
    assert [one.path.name for one in found] == ["two.txt", "one.txt"]
    assert {one.source for one in found} == {"https://example.org/jobs"}
    assert {one.lexicon.labels for one in found} == {
        (("How the day goes", Entry("section", "duties")),)
    }


def test_exclusions_hold_for_patterns_but_not_for_a_file_that_is_named(tree: Path) -> None:
    (tree / "nextrung.toml").write_text('exclude = ["one.*"]')
    assert names(documents_in([tree / "*.txt"])) == []
    assert names(documents_in([tree / "one.txt"])) == ["one.txt"]


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("agency = ", "cannot be read"),
        ("agency = 3", "agency must be a text"),
        ('agency = " "', "agency must be a text"),
        ('agncy = "X"', 'no setting "agncy"'),
        ('source = "our site"', "source must be a web address"),
        ('source = "https://our site"', "source must be a web address"),
        ('source = "ftp://example.org"', "source must be a web address"),
        ('exclude = "*.txt"', "exclude must be a list"),
        ("exclude = [1]", "exclude must be a list"),
        ('lexicon = "missing.ttl"', "cannot be opened"),
        ("lexicon = 1", "lexicon must be a text"),
    ],
)
def test_settings_that_cannot_be_read_are_told_once(tree: Path, settings: str, reason: str) -> None:
    (tree / "nextrung.toml").write_text(settings)
    (error,) = documents_in([tree])
    assert isinstance(error, DocumentError)
    assert reason in error.reason
    assert Path(error.path).parent == tree


def test_a_folder_takes_the_settings_of_the_nearest_one_above(tree: Path) -> None:
    (tree / "a" / "nextrung.toml").write_text('agency = "Silk County"')
    employers = {
        one.path.name: one.employer for one in documents_in([tree]) if isinstance(one, Found)
    }
    assert employers["one.txt"] == "Wool County"
    assert employers["two.txt"] == employers["three.txt"] == "Silk County"
    (alone,) = documents_in([tree / "a" / "b"])
    assert isinstance(alone, Found)
    assert alone.employer is None


def test_a_linked_folder_is_told_rather_than_followed(tree: Path) -> None:
    (tree / "a" / "back").symlink_to(tree)
    told = [one for one in documents_in([tree]) if isinstance(one, DocumentError)]
    assert [(Path(one.path).name, "link to a folder" in one.reason) for one in told] == [
        ("back", True)
    ]


def test_a_linked_folder_that_is_named_is_read(
    tree: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("links") / "link"
    link.symlink_to(tree)
    assert len(names(documents_in([link]))) == 4


def test_a_folder_that_cannot_be_read_is_told(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = PermissionError(13, "Permission denied", str(tree / "closed"))
    walk = os.walk

    def half_closed(top: Path, onerror: Callable[[OSError], None]) -> Iterator[object]:
        onerror(closed)
        return walk(top)

    # Whoever runs the tests may be allowed to read every folder.
    monkeypatch.setattr(os, "walk", half_closed)
    told = [one for one in documents_in([tree]) if isinstance(one, DocumentError)]
    assert [(one.path, one.reason) for one in told] == [
        (str(tree / "closed"), "the folder cannot be read (Permission denied)")
    ]
