"""A profile as a person writes it: YAML or JSON, read strictly.

::

    classes:
      - class: Customer Services Coordinator
        months: 26
        now: true
    education:
      - level: associate
        fields: [business administration]
    experience:
      - fields: [customer service]
        months: 72
        supervisory: true
    credentials: []

A key that is misspelt or stands twice, or a value of another kind than the key's, is refused and
never passed over: a profile that is read by halves would be judged by halves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import msgspec
import yaml

from graph.errors import ProfileError
from graph.fit.profile import Profile

__all__ = ["profile_in", "read_profile"]

#: Where msgspec says that a fault lies: "Expected `int`, got `str` - at `$.classes[0].months`".
_PLACED: Final = re.compile(r"(?P<what>.*) - at `\$(?P<path>.*)`", re.DOTALL)
_STEP: Final = re.compile(r"\.(?P<key>\w+)|\[(?P<place>\d+)\]")
#: By an escape such as "\ud800", alone, both formats bring what no text in UTF-8 holds.
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_HALF: Final = "half of a surrogate pair is no character"
_MENDED_BY: Final = "docs/fit.md lists the keys of a profile and what each may hold"


def read_profile(path: Path) -> Profile:
    """Return the profile that a file holds.

    :param path: a file whose name ends in ``.json`` for JSON (RFC 8259), any other for YAML 1.1
    :raises ProfileError: where it cannot be read, with the place in the file and what to mend
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(str(path), None, f"it cannot be read ({error})") from error
    return profile_in(text, str(path), as_json=path.suffix.casefold() == ".json")


def profile_in(text: str, name: str, *, as_json: bool) -> Profile:
    """Return the profile that a text holds.

    :param name: what the text is called where something is wrong with it
    :param as_json: whether it is JSON (RFC 8259), else YAML 1.1
    :raises ProfileError: where it cannot be read, with the place in the text and what to mend
    """
    try:
        return (_json if as_json else _yaml)(name, text)
    except RecursionError as error:
        raise ProfileError(name, None, f"it is nested too deep; {_MENDED_BY}") from error


def _json(path: str, text: str) -> Profile:
    try:
        told = json.loads(text, object_pairs_hook=_once, parse_float=_number)
        _refuse_halves(told)
    except json.JSONDecodeError as error:
        raise ProfileError(path, f"line {error.lineno}", f"it is no JSON: {error.msg}") from error
    except ValueError as error:
        raise ProfileError(path, None, str(error)) from error
    return _profile(path, told, None)


def _number(text: str) -> int | float:
    """Return a number as JSON has it, which knows one kind of them: 26.0 is 26."""
    number = float(text)
    return int(number) if number.is_integer() else number


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    told = dict(pairs)
    if len(told) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f'"{_shown(twice)}" stands twice in one object; keep one of them')
    return told


def _shown(key: str) -> str:
    """Return a key as any text can hold it, half a character by its escape."""
    return key.encode(errors="backslashreplace").decode()


def _refuse_halves(told: object) -> None:
    """Do nothing where all texts are whole.

    :raises ValueError: where one holds half of a character
    """
    if any(map(_SURROGATE.search, _texts(told, set()))):
        raise ValueError(_HALF)


def _texts(told: object, seen: set[int]) -> Iterator[str]:
    """Yield the texts in what was read, keys too; YAML can have a part hold itself."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list | tuple | set) and id(told) not in seen:
        seen.add(id(told))
        for part in chain(told, told.values() if isinstance(told, dict) else ()):
            yield from _texts(part, seen)


def _yaml(path: str, text: str) -> Profile:
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        told = loader.construct_document(node) if node is not None else {}
        loader.dispose()
        _refuse_halves(told)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}" if mark is not None else None
        raise ProfileError(path, place, f"it is no YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise ProfileError(path, None, f"it is no YAML: {error}") from error
    except ValueError as error:
        # Half of a character, a number of thousands of digits, or a date that no calendar has.
        raise ProfileError(path, None, f"it holds what is no value: {error}") from error
    except (ArithmeticError, AttributeError, LookupError) as error:
        # The library takes it for granted that a text is of the kind that its tag names.
        reason = "it holds what is no value of the kind that it is said to be"
        raise ProfileError(path, None, reason) from error
    for key in _twice(node, set()):
        place = f"line {key.start_mark.line + 1}"
        raise ProfileError(path, place, f'"{_shown(key.value)}" stands twice; keep one of them')
    return _profile(path, told, node)


def _twice(node: yaml.Node | None, seen: set[int]) -> Iterator[yaml.ScalarNode]:
    """Yield the keys that stand in their mapping already, where YAML would take the last."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in keys:
                    yield key
                keys.add(key.value)
            yield from _twice(value, seen)
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _twice(part, seen)


def _profile(path: str, told: object, node: yaml.Node | None) -> Profile:
    try:
        return msgspec.convert(told, Profile)
    except msgspec.ValidationError as error:
        placed = _PLACED.fullmatch(str(error))
        what, where = (placed["what"], placed["path"]) if placed else (str(error), "")
        line = _line(node, where)
        place = " ".join(filter(None, (line, where.removeprefix("."))))
        raise ProfileError(path, place or None, f"{what}; {_MENDED_BY}") from error


def _line(node: yaml.Node | None, where: str) -> str | None:
    """Return the line on which a part of a YAML document stands.

    :param where: the way to the part, such as ``.classes[0].months``
    """
    for step in _STEP.finditer(where):
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step["key"]), node)
        elif isinstance(node, yaml.SequenceNode) and step["place"]:
            node = node.value[int(step["place"])]
    return f"line {node.start_mark.line + 1}" if node is not None else None
