"""A person's profile is read whole, or refused with the place of the fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import ProfileError
from graph.fit.profile import Held, Profile, Schooling, Work
from graph.fit.profile_file import read_profile

WRITTEN = """
classes:
  - class: Water Quality Technician I
    employer: Lindenfell Water District
    months: 20
    now: true
  - class: Laboratory Helper
    months: 12
    share: 0.5
    supervisory: false
education:
  - level: associate's degree
    fields: [chemistry]
experience:
  - fields: [lake sampling]
    months: 6
credentials: []
"""
READ = Profile(
    classes=(
        Held(
            title="Water Quality Technician I",
            employer="Lindenfell Water District",
            months=20,
            now=True,
        ),
        Held(title="Laboratory Helper", months=12, share=0.5, supervisory=False),
    ),
    education=(Schooling(level="associate's degree", fields=("chemistry",)),),
    experience=(Work(fields=("lake sampling",), months=6),),
    credentials=(),
)


def written(folder: Path, text: str, name: str = "profile.yaml") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_a_profile_is_read_from_yaml(tmp_path: Path) -> None:
    assert read_profile(written(tmp_path, WRITTEN)) == READ


def test_a_profile_is_read_from_json(tmp_path: Path) -> None:
    held = {"class": "Clerk", "months": 3, "share": 1}
    file = written(tmp_path, json.dumps({"classes": [held]}), "profile.json")
    assert read_profile(file) == Profile(classes=(Held(title="Clerk", months=3),))


def test_what_a_profile_leaves_out_is_not_stated_and_an_empty_list_is_none() -> None:
    assert READ.competencies is None
    assert READ.credentials == ()


def test_an_empty_file_states_nothing(tmp_path: Path) -> None:
    assert read_profile(written(tmp_path, "")) == Profile()


def test_the_classes_held_now_are_told_apart() -> None:
    assert [held.title for held in READ.held_now] == ["Water Quality Technician I"]


def test_a_level_of_education_is_known_by_any_printed_form() -> None:
    levels = [Schooling(level=level).concept.name for level in ("bachelor", "B.A.", "GED")]
    assert levels == ["bachelor", "bachelor", "high-school"]


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("classes:\n- class: Clerk\n  months: two\n", "line 3 classes[0].months", "`int`"),
        ("classes:\n- class: Clerk\n  month: 2\n", "line 2 classes[0]", "`month`"),
        ("classes:\n- class: Clerk\n", "line 2 classes[0]", "`months`"),
        ("classes:\n- {class: Clerk, months: -1}\n", "line 2 classes[0].months", ">= 0"),
        ("classes:\n- {class: Clerk, months: 1, share: 0}\n", "line 2 classes[0].share", "> 0"),
        ("classes:\n- {class: ' ', months: 1}\n", "line 2 classes[0].class", "matching"),
        ("education:\n- level: bachelr\n", "line 2 education[0]", "high-school"),
        ("experience:\n- {fields: [], months: 3}\n", "line 2 experience[0].fields", ">= 1"),
        ("eduction: []\n", "line 1", "`eduction`"),
        ("credentials: []\ncredentials: [a]\n", "line 2", "stands twice"),
        ("- a\n", "line 1", "`object`"),
        ("classes: [\n", "line 2", "no YAML"),
        ("classes: !!python/name:os.system\n", "line 1", "no YAML"),
        ("classes: &a [*a]\n", "line 1 classes[0]", "`object`"),
        ('credentials: ["\\ud800"]\n', None, "half of a surrogate pair"),
        ('"\\udfff": []\n', None, "half of a surrogate pair"),
        ('a: {"\\udfff": 1, "\\udfff": 2}\na: 1\n', "line 1", '"\\udfff" stands twice'),
        ('credentials: !!set {"\\ud800"}\n', None, "half of a surrogate pair"),
        ('education:\n- level: "\\ud800"\n', None, "half of a surrogate pair"),
        ("classes: !!bool perhaps\n", None, "no value"),
        ("classes: !!timestamp x\n", None, "no value"),
        ("classes: !!int ''\n", None, "no value"),
        (f"classes: 1{':1' * 500}.5\n", None, "no value"),
    ],
)
def test_a_fault_is_refused_with_its_place(
    tmp_path: Path, text: str, place: str, told: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        read_profile(written(tmp_path, text))
    assert caught.value.place == place
    assert told in caught.value.reason


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ('{"classes": [{"class": "\\ud800", "months": 3}]}', None, "half of a surrogate pair"),
        ('{"\\ud800": 1}', None, "half of a surrogate pair"),
        ('{"\\ud800": 1, "\\ud800": 2}', None, '"\\ud800" stands twice'),
        ('{"classes": [\n}', "line 2", "no JSON"),
        ('{"classes": [], "classes": []}', None, '"classes" stands twice'),
        ('{"classes": [{"class": "Clerk", "months": 1.5}]}', "classes[0].months", "`int`"),
    ],
)
def test_a_fault_in_json_is_refused_too(
    tmp_path: Path, text: str, place: str | None, told: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        read_profile(written(tmp_path, text, "profile.json"))
    assert caught.value.place == place
    assert told in caught.value.reason


def test_a_character_that_json_writes_as_a_pair_is_read(tmp_path: Path) -> None:
    file = written(tmp_path, '{"credentials": ["\\ud83d\\ude00"]}', "profile.json")
    assert read_profile(file) == Profile(credentials=("\N{GRINNING FACE}",))


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "profile.yaml").write_bytes(b"\xff\xfe\xfa")
    for name in ("profile.yaml", "none.yaml"):
        with pytest.raises(ProfileError, match="cannot be read"):
            read_profile(tmp_path / name)
