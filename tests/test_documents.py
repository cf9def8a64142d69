"""A document in full: its text, the classes of today that it describes, its interruptions."""

from __future__ import annotations

import pytest

from graph.documents import short, whole
from graph.errors import StoreError, UnknownName
from tests.class_world import SPANS, WARDEN_TEXT, WHOLE, class_world
from tests.web_world import BASE


def test_a_document_has_its_text_and_its_classes() -> None:
    found = whole(class_world(), f"{BASE}spec/b2")
    assert (found.document.file_name, found.text) == ("warden.txt", WARDEN_TEXT)
    assert [name.title for name in found.classes] == ["Harbour Watch Warden"]


def test_a_passage_is_one_span_where_nothing_interrupts_it() -> None:
    found = whole(class_world(), f"{BASE}spec/b2")
    assert found.spans(*WHOLE) == SPANS
    assert found.spans(0, 7) == ((0, 7),)


def test_a_document_that_is_not_loaded_is_unknown() -> None:
    with pytest.raises(UnknownName):
        whole(class_world(), f"{BASE}spec/none")


def test_a_document_without_text_is_to_be_loaded_again() -> None:
    with pytest.raises(StoreError, match=r"chief\.txt.*load it again"):
        whole(class_world(), f"{BASE}spec/b5")


def test_an_address_holds_twelve_digits() -> None:
    assert short(f"{BASE}spec/{'0123456789abcdef' * 4}") == "0123456789ab"
