"""The interface as a document in `OpenAPI 3.1 <https://spec.openapis.org/oas/v3.1.1.html>`_.

It is written from the table of operations and from the types of parameters and answers.
"""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from inspect import cleandoc
from typing import Any, Final

import msgspec

from graph import schemes
from graph.fit.profile import Held, Profile, Schooling, Work
from web.api.operations import BASE, Operation, operations
from web.api.shapes.told import Problem
from web.as_json import Json
from web.media import CSV
from web.problems import PROBLEM
from web.profiles.fields import MOST_ROWS

__all__ = ["EXAMPLE", "document", "parameters"]

_REFERENCE: Final = "#/components/schemas/{name}"
_EVERYWHERE: Final = (400, 406, 503)
_WITH_BODY: Final = (413, 415)
#: What is said of the addresses that the table of operations does not have.
_ITSELF: Final[Json] = {
    "operationId": "openapi",
    "summary": "This document.",
    "tags": ["Document"],
    "responses": {
        "200": {
            "description": "The document, in OpenAPI 3.1.",
            "content": {"application/json": {"schema": {"type": "object"}}},
        },
        "304": {"description": "What the client has still holds."},
    },
}
#: A profile that finds something in the bundled samples.
EXAMPLE: Final[Json] = {
    "classes": [{"class": "3170200", "months": 26, "now": True}],
    "education": [{"level": "associate", "fields": ["environmental science"]}],
    "experience": [{"fields": ["laboratory work"], "months": 30, "supervisory": True}],
    "credentials": [],
}


@cache
def document() -> Json:
    """Return the document."""
    every = operations()
    schemas, components = msgspec.json.schema_components(
        [*(one.shape for one in every), Profile, Problem], ref_template=_REFERENCE
    )
    paths: dict[str, Json] = {"/openapi.json": {"get": _ITSELF}}
    for one, schema in zip(every, schemas, strict=False):
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, schema)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Nextrung",
            "version": "1",
            "summary": "Career ladders and competencies, read from job class specifications.",
            "description": "Every statement carries the passage that it rests on: its text, where "
            "it stands in the document, and which document that is. What no document states is "
            "null.",
        },
        "servers": [{"url": BASE}],
        "paths": paths,
        "components": {"schemas": _tidied(_bounded(_with_levels(components)))},
    }


def _with_levels(components: dict[str, Json]) -> dict[str, Json]:
    """Return the schemas with the levels of education that a profile may name."""
    names = {
        name for level in schemes.concepts("education") for name in (level.name, *level.labels)
    }
    schooling = components["Schooling"]
    level = schooling["properties"]["level"] | {"enum": sorted(names)}
    properties = schooling["properties"] | {"level": level}
    return components | {"Schooling": schooling | {"properties": properties}}


def _bounded(components: dict[str, Json]) -> dict[str, Json]:
    """Return the schemas with how long the lists of a profile may be."""
    parts = {kind.__name__ for kind in (Profile, Held, Schooling, Work)}
    return {
        name: one | {"properties": {key: _short(value) for key, value in one["properties"].items()}}
        if name in parts
        else one
        for name, one in components.items()
    }


def _short(schema: Json) -> Json:
    """Return the schema of a list with its length, any other as it is."""
    if "anyOf" in schema:
        return schema | {"anyOf": [_short(one) for one in schema["anyOf"]]}
    return schema | {"maxItems": MOST_ROWS} if schema.get("type") == "array" else schema


def _operation(of: Operation, schema: Json) -> Json:
    told: Json = {
        "operationId": of.name,
        "summary": of.summary,
        "tags": [of.group],
        "parameters": parameters(of),
        "responses": _responses(of, schema),
    }
    if of.body is not None:
        reference = {"$ref": _REFERENCE.format(name=of.body.__name__)}
        content = {"application/json": {"schema": reference, "example": EXAMPLE}}
        told["requestBody"] = {"required": True, "content": content}
    return told


def parameters(of: Operation) -> list[Json]:
    """Return the parameters of an operation as Parameter Objects, those of the path first."""
    schema = msgspec.json.schema(of.asked)
    asked = schema["$defs"][schema["$ref"].rpartition("/")[2]]
    found = [
        _parameter(of, name, told, required=name in asked["required"])
        for name, told in asked["properties"].items()
    ]
    return sorted(found, key=lambda one: (one["in"] == "query", not one["required"]))


def _parameter(of: Operation, name: str, schema: Json, *, required: bool) -> Json:
    """Return a parameter; one that is left out is not sent as null."""
    kind, *_ = schema.get("anyOf", [schema])
    own = {key: value for key, value in kind.items() if key != "description"}
    told: Json = {
        "name": name,
        "in": "path" if f"{{{name}}}" in of.path else "query",
        "required": required,
        "description": kind.get("description", ""),
        "schema": own,
    }
    return told | ({"example": of.example[name]} if name in of.example else {})


def _responses(of: Operation, schema: Json) -> Json:
    content = {
        one.type: {"schema": {"type": "string"} if one == CSV else schema} for one in of.offered
    }
    told: Json = {
        "200": {"description": "The answer.", "headers": _headers(of), "content": content}
    }
    if of.body is None:
        told["304"] = {"description": "What the client has still holds."}
    reference = {"$ref": _REFERENCE.format(name=Problem.__name__)}
    wrong = {*_EVERYWHERE, *of.errors, *(_WITH_BODY if of.body is not None else ())}
    for status in sorted(wrong):
        phrase = HTTPStatus(status).phrase
        told[str(status)] = {
            "description": f"{phrase}.",
            "content": {PROBLEM: {"schema": reference}},
        }
    return told


def _headers(of: Operation) -> Json:
    names = {field.name for field in msgspec.structs.fields(of.asked)}
    if "offset" not in names:
        return {}
    return {"Link": {"description": "The next page.", "schema": {"type": "string"}}}


def _tidied(schemas: dict[str, Any]) -> dict[str, Any]:
    """Return schemas whose descriptions have no indents of Python's."""
    return {
        name: one | ({"description": cleandoc(one["description"])} if "description" in one else {})
        for name, one in schemas.items()
    }
