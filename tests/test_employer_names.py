"""Which lines are names of employers, and which of their parts."""

from __future__ import annotations

import pytest

from loaders.employers import employer_in, is_part


@pytest.mark.parametrize(
    "name",
    [
        "State of Ashford",
        "COUNTY OF ASHFORD",
        "City of Ashford Falls, Texas",
        "City of Rye, NY",
        "ASHFORD HOLLOW SCHOOL DISTRICT R-4",
        "Independent School District No. 12",
        "Ashford Valley Water District",
        "University of Ashford",
        "North Ashford Vale District Council",
        "Ashford Transit Authority",
        "REGIONAL MUNICIPALITY OF ASHFORD LAKES",
        "Ashford Public Schools",
        "East Ashford Regional Park District",
        "Rural Municipality of Ashford",
        "Port of Ashford",
        "Ashford Community College District",
        "Town of Ashford-on-Sea",
        "City and County of Ashford",
        "Ashford Public Library",
        "State University of New Ashford",
        "Village of Ashford Park",
        "Public Utility District No. 4 of Ashford County",
        "NORTH ASHFORD CITY",
    ],
)
def test_a_name_tells_an_employer(name: str) -> None:
    assert employer_in(name) == (0, len(name))


@pytest.mark.parametrize(
    "text",
    [
        "Clerk of the County",
        "County Counsel",
        "School District",
        "City Council",
        "Head Clerk",
        "Deputy City Clerk",
        "Class Specification",
        "Ashford State Personnel Board",
        "Fire District",
        "Consultant, Department of Education",
        "Counselor, Veterans Home and Medical Center",
        "Department of Parks",
        "Public Library",
        "Dean of the College",
        "Senior Services",
        "Ashford City, NY",
        "City",
    ],
)
def test_other_lines_name_no_employer(text: str) -> None:
    assert employer_in(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The City of Ashford", "City of Ashford"),
        ("City of Ashford Personnel Department", "City of Ashford"),
        ("City of Ashford - Class Specification", "City of Ashford"),
        ("County of Ashford, Human Resources", "County of Ashford"),
        ("STATE OF ASHFORD (DAS)", "STATE OF ASHFORD"),
    ],
)
def test_what_goes_on_behind_a_name_is_none_of_it(text: str, name: str) -> None:
    found = employer_in(text)
    assert found is not None
    assert text[slice(*found)] == name


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Division of Parks", True),
        ("Civil Service Commission", True),
        ("Head of Parks", False),
        ("Director of Human Resources", False),
    ],
)
def test_a_department_is_a_part_of_an_employer(text: str, part: bool) -> None:
    assert is_part(text) is part
