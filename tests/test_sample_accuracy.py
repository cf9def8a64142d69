"""Every field of the bundled samples is read as their gold says; this never skips."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loaders import samples
from loaders.output import record_json
from loaders.parse import parse_file

GOLD = sorted(samples.gold().rglob("*.json"))
SPANS = ("duties", "knowledge", "skills", "abilities", "credentials", "substitutions")


def spans(found: list[Any]) -> set[tuple[int, int]]:
    return {tuple(s) if isinstance(s, list) else (s["start"], s["end"]) for s in found}


def alternatives(found: list[list[dict[str, Any]]]) -> set[frozenset[tuple[str, str]]]:
    telling = {"education": "level", "experience": "months"}
    return {
        frozenset((need["kind"], str(need.get(telling.get(need["kind"], "")))) for need in way)
        for way in found
    }


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_a_sample_is_read_as_its_gold_says(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    parsed: Any = record_json(parse_file(samples.root() / gold["document"]))
    assert parsed["sha256"] == gold["sha256"]
    assert parsed["dates"] == gold["dates"]
    assert (parsed["agency"] or {}).get("name") == gold["agency"]
    for wanted, found in zip(gold["classes"], parsed["classes"], strict=True):
        assert {name: found[name] for name in ("title", "code", "level", "flsa")} == {
            name: wanted[name] for name in ("title", "code", "level", "flsa")
        }
        for field in SPANS:
            assert spans(found[field]) == spans(wanted[field]), field
        assert alternatives(found["qualifications"]) == alternatives(wanted["qualifications"])
        assert set(found["promotes_from"]) == set(wanted["promotes_from"])
