"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


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
