"""The JSON of a record: its keys in order, null for what is not stated."""

from __future__ import annotations

import json

from loaders.output import record_json
from loaders.parse import parse_bytes

TEXT = """\
Class Code: 12
HEAD CLERK II
FLSA: Exempt

DISTINGUISHING CHARACTERISTICS

It is distinguished from the Typist in that it files.

DUTIES

1. Files.

KNOWLEDGE AND ABILITIES

Thorough knowledge of: filing.

MINIMUM QUALIFICATIONS

(A) A bachelor's degree in law and two years of experience as a Clerk; or
(B) A horse of good character.

A degree may be substituted for one year of experience.

LICENSES

A license within six months of hire.

Revised: 9/2002
"""
CLASS_KEYS = (
    "title code level flsa rules summary distinguishing duties knowledge skills abilities examined "
    "credentials qualification qualifications substitutions promotes_from reports_to supervises "
    "distinguished_from pay desirable other"
).split()


def test_keys_come_in_the_order_that_is_promised() -> None:
    read = record_json(parse_bytes(TEXT.encode(), "x.txt"))
    assert list(read) == [
        *("document", "sha256", "media_type", "agency", "dates", "series", "rules", "classes"),
        *("understood", "warnings"),
    ]
    (described,) = json.loads(json.dumps(read))["classes"]
    assert list(described) == CLASS_KEYS


def test_values_are_written_as_read_and_null_where_nothing_is_stated() -> None:
    read = json.loads(json.dumps(record_json(parse_bytes(TEXT.encode(), "x.txt"))))
    (described,) = read["classes"]
    assert read["agency"] is None
    assert read["dates"] == {"adopted": None, "revised": "2002-09", "opened": None}
    assert (described["title"], described["code"], described["level"]) == ("HEAD CLERK II", "12", 2)
    assert described["flsa"] == {"status": "exempt", "exemption": None}
    assert described["duties"] == [
        {
            "text": "Files",
            "start": TEXT.index("Files"),
            "end": TEXT.index(".\n\nKNOW"),
            "rule": "duty-item",
        }
    ]
    (knowledge,) = described["knowledge"]
    assert (knowledge["lead"], knowledge["proficiency"]) == ("knowledge of", "thorough")
    (license_,) = described["credentials"]
    assert (license_["kind"], license_["within_months"]) == ("license", 6)
    assert described["substitutions"][0]["months"] == 12
    assert described["distinguished_from"][0]["title"] == "Typist"
    assert described["promotes_from"] == ["Clerk"]


def test_short_values_have_their_rules_beside_them() -> None:
    read = json.loads(json.dumps(record_json(parse_bytes(TEXT.encode(), "x.txt"))))
    assert read["rules"] == {
        "agency": None,
        "adopted": None,
        "revised": "labelled-field",
        "opened": None,
        "series": None,
    }
    assert read["classes"][0]["rules"] == {
        "title": "title-capitals",
        "code": "labelled-field",
        "level": "level-numeral",
        "flsa": "labelled-field",
        "promotes_from": ["promotion-named"],
    }


def test_a_tree_is_written_with_what_nobody_understood_and_its_alternatives_without() -> None:
    read = json.loads(json.dumps(record_json(parse_bytes(TEXT.encode(), "x.txt"))))
    (described,) = read["classes"]
    understood, unparsed = described["qualification"]["any"]
    education, experience = understood["all"]
    assert (education["kind"], education["level"], education["fields"]) == (
        "education",
        "bachelor",
        ["law"],
    )
    assert (experience["months"], experience["class"]) == (24, "Clerk")
    assert (experience["or_equivalent"], experience["supervisory"]) == (False, False)
    assert unparsed["unparsed"]["text"] == "A horse of good character"
    assert described["qualifications"] == [[education, experience]]
