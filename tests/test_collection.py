"""The search for cycles is paused in a context, and goes on behind it as it did before."""

from __future__ import annotations

import gc

import pytest

from graph.collection import paused


def test_nothing_is_searched_within() -> None:
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_behind_an_error() -> None:
    with pytest.raises(ValueError, match="torn"), paused():
        raise ValueError("torn")
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
