"""A Turtle file adds headings, for the documents that it is named for and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DocumentError
from loaders.headings import headings
from loaders.lexicon import BUNDLED, Entry, field_label, heading, label_at, reading_with

PREFIXES = """
@prefix section: <https://w3id.org/nextrung/scheme/section/> .
@prefix field: <https://w3id.org/nextrung/scheme/field/> .
@prefix flsa: <https://w3id.org/nextrung/scheme/flsa/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
MORE = """
section:duties skos:altLabel "How the day goes" .
field:code skos:altLabel "Token of the Post" .
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    file = tmp_path / "headings.ttl"
    file.write_text(PREFIXES + MORE, "utf-8")
    return file


def test_its_headings_count_within_the_context_alone(lexicon: Path) -> None:
    with reading_with(headings(lexicon)):
        assert heading("HOW THE DAY GOES:") == Entry("section", "duties")
        assert heading("How the day gose") == Entry("section", "duties")
        assert field_label("Token of the Post") == "code"
        assert label_at("Token of the Post: 17", 0)
        assert heading("Examples of Duties") == Entry("section", "duties")
    assert heading("HOW THE DAY GOES:") is None
    assert field_label("Token of the Post") is None
    assert label_at("Token of the Post: 17", 0) is None


def test_what_it_says_goes_before_the_bundled_words(tmp_path: Path) -> None:
    file = tmp_path / "headings.ttl"
    file.write_text(f'{PREFIXES} section:other skos:altLabel "Typical Tasks" .')
    with reading_with(headings(file)):
        assert heading("Typical Tasks") == Entry("section", "other")


def test_its_digest_follows_from_what_it_adds(lexicon: Path, tmp_path: Path) -> None:
    same, other = tmp_path / "same.ttl", tmp_path / "other.ttl"
    lines = MORE.strip().splitlines()
    same.write_text(PREFIXES + "# turned round\n" + "\n".join(reversed(lines)))
    other.write_text(PREFIXES + lines[0])
    assert headings(same) == headings(lexicon)
    assert len({headings(lexicon), headings(other), BUNDLED}) == 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("section:duties skos:altLabel", "no Turtle"),
        ('section:deeds skos:altLabel "Deeds" .', "section/deeds> is no section or field"),
        ('flsa:exempt skos:altLabel "Free" .', "flsa/exempt> is no section or field"),
        ('section:duties skos:prefLabel "Deeds" .', "is no heading; say skos:altLabel"),
        ("section:duties skos:altLabel section:pay .", "is no heading; say skos:altLabel"),
        ('section:duties skos:altLabel "(…)" .', "has no letters"),
        ('section:duties, section:pay skos:altLabel "Deeds" .', "no Turtle"),
        (
            'section:duties skos:altLabel "Deeds" . section:pay skos:altLabel "DEEDS:" .',
            "cannot open both",
        ),
        ("# nothing", "adds no heading"),
    ],
)
def test_what_is_no_lexicon_is_refused_with_the_reason(
    tmp_path: Path, text: str, reason: str
) -> None:
    file = tmp_path / "headings.ttl"
    file.write_text(PREFIXES + text, "utf-8")
    with pytest.raises(DocumentError, match=reason) as refused:
        headings(file)
    assert refused.value.path == str(file)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00" * 9])
def test_a_binary_file_is_no_lexicon(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "headings.ttl"
    file.write_bytes(data)
    with pytest.raises(DocumentError, match="no Turtle"):
        headings(file)


def test_a_lexicon_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be opened"):
        headings(tmp_path / "headings.ttl")


def test_its_prefixes_need_not_be_declared(lexicon: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.ttl"
    bare.write_text(MORE, "utf-8")
    assert headings(bare) == headings(lexicon)
