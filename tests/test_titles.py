"""How titles compare and are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.drafts import fits_short
from graph.identity.titles import akin, best, display, key, numeral
from graph.iris import Iris, normalised, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Accountants", "ACCOUNTANT"),
        ("Accountant, Senior", "Senior Accountant"),
        ("Head of the Dyehouse", "head of dyehouse"),
        ("Head of a Dyehouse and an Office", "Head of Dyehouse and Office"),
        ("Secretaries", "Secretary"),
        ("Vans Driver", "Van Drivers"),
    ],
)
def test_equal_titles_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dyer I", "Dyer II"),
        ("Senior Dyer", "Dyer"),
        ("Dyer V", "Dyer"),
        ("IS Analyst", "Analyst I"),
        ("Office Administrator", "Office Administration"),
    ],
)
def test_another_level_is_another_title(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("DYER III", "Dyer III"),
        ("HEAD OF THE DYEHOUSE", "Head of the Dyehouse"),
        ("DRIVER'S AIDE (NIGHT)", "Driver's Aide (Night)"),
        ("Dyer and Weaver", "Dyer and Weaver"),
        (
            "CLERK AND AIDE IN AN OFFICE OR BY A DOCK ON THE PIER AT NIGHT FOR LETTERS TO SEA",
            "Clerk and Aide in an Office or by a Dock on the Pier at Night for Letters to Sea",
        ),
        ("THE DYER", "The Dyer"),
        ("weaver, level ix", "Weaver, Level IX"),
        ("McAdam Layer II", "McAdam Layer II"),
        ("ADMINISTRACI\u00d3N CLERK", "Administraci\u00f3n Clerk"),
    ],
)
def test_a_title_in_capitals_is_shown_in_lower_case(printed: str, shown: str) -> None:
    assert display(printed) == shown


@pytest.mark.parametrize(
    ("printed", "chosen"),
    [
        (["Dyer, Sr", "SENIOR DYER", "senior dyer"], "Senior Dyer"),
        (["IT DYER", "IT DYER", "IT Dyer"], "IT Dyer"),
        (["Wool dyer", "Wool Dyer"], "Wool Dyer"),
        (["Dyer Sr", "Senior Dyer"], "Senior Dyer"),
        (["Fuller", "Walker"], "Fuller"),
        (["WOOL DYER"], "Wool Dyer"),
    ],
)
def test_the_best_form_of_a_title_is_the_one_printed_most(printed: list[str], chosen: str) -> None:
    assert best(printed) == best(reversed(printed)) == chosen


@pytest.mark.parametrize(
    ("numerals", "number"),
    list(zip("I II III IV V VI VII VIII IX X XI XII".split(), range(1, 13), strict=True)),
)
def test_a_roman_and_an_arabic_numeral_number_a_title_alike(numerals: str, number: int) -> None:
    assert numeral(f"Dyer {numerals}") == numeral(f"Dyer {number} (Night)") == number
    assert key(f"Dyer {numerals}", numbered=False) == key(f"Dyer {number}", numbered=False)
    assert display(f"DYER {numerals}") == f"Dyer {numerals}"


@pytest.mark.parametrize("title", ["Dyer", "Dyer 100", "Dyer 0", "Dyer 2nd", "Dyer XIII"])
def test_what_numbers_no_level_is_no_numeral_of_a_title(title: str) -> None:
    assert numeral(title) is None


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("Lead", "Wool Dyers Lead", True),
        ("Wool Dyer Lead Hand", "Lead", True),
        ("Section Head", "Wool Dyer Section Head", True),
        ("Office Lead", "Lead", False),
        ("Office Assistant II", "Wool Dyer II", False),
        ("Lead II", "Wool Dyer Lead I", False),
        ("Wool Dyer", "Wool Dyer Lead", False),
        ("Wool Dyer II", "Wool Dyer Lead II", False),
        ("Lead II", "Wool Dyer Lead II", True),
        ("Supervisor", "Dyer Supervisor of Wool", True),
    ],
)
def test_a_short_form_leaves_out_the_name_of_its_series(one: str, other: str, fits: bool) -> None:
    assert fits_short(one, other, "Wool Dyer") is fits
    assert fits_short(other, one, "Wool Dyer") is fits


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Wool Dyer", "Dyers, Senior", True),
        ("Dyer II", "Senior Dyer", True),
        ("Dyer II", "Senior Dyer 2", True),
        ("Dyer I", "Dyer II", False),
        ("Head of the Dyehouse", "Chief of the Mill", False),
        ("Dyer II", "Weaver II", False),
    ],
)
def test_titles_can_be_of_one_class_where_they_share_a_telling_word_and_no_numeral_parts_them(
    one: str, other: str, expected: bool
) -> None:
    assert akin(one, other) is expected
    assert akin(other, one) is expected


@given(st.text())
def test_a_slug_is_safe_in_an_address(text: str) -> None:
    assert slug(text).replace("-", "").isalnum()
    assert slug(text).isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C++ programming", "C# programming"),
        ("\u6771\u4eac\u90fd", "\u041c\u043e\u0441\u043a\u0432\u0430"),
        ("weaver " * 20 + "a", "weaver " * 20 + "b"),
        ("Caf\u00e9", "Cafe"),
    ],
)
def test_what_an_address_cannot_hold_still_tells_two_texts_apart(one: str, other: str) -> None:
    assert slug(one) != slug(other)
    assert normalised(one) != normalised(other)


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


def test_a_competency_is_one_however_it_is_printed() -> None:
    iris = Iris()
    one = iris.competency("skill", "Dyeing  Wool, evenly")
    assert one == iris.competency("skill", "dyeing wool evenly.")
    assert one != iris.competency("knowledge", "dyeing wool evenly")
