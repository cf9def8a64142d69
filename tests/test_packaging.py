"""What is shipped and pinned is what the project says."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "loaders", "ontology", "queries", "web")
NOT_OURS = {"build", "dist", "__pycache__"}

PIN = re.compile(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.]*")
HOME_PATH = re.compile(rb"(?<![\w.~-])/(?:home|Users|root|work|tmp)/\w|[A-Z]:\\Users\\")
OUTSIDE_SCRIPT = re.compile(
    rb"\bcdn\.|cdnjs|unpkg|jsdelivr|googleapis"
    rb"|(?:src=|from\s|@import\s|url\()[\s\"'(url]*(?:https?:)?//"
)


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """Return the table ``[project]`` of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return table


@pytest.fixture(scope="module")
def pins() -> list[str]:
    """Return the lines of constraints.txt."""
    return (ROOT / "constraints.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the names of the files in a wheel that is built here."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder))
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def files(folder: Path) -> list[Path]:
    """Return the files below a folder that are the project's own, not made by its tools."""
    tops = [top for top in folder.iterdir() if not top.name.startswith(".") or top.name == ".ci"]
    found = [path for top in tops for path in (top, *top.rglob("*")) if path.is_file()]
    return [path for path in found if NOT_OURS.isdisjoint(path.relative_to(ROOT).parts)]


def lines_with(pattern: re.Pattern[bytes], folder: Path) -> list[str]:
    """Return "file:line: text" for each line below a folder that holds the pattern."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.decode(errors='replace').strip()}"
        for path in files(folder)
        for number, line in enumerate(path.read_bytes().splitlines(), start=1)
        if pattern.search(line)
    ]


def needed(requirements: list[str]) -> set[str]:
    """Return the names of all distributions that the requirements lead to in this environment."""
    seen: set[tuple[str, str]] = set()
    waiting = [(Requirement(text), "") for text in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        name = canonicalize_name(requirement.name)
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        new = {(name, wanted) for wanted in ("", *requirement.extras)} - seen
        further = [Requirement(text) for text in metadata.requires(name) or ()]
        waiting += [(each, wanted) for _, wanted in new for each in further]
        seen |= new
    return {name for name, _ in seen}


def test_the_installed_version_is_the_one_of_the_project_file(project: dict[str, Any]) -> None:
    assert metadata.version("nextrung") == project["version"]


def test_every_dependency_however_indirect_is_pinned(
    project: dict[str, Any], pins: list[str]
) -> None:
    wanted = needed(project["dependencies"] + project["optional-dependencies"]["test"])
    assert wanted - {canonicalize_name(pin.partition("==")[0]) for pin in pins} == set()


def test_constraints_hold_exact_releases_and_nothing_else(pins: list[str]) -> None:
    assert [pin for pin in pins if not PIN.fullmatch(pin)] == []


def test_the_command_leads_to_a_function(project: dict[str, Any]) -> None:
    assert callable(resolve_name(project["scripts"]["nextrung"]))


def test_the_wheel_holds_every_file_of_the_packages(wheel_names: set[str]) -> None:
    ours = {path.relative_to(ROOT).as_posix() for name in PACKAGES for path in files(ROOT / name)}
    assert {name for name in wheel_names if ".dist-info/" not in name} == ours


def test_no_file_names_a_place_on_a_developers_machine() -> None:
    assert lines_with(HOME_PATH, ROOT) == []


def test_the_site_takes_no_script_or_style_from_outside() -> None:
    assert lines_with(OUTSIDE_SCRIPT, ROOT / "web") == []
