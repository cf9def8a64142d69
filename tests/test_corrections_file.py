"""A file of corrections is read, or refused in one sentence that names the entry."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from graph.errors import DocumentError
from loaders.corrections.files import CORRECTIONS, corrections_in
from loaders.corrections.model import Correction, digest

GOOD = """\
[[wrong]]
document = "clerk.txt"
class = "4410"
field = "duties"
quote = "Positions in this class"

[[move]]  # a remark
document = "la/clerk.txt"
field = "skills"
quote = '''Knowledge of
filing'''
to = "knowledge"

[[value]]
document = "clerk.txt"
field = "revised"
quote = "9/2002"
is = 2002-09-30

[[missing]]
document = "clerk.txt"
field = "credentials"
quote = "a license"
"""


def file_of(folder: Path, text: str) -> Path:
    (folder / CORRECTIONS).write_text(text, "utf-8")
    return folder / CORRECTIONS


def test_a_file_says_four_kinds_of_things(tmp_path: Path) -> None:
    assert corrections_in(file_of(tmp_path, GOOD)).entries == (
        Correction("wrong", "clerk.txt", "4410", "duties", "Positions in this class"),
        Correction("move", "la/clerk.txt", None, "skills", "Knowledge of filing", to="knowledge"),
        Correction("value", "clerk.txt", None, "revised", "9/2002", value="2002-09-30"),
        Correction("missing", "clerk.txt", None, "credentials", "a license"),
    )


def test_a_document_is_named_by_the_end_of_its_path(tmp_path: Path) -> None:
    told_of = corrections_in(file_of(tmp_path, GOOD))
    assert len(told_of.of(tmp_path / "clerk.txt")) == 3
    assert len(told_of.of(tmp_path / "la" / "clerk.txt")) == 4
    assert told_of.of(tmp_path / "la" / "head-clerk.txt") == ()
    assert told_of.entries[1].is_of(PurePath("jobs/la/clerk.txt"))


def entry(kind: str = "wrong", **changes: str | None) -> str:
    """Return an entry as TOML, some of its lines changed or left out."""
    lines: dict[str, str | None] = {
        "document": '"clerk.txt"',
        "field": '"duties"',
        "quote": '"Files"',
        **changes,
    }
    return f"[[{kind}]]\n" + "\n".join(f"{k} = {v}" for k, v in lines.items() if v is not None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[wrong]\n", "the corrections cannot be read, nor then their documents (Expected"),
        (entry("wrongs"), 'it has no corrections "wrongs" (it knows: wrong, move, value, missing)'),
        ("[wrong]\nfield = 1", "each correction begins with [[wrong]] on a line of its own"),
        ("wrong = [1]", "each correction begins with [[wrong]] on a line of its own"),
        (entry(quote=None), '[[wrong]] number 1: it has no "quote"'),
        (entry("move"), '[[move]] number 1: it has no "to"'),
        (
            f"{entry()}\n\n{entry(feild='1')}",
            '[[wrong]] number 2: "feild" says nothing here '
            "(it knows: document, field, quote, class)",
        ),
        (entry("missing", to='"pay"'), '[[missing]] number 1: "to" says nothing here'),
        (entry(quote="7"), "quote must be a text that is not blank"),
        (entry(quote='"  "'), "quote must be a text that is not blank"),
        (entry(**{"class": "7"}), "class must be a text that is not blank"),
        (entry(field='"dutys"'), 'field "dutys" is none of those that it can be: summary, '),
        (entry(field='"title"'), 'field "title" is none of those that it can be: '),
        (entry("missing", field='"level"'), 'field "level" is none of those that it can be: '),
        (entry("move", to='"distinguished_from"'), 'to "distinguished_from" is none of those'),
        (entry("move", to='"duties"'), '"duties" is where it is already'),
        (entry(document='"/clerk.txt"'), "document must be a path below the folder, and"),
        (entry(document='"../clerk.txt"'), "document must be a path below the folder, and"),
        (entry(document='"./clerk.txt"'), "document must be a path below the folder, and"),
        (entry(document='"."'), "document must be a path below the folder, and"),
        (
            entry("value", field='"level"', **{"is": '"II"'}),
            "[[value]] number 1: level must be a whole number from 1",
        ),
        (entry("value", field='"level"', **{"is": "0"}), "level must be a whole number from 1"),
        (entry("value", field='"level"', **{"is": "true"}), "level must be a whole number from 1"),
        (
            entry("value", field='"code"', **{"is": '""'}),
            "code must be a text that is not blank",
        ),
        (
            entry("value", field='"flsa"', **{"is": '"yes"'}),
            "flsa must be one of: administrative, computer, executive, exempt, non-exempt, ",
        ),
        (
            entry("value", field='"qualification.level"', **{"is": '"BA"'}),
            "qualification.level must be one of: coursework, training, none, high-school",
        ),
        (
            entry("value", field='"credentials.kind"', **{"is": '"permit"'}),
            "credentials.kind must be one of: license, certification",
        ),
        (
            entry("value", field='"revised"', **{"is": '"9/2002"'}),
            'revised must be a date such as "2002-09-30", "2002-09" or "2002"',
        ),
        (
            entry("value", field='"revised"', **{"is": '"2002-13"'}),
            'revised must be a date such as "2002-09-30", "2002-09" or "2002"',
        ),
        (
            entry() + "\n\n" + entry("move", to='"pay"'),
            'it says both wrong and move of "Files"',
        ),
    ],
)
def test_a_file_that_says_what_cannot_be_is_refused_in_one_sentence(
    tmp_path: Path, text: str, reason: str
) -> None:
    with pytest.raises(DocumentError) as refused:
        corrections_in(file_of(tmp_path, text))
    message = str(refused.value)
    assert message.startswith(f"{tmp_path / CORRECTIONS}: ")
    assert reason in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / CORRECTIONS).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DocumentError, match="the corrections cannot be read"):
        corrections_in(tmp_path / CORRECTIONS)


def test_the_same_said_twice_is_no_contradiction(tmp_path: Path) -> None:
    assert len(corrections_in(file_of(tmp_path, f"{entry()}\n\n{entry()}")).entries) == 2


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert corrections_in(file_of(tmp_path, "")).entries == ()


def test_what_is_said_has_a_digest_that_the_document_s_name_is_no_part_of() -> None:
    one, other = (
        Correction("wrong", "clerk.txt", None, "duties", quote) for quote in ("Files", "Types")
    )
    renamed = Correction("wrong", "la/clerk.txt", None, "duties", "Files")
    assert digest([]) == ""
    assert digest([one]) == digest([renamed])
    assert len({digest([one]), digest([other]), digest([one, other]), digest([other, one])}) == 4


def test_documents_that_are_not_there_are_known(tmp_path: Path) -> None:
    told_of = corrections_in(file_of(tmp_path, GOOD))
    assert told_of.absent([]) == ("clerk.txt", "la/clerk.txt")
    assert told_of.absent([tmp_path / "jobs.zip" / "clerk.txt"]) == ("la/clerk.txt",)
    (tmp_path / "deep" / "la").mkdir(parents=True)
    (tmp_path / "deep" / "la" / "clerk.txt").write_text("")
    assert told_of.absent([]) == ()
