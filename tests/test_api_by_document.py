"""Whatever the OpenAPI document allows is asked, and much that it does not allow.

`Schemathesis <https://schemathesis.readthedocs.io>`_ makes requests from the document and holds
each answer against it: no error of the server, no status, type or shape that is not documented,
nothing refused that is allowed, nothing accepted that is not.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder

from graph.store import Store
from web import create_app

#: All that is no question of the catalogue, and questions with each type of parameter: a class, a
#: ladder, a document that must be given, words and an address, a number, and none.
ASKED: Final = (
    "^/(?!queries/)|^/queries/(class-duties|rungs|document-statements|classes-by-competency"
    "|classes-by-experience|employers)$"
)
FIXED: Final = {
    "seed": 1,
    "continue-on-failure": True,
    "generation": {"deterministic": True, "database": "none", "max-examples": 2},
}
CHECKED: Final = {
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "positive_data_acceptance",
    "unsupported_method",
    "allow_header_conformance",
}


def recorded(store: Store) -> list[ScenarioRecorder]:
    """Return all requests with their answers and what was found of each."""
    app = create_app({"STORE": store})
    config = SchemathesisConfig.from_dict(FIXED)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, config=config)
    told = list(from_schema(schema.include(path_regex=ASKED)).execute())
    assert not [one for one in told if isinstance(one, events.NonFatalError | events.FatalError)]
    return [one.recorder for one in told if isinstance(one, events.ScenarioFinished)]


def test_no_request_breaks_what_the_document_promises(samples_store: Store) -> None:
    of = recorded(samples_store)
    checks = [(one.label, check) for one in of for found in one.checks.values() for check in found]
    failed = [
        f"{label}: {check.name}: {check.failure_info.failure.message}"
        for label, check in checks
        if check.failure_info is not None
    ]
    assert failed == []
    assert {check.name for _, check in checks} >= CHECKED
    statuses = Counter(
        told.response.status_code
        for one in of
        for told in one.interactions.values()
        if told.response is not None
    )
    assert min(statuses[200], statuses[400], statuses[404]) > 50, statuses
