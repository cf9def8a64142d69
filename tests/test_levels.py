"""Documents of several classes: what belongs to one, what to some, what to all."""

from __future__ import annotations

import pytest

from loaders.parse import parse_bytes
from loaders.record import Record

HEAD = (
    "Warden Series\n\nWarden Series - Titles\n\nClass Code | Class\n\n"
    "101 | Harbour Warden I\n\n102 | Harbour Warden II\n\n103 | Harbour Master\n\n"
)


def read(text: str) -> Record:
    return parse_bytes((HEAD + text).encode(), "wardens.txt")


def duties(text: str) -> list[list[str]]:
    return [[duty.text for duty in one.duties] for one in read(text).classes]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "DUTIES\n\nAll levels\n- Files.\n\nLevel II, in addition to the above\n- Types.\n\n"
            "Master (in addition to the above)\n- Directs.\n",
            [["Files"], ["Files", "Types"], ["Files", "Types", "Directs"]],
        ),
        (
            "DUTIES\n\n- Files.\n- Warden II: Types.\n- Counts.\n\n"
            "Harbour Master     103\n\n- Directs.\n",
            [["Files", "Counts"], ["Files", "Types", "Counts"], ["Files", "Counts", "Directs"]],
        ),
        (
            "DUTIES COMMON TO THE SERIES\n\n- Files.\n\nHarbour Master - Examples of Duties\n\n"
            "- Directs.\n\nMINIMUM QUALIFICATIONS\n\nNone.\n",
            [["Files"], ["Files"], ["Files", "Directs"]],
        ),
        (
            "LEVEL DESCRIPTIONS\n\nHarbour Warden I\n\nWorks under close supervision.\n\n"
            "A Harbour Warden I typically -\n\n1. checks boats\n2. files notes\n\n"
            "Harbour\nMaster\n\n"
            "Incumbents perform such duties as:\n\n1. Directs others.\n\nThis is the top level.\n",
            [["checks boats", "files notes"], [], ["Directs others"]],
        ),
        (
            "DEFINITION OF SERIES\n\nHarbour Masters guard boats.\n\nHarbour Warden II: Types.\n",
            [
                ["Harbour Masters guard boats"],
                ["Harbour Masters guard boats", "Types"],
                ["Harbour Masters guard boats"],
            ],
        ),
    ],
)
def test_each_class_has_its_own_duties_and_those_of_all(text: str, found: list[list[str]]) -> None:
    assert duties(text) == found


def test_headings_that_come_again_belong_to_the_title_above_and_others_to_all() -> None:
    found = read(
        "MINIMUM QUALIFICATIONS\n\n"
        "HARBOUR WARDEN II\n\nEXPERIENCE: Two years at sea.\n\n"
        "KNOWLEDGE AND ABILITIES (at entry):\nKnowledge of: knots; and all knowledge, skills and "
        "abilities of the lower level. Ability to: swim.\n\n"
        "HARBOUR WARDEN I\n\nEXPERIENCE: One year at sea.\n\n"
        "KNOWLEDGE AND ABILITIES (at entry):\nKnowledge of: tides. Ability to: row.\n\n"
        "KNOWLEDGE, SKILLS AND ABILITIES\n\nSkill in signalling\n"
    )
    told = [
        [[one.text for one in kind] for kind in (own.knowledge, own.skills, own.abilities)]
        for own in found.classes
    ]
    assert told == [
        [["tides"], ["Skill in signalling"], ["row"]],
        [["knots"], ["Skill in signalling"], ["swim"]],
        [[], ["Skill in signalling"], []],
    ]
