"""Titles and texts have words in common however they are printed."""

from __future__ import annotations

import pytest

from graph.identity.tokens import tokens, written


def forms(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Senior Weavers", "SENIOR WEAVER"),
        ("Sr. Weaver", "senior weaver"),
        ("Dyers' Clerk", "Dyer\u2019s clerk"),
        ("Weaver 2", "Weaver II"),
        ("Dye & Yarn Clerk", "dye and yarn  clerks"),
        ("City Deputies", "city deputy"),
    ],
)
def test_forms_are_equal_where_only_the_writing_differs(text: str, same: str) -> None:
    assert forms(text) == forms(same)


@pytest.mark.parametrize(
    ("text", "other"),
    [("Weaver II", "Weaver III"), ("Weaver, Senior", "Weaver Senior"), ("Boss", "Bos")],
)
def test_forms_differ_where_titles_do(text: str, other: str) -> None:
    assert forms(text) != forms(other)


def test_a_token_tells_where_it_stands_and_whether_it_is_a_capital_one() -> None:
    weaver, second, end = tokens("Weaver II.")
    assert (weaver.start, weaver.end, weaver.capital, weaver.number) == (0, 6, True, None)
    assert (second.start, second.end, second.capital, second.number) == (7, 9, True, 2)
    assert (end.text, end.capital) == (".", False)


def test_a_full_stop_is_kept_where_it_ends_a_sentence() -> None:
    assert forms("as a Jr. Dyer. Or") == ["as", "a", "junior", "dyer", ".", "or"]


def test_each_word_has_spaces_of_its_own() -> None:
    assert written(tokens("a Dyer")) == " a  dyer "
