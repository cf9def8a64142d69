"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.store import Store
from loaders import corpus, samples


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real documents and tools beside the checkout.

    Its tests are skipped where it is absent, but fail where ``NEXTRUNG_REQUIRE_SHARED`` is set.
    """
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        reason = f"{folder} holds the corpus and is not on this machine"
        if os.environ.get("NEXTRUNG_REQUIRE_SHARED"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def samples_store() -> Store:
    """Return a store that holds the bundled samples; tests only read it."""
    store = Store.memory()
    report = corpus.load(store, corpus.documents_in(samples.agencies()))
    assert not report.skipped
    return store
