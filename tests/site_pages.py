"""Every kind of page, by its address on a site that shows the bundled samples."""

from __future__ import annotations

from typing import Final

__all__ = ["CLASS", "LADDER", "PAGES"]

LADDER: Final = "/ladders/aldermere-county/environmental-monitoring"
CLASS: Final = "/classes/aldermere-county/3170200"
_QUERY: Final = "SELECT%20*%20%7B%20%3Fs%20a%20nr%3ASeries%20%7D"

PAGES: Final = (
    "/",
    "/?q=technician",
    "/?q=nothing-of-the-kind",
    "/ladders",
    LADDER,
    f"{LADDER}?view=table",
    f"{LADDER}/network",
    CLASS,
    f"{CLASS}/comparable",
    "/classes/aldermere-county/environmental-monitoring-level-3",
    "/classes/aldermere-county/nobody",
    "/plan",
    "/plan?from=4410",
    "/plan?from=4410&to=4430",
    "/compare",
    "/compare?a=4410&b=4412&c=4430",
    "/explore",
    "/explore/aldermere-county/3170200?moves=3&competencies=yes",
    "/quality",
    "/quality/aldermere-county",
    "/agencies/aldermere-county",
    "/sparql?format=html",
    f"/sparql?format=html&query={_QUERY}",
    "/sparql?format=html&query=SELECT",
    "/api",
    "/data",
    "/data/class/aldermere-county/3170200",
    "/ontology",
    "/scheme",
    "/scheme/flsa",
    "/nowhere",
)
