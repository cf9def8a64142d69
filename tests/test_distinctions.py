"""The classes from which a class is set apart, as sentences name them."""

from __future__ import annotations

import pytest

from loaders.parse import parse_bytes


def named(sentence: str) -> list[tuple[str, int | None]]:
    text = f"CLERK II\n\nDISTINGUISHING CHARACTERISTICS\n\n{sentence}\n"
    described = parse_bytes(text.encode(), "clerk.txt").classes[0]
    return [(one.title, one.level) for one in described.distinguished_from]


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("It is distinguished from the Typist in that it files.", ["Typist"]),
        ("It differs from the class of Head of Mail by its mail.", ["Head of Mail"]),
        ("The work distinguishes it from the lower level class of Typist.", ["Typist"]),
        ("It is distinguished from Senior Typists in that it files.", ["Senior Typist"]),
        ("It is distinguished from the Typist and the Porter by its mail.", ["Typist", "Porter"]),
        ("It differs from the Typist, the Porter, and the Cook.", ["Typist", "Porter", "Cook"]),
        ("It is distinguished from the Weaver and Dyer by its mail.", ["Weaver and Dyer"]),
        (
            "It is distinguished from the Porter, Bureau of Mail, by its mail.",
            ["Porter, Bureau of Mail"],
        ),
        (
            "They are distinguished from those in the classes of Typists I and II (Mail) by it.",
            ["Typist I (Mail)", "Typist II (Mail)"],
        ),
        ("The Typist class is distinguished from the class of Clerk II by typing.", ["Typist"]),
        ("The Clerk II is distinguished from the Clerk I by its mail.", ["Clerk I"]),
        (
            "It is distinguished from Porter 1 by mail and from Porter 3 by age.",
            ["Porter 1", "Porter 3"],
        ),
        ("It is distinguished from the Typist series by its mail.", []),
        ("It is distinguished from other classes by its mail.", []),
        ("It is distinguished by its mail.", []),
    ],
)
def test_the_other_classes_are_named_one_by_one(sentence: str, titles: list[str]) -> None:
    assert [title for title, _ in named(sentence)] == titles


def test_a_distinction_keeps_the_level_that_a_sentence_gives_the_other_class() -> None:
    assert named("It is distinguished from the third-level Head of Mail by it.") == [
        ("Head of Mail", 3)
    ]
