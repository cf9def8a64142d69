"""Every kind of page, by its address on a site that shows the bundled samples."""

from __future__ import annotations

from typing import Final

__all__ = ["LADDER", "PAGES"]

LADDER: Final = "/ladders/aldermere-county/environmental-monitoring"
_CLASS: Final = "/classes/aldermere-county/3170200"

PAGES: Final = (
    "/",
    "/?q=technician",
    "/?q=nothing-of-the-kind",
    "/ladders",
    LADDER,
    f"{LADDER}/network",
    _CLASS,
    "/classes/aldermere-county/environmental-monitoring-level-3",
    "/classes/aldermere-county/nobody",
    "/plan",
    "/plan?from=4410",
    "/plan?from=4410&to=4430",
    "/nowhere",
)
