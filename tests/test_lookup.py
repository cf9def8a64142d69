"""From what a user types to one class, one ladder or one document."""

from __future__ import annotations

import pytest

from graph.errors import AmbiguousName, UnknownName
from graph.identity.mentions import Document
from graph.lookup import find_class, find_document, find_ladder
from graph.model import ClassName, Ladder

WEAVER = ClassName("x/wool/102", "wool/102", "Weaver", ("Weaver Hand",), "102", "Wool County")
LEAD = ClassName("x/wool/lead", "wool/lead", "Lead", ("Weaver Lead",), None, "Wool County")
OTHER = ClassName("x/silk/weaver", "silk/weaver", "Weaver", (), None, None)
LADDERS = [
    Ladder("series/wool/weaver", "Weaver", None, 5, ()),
    Ladder("series/silk/dyer", "Dyer", None, 2, ()),
]


@pytest.mark.parametrize("name", ["102", "wool/102", "WEAVER  HAND", "weaver-hand"])
def test_a_class_is_found_by_code_key_or_any_printed_form(name: str) -> None:
    assert find_class([WEAVER, LEAD, OTHER], name) is WEAVER


def test_a_title_goes_before_another_printed_form() -> None:
    apart = ClassName("x/wool/9", "wool/9", "Foreman", ("Lead",), "9", "Wool County")
    assert find_class([apart, LEAD], "lead") is LEAD


def test_two_classes_of_one_title_are_told_apart_by_their_keys() -> None:
    with pytest.raises(AmbiguousName) as caught:
        find_class([WEAVER, LEAD, OTHER], "Weaver")
    assert caught.value.candidates == ("Weaver (wool/102)", "Weaver (silk/weaver)")
    assert find_class([WEAVER, LEAD, OTHER], "silk/weaver") is OTHER


def test_the_end_of_one_title_alone_names_its_class() -> None:
    head = ClassName("x/wool/5", "wool/5", "Weaver Section Head", (), "5", "Wool County")
    other = ClassName("x/wool/6", "wool/6", "Dyer Head", (), "6", "Wool County")
    assert find_class([WEAVER, head, other], "section head") is head
    with pytest.raises(AmbiguousName):
        find_class([WEAVER, head, other], "head")


def test_an_unknown_name_gets_the_nearest_ones() -> None:
    with pytest.raises(UnknownName, match="Nearest: Weaver") as caught:
        find_class([WEAVER, LEAD], "Wever Hand")
    assert caught.value.candidates[0] == "Weaver (wool/102)"


@pytest.mark.parametrize("name", ["", "  ", "--"])
def test_nothing_names_no_class(name: str) -> None:
    with pytest.raises(UnknownName):
        find_class([WEAVER, LEAD, OTHER], name)


def test_no_class_is_found_where_there_is_none() -> None:
    with pytest.raises(UnknownName):
        find_class([], "Weaver")


@pytest.mark.parametrize("name", ["weaver", "Weaver Series", "wool/weaver"])
def test_a_ladder_is_found_with_or_without_the_word_series(name: str) -> None:
    assert find_ladder(LADDERS, name) is LADDERS[0]


DOCUMENTS = [
    Document(f"spec/{digit * 64}", digit * 64, name, "1")
    for digit, name in (("a", "weaver.txt"), ("b", "weaver.txt"), ("c", "dyer 2004.txt"))
]


@pytest.mark.parametrize("name", ["Dyer 2004.txt", "c" * 64, "c" * 12, f"spec/{'c' * 64}"])
def test_a_document_is_found_by_its_file_or_its_digest(name: str) -> None:
    assert find_document(DOCUMENTS, name) is DOCUMENTS[2]


@pytest.mark.parametrize("name", ["2004.txt", "txt", "c" * 11])
def test_a_part_of_a_name_is_no_document_s(name: str) -> None:
    with pytest.raises(UnknownName):
        find_document(DOCUMENTS, name)


def test_two_documents_of_one_file_name_are_told_apart_by_their_digests() -> None:
    with pytest.raises(AmbiguousName, match=r"weaver.txt \(aaaaaaaaaaaa\)"):
        find_document(DOCUMENTS, "weaver.txt")


def test_a_single_class_is_found_among_itself_alone() -> None:
    assert find_class([LEAD], "Weaver Lead") is LEAD


def foremen(count: int) -> list[ClassName]:
    return [
        ClassName(f"x/wool/{n}", f"wool/{n}", f"Hall {n} Foreman", (), str(n), None)
        for n in range(1, count + 1)
    ]


def test_up_to_five_titles_of_one_ending_are_told_apart_and_more_are_too_many() -> None:
    with pytest.raises(AmbiguousName) as several:
        find_class(foremen(5), "foreman")
    assert len(several.value.candidates) == 5
    with pytest.raises(UnknownName) as many:
        find_class(foremen(6), "foreman")
    assert len(many.value.candidates) <= 5


def test_of_many_near_names_five_are_told_each_class_once() -> None:
    near = [
        ClassName(f"x/{n}", f"x/{n}", f"Weaver {n}", (f"Weavers {n}",), None, None)
        for n in range(20, 28)
    ]
    with pytest.raises(UnknownName) as caught:
        find_class(near, "Weaver 2")
    assert len(set(caught.value.candidates)) == len(caught.value.candidates) == 5


def test_the_end_of_a_key_names_no_class() -> None:
    with pytest.raises(UnknownName):
        find_class([ClassName("x/wool/lead", "wool/lead", "Foreman", (), None, None)], "lead")


def test_what_is_not_found_or_not_alone_is_called_what_it_is() -> None:
    twins = [*LADDERS, Ladder("series/ash/weaver", "Weaver", None, 2, ())]
    with pytest.raises(AmbiguousName, match="more than one ladder:") as caught:
        find_ladder(twins, "weaver")
    assert caught.value.candidates == ("Weaver (wool/weaver)", "Weaver (ash/weaver)")
    with pytest.raises(UnknownName, match=r"^No class is"):
        find_class([WEAVER], "Cooper")
    with pytest.raises(UnknownName, match=r"^No ladder is"):
        find_ladder(LADDERS, "Cooper")
    with pytest.raises(UnknownName, match=r"^No document is"):
        find_document(DOCUMENTS, "cooper.txt")
