"""Minimum qualifications: what is asked for, how it is joined, and what it comes to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.lines import document
from loaders.qualifications.alternatives import LIMIT, alternatives, extent
from loaders.qualifications.tree import promotes_from, qualification
from loaders.record import AllOf, AnyOf, Qualification, Requirement, Unparsed
from loaders.sections import sections

HEAD = "CLERK\n\nMINIMUM QUALIFICATIONS\n\n"
BACHELOR = "A bachelor's degree in law"
WORK = "two years of clerical experience"
LICENSE = "a valid driver's license"


def tree(text: str) -> Qualification | None:
    doc = document(HEAD + text)
    return qualification(doc, sections(doc))


def short(requirement: Requirement) -> str:
    """Write a requirement as "bachelor", "24", "24 Clerk", "cred", "equivalent"."""
    named = {"credential": "cred", "equivalent-combination": "equivalent"}
    if requirement.kind == "education":
        return str(requirement.level)
    if requirement.kind == "experience":
        level = "~" if requirement.or_equivalent else ""
        parts = [str(requirement.months), level + (requirement.class_title or "")]
        return " ".join(part for part in parts if part)
    return named[requirement.kind]


def ways(text: str) -> list[str]:
    written = (" + ".join(map(short, way)) for way in alternatives(tree(text)))
    return list(dict.fromkeys(written))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("High school diploma or GED.", ["high-school"]),
        ("Equivalent to completion of the twelfth grade.", ["high-school"]),
        ("Two years of college.", ["some-college"]),
        ("Completion of two years (60 semester units) of college.", ["some-college"]),
        ("An Associate of Arts degree.", ["associate"]),
        ("Graduation from an accredited four-year college or university.", ["bachelor"]),
        ("Graduation from a college with a master's degree in law.", ["master"]),
        ("Possession of an earned doctorate.", ["doctorate"]),
        ("A Juris Doctor degree, with preferred experience in court.", ["professional + None"]),
        ("Current employment as a Clerk.", ["None Clerk"]),
        ("Completion of an apprenticeship.", ["training"]),
        ("Sixteen semester units in accounting.", ["coursework"]),
        ("Five (5) years of supervisory experience.", ["60"]),
        ("Previous experience with children.", ["None"]),
        ("One year or 2,080 hours of experience.", ["12"]),
        ("Five years of experience, two years of which was in a lead capacity.", ["60"]),
        ("Five years of experience, including one year of supervisory experience.", ["60"]),
        ("Registration as a Professional Engineer.", ["cred"]),
        ("Any equivalent combination of education and experience.", ["equivalent"]),
        ("Two years of experience within the last ten years.", ["24"]),
        ("At least 18 years of age.", []),
        ("One year as a Clerk 2, or two years as a Typist 3.", ["12 Clerk 2", "24 Typist 3"]),
        ("Study of baking is preferred but not\nrequired; college credit hours.", ["coursework"]),
        ("BSc (Hons) in Baking or an equivalent degree.", ["bachelor"]),
        ("An MSc in Baking.", ["master"]),
    ],
)
def test_an_atom_is_known_by_its_words(text: str, found: list[str]) -> None:
    assert ways(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{BACHELOR} and {WORK}.", ["bachelor + 24"]),
        (f"{BACHELOR} or {WORK}.", ["bachelor", "24"]),
        (f"{BACHELOR} with {WORK}.", ["bachelor + 24"]),
        (f"{BACHELOR}; {WORK}; and {LICENSE}.", ["bachelor + 24 + cred"]),
        (f"{BACHELOR} or {WORK}, and {LICENSE}.", ["bachelor + cred", "24 + cred"]),
        (f"{BACHELOR}; or {WORK} and {LICENSE}.", ["bachelor", "24 + cred"]),
        (f"{BACHELOR}. {WORK.capitalize()}.", ["bachelor + 24"]),
        (f"{BACHELOR}, and\n\n{WORK}.", ["bachelor + 24"]),
        (f"{BACHELOR}\n\nOR\n\n{WORK}.", ["bachelor", "24"]),
        (f"1. {BACHELOR}; or\n2. {WORK}; and\n3. {LICENSE}.", ["bachelor", "24 + cred"]),
        (f"Either\n\n(A) {BACHELOR}; OR\n(B) {WORK}.", ["bachelor", "24"]),
        (f"One of the following:\n- {BACHELOR}\n- {WORK}\n", ["bachelor", "24"]),
        (f"1. {BACHELOR}; 2. x\n", ["bachelor"]),
        (f"1. {WORK}, and\na. {BACHELOR}; or\nb. {LICENSE}.", ["24 + bachelor", "24 + cred"]),
        (
            f"1. {BACHELOR}; and EITHER #2 or #3 below.\n2. {WORK}; or\n3. {LICENSE}.",
            ["bachelor + 24", "bachelor + cred"],
        ),
        (
            f"Either I\n\n{WORK}.\n\nOr II\n\nEducation: {BACHELOR}. and\n\n"
            "Experience: One year of experience.",
            ["24", "bachelor + 12"],
        ),
        (f"{LICENSE}. and Either I {WORK}. Or II {BACHELOR}.", ["cred + 24", "cred + bachelor"]),
        (
            f"{BACHELOR} and {WORK}; or an equivalent combination of education and experience. "
            "Must have experience with typing.",
            ["bachelor + 24 + None", "equivalent + None"],
        ),
        (f"Any combination equivalent to {BACHELOR} and {WORK}.", ["bachelor + 24", "equivalent"]),
        (
            "Any combination of education and experience that would provide the knowledge is "
            f"qualifying. A typical way would be:\n\nEducation: {BACHELOR}.\n\nExperience: {WORK}.",
            ["bachelor + 24", "equivalent"],
        ),
        (f"1. {LICENSE} and a medical certificate.\n", ["cred"]),
        (
            f"{BACHELOR}; an equivalent combination of work and training may be considered.",
            ["bachelor", "equivalent"],
        ),
        (f"{BACHELOR}; a master's degree preferred.", ["bachelor"]),
        (f"{BACHELOR} (or work may be substituted for it); {LICENSE}.", ["bachelor + cred"]),
        (f"{BACHELOR}. Must obtain {LICENSE} within six months of hire.", ["bachelor"]),
        (f"{BACHELOR}. (More experience may be substituted for the education.)", ["bachelor"]),
        (f"{WORK}. Applicants who lack six months may apply.", ["24"]),
        (f"{WORK}. One year of this experience must have been in a lead capacity.", ["24"]),
    ],
)
def test_connectives_bind_by_their_strength(text: str, found: list[str]) -> None:
    assert sorted(ways(text)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Two years as a Clerk or Senior Typist with the City of Rye.",
            ["24 Clerk", "24 Senior Typist"],
        ),
        (
            "Two years of experience as a Clerk, Typist, or Head of Mail.",
            ["24 Clerk", "24 Typist", "24 Head of Mail"],
        ),
        (
            "One year performing the duties of a Nurse II, County Jail.",
            ["12 Nurse II, County Jail"],
        ),
        ("One year in a class at the level of Clerk performing counts.", ["12 ~Clerk"]),
        (
            "One year of work at a level of responsibility not less than that of a Clerk.",
            ["12 ~Clerk"],
        ),
        (
            "One year of experience as a Clerk or in a position at least at that level.",
            ["12 ~Clerk"],
        ),
        ("One year as a Clerk, Range B, or Typist II.", ["12 Clerk", "12 Typist II"]),
        ("One year of experience as a peace officer.", ["12"]),
        ("One year of experience as an Associate level chemist.", ["12"]),
        ("Three years of experience, one year of which was as a Clerk.", ["36"]),
    ],
)
def test_experience_names_the_classes_that_count(text: str, found: list[str]) -> None:
    assert ways(text) == found


def test_a_class_of_a_part_or_a_restriction_qualifies_but_a_credential_names_none() -> None:
    doc = document(
        HEAD
        + "Three years of experience, one year of which was as a Clerk. (State experience must "
        "include a year as a Senior Typist.) Registration as a Professional Engineer."
    )
    printed = promotes_from(doc, sections(doc))
    assert [title.value for title in printed] == ["Clerk", "Senior Typist"]


def test_a_leaf_tells_fields_supervision_and_its_own_words() -> None:
    found = tree(
        "A bachelor's degree in law, history or a related field AND two years of supervisory "
        "experience in mail rooms."
    )
    assert isinstance(found, AllOf)
    education, experience = found.parts
    assert isinstance(education, Requirement)
    assert isinstance(experience, Requirement)
    assert education.fields == ("law", "history")
    assert (experience.field, experience.supervisory) == ("mail rooms", True)
    assert experience.text == "two years of supervisory experience in mail rooms"


def test_what_no_rule_understands_stays_with_its_text() -> None:
    found = tree(f"{BACHELOR}. Must own a horse of good character.")
    assert isinstance(found, AllOf)
    unparsed = found.parts[1]
    assert isinstance(unparsed, Unparsed)
    assert unparsed.statement.text == "Must own a horse of good character"


def test_no_section_means_no_qualification() -> None:
    doc = document("CLERK\n\nDUTIES\n\nFiles.\n")
    assert qualification(doc, sections(doc)) is None
    assert alternatives(None) == ()


def requirement(months: int) -> Requirement:
    return Requirement(
        "x", months, months + 1, rule="experience-length", kind="experience", months=months
    )


TREES = st.recursive(
    st.integers(1, 4).map(requirement),
    lambda inner: (
        st.lists(inner, min_size=2, max_size=3)
        .map(tuple)
        .flatmap(lambda parts: st.sampled_from([AllOf(parts), AnyOf(parts)]))
    ),
    max_leaves=8,
)


def holds(found: Qualification, months: int) -> bool:
    """Tell whether someone qualifies who meets just the requirements of fewer months."""
    match found:
        case AllOf(parts):
            return all(holds(part, months) for part in parts)
        case AnyOf(parts):
            return any(holds(part, months) for part in parts)
        case Requirement():
            return (found.months or 0) <= months
        case Unparsed():
            return True


@given(TREES, st.integers(0, 4))
def test_alternatives_say_what_the_tree_says(found: Qualification, months: int) -> None:
    written = alternatives(found)
    assert holds(found, months) == any(
        all((one.months or 0) <= months for one in way) for way in written
    )


def test_alternatives_are_cut_behind_the_limit() -> None:
    choice = AnyOf((requirement(1), requirement(2)))
    many = AllOf((choice, *(AnyOf((requirement(n), requirement(n + 1))) for n in range(3, 15, 2))))
    assert len(alternatives(many)) == LIMIT + 1
    assert extent(many) == (1, 15)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 semester units or 18 quarter units in baking.", ["coursework"]),
        (
            "12 semester units in baking from a college, trade school, or technical school.",
            ["coursework"],
        ),
        ("A bachelor's degree with 24 semester or 36 quarter units in baking.", ["bachelor"]),
        ("A bachelor's degree and a certificate program in baking.", ["bachelor + training"]),
        ("An Associate of Arts degree from a college.", ["associate"]),
        ("Completion of an evening course in baking.", ["coursework"]),
        ("Two years of experience in shelving, registration, cataloging, and lending.", ["24"]),
        ("Two years of experience and registration as a Nurse.", ["24 + cred"]),
        ("Two years supervising bakers.", ["24"]),
        ("A degree from a four-year baking curriculum.", ["bachelor"]),
        ("Current employment with the Town of Bread.", ["None"]),
        ("One year of baking experience. Consideration will be given to courses taken.", ["12"]),
        ("One year of baking experience. The letter must be attached to the form.", ["12"]),
    ],
)
def test_what_belongs_to_a_requirement_is_none_of_its_own(text: str, found: list[str]) -> None:
    assert ways(text) == found


def test_a_list_below_a_colon_says_what_the_experience_is_in() -> None:
    read = tree(
        "1. Two years of experience in any of these:\n"
        "   a. Baking bread; or\n   b. Selling it; and\n"
        "2. A bachelor's degree.\n"
    )
    assert isinstance(read, AllOf)
    experience, degree = read.parts
    assert isinstance(experience, Requirement)
    assert isinstance(degree, Requirement)
    assert experience.text.endswith("b. Selling it")
    assert degree.level == "bachelor"


def test_a_length_of_time_below_a_colon_stays_a_requirement() -> None:
    assert ways(
        "1. Four years of experience, which includes:\n   a. Clean ovens; and\n"
        "   b. Two years supervising bakers.\n"
    ) == ["48 + 24"]


def test_a_list_below_a_substitution_asks_for_nothing() -> None:
    found = ways(
        "Two years of experience. One of these may be substituted for one year of it:\n"
        "a. The Golden Whisk of the guild\nb. The Silver Whisk of the guild\n"
    )
    assert found == ["24"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Two years as a Baker I or II in town.", ["Baker I", "Baker II"]),
        (
            "Two years as a Baker (Bread) a Chief, Oven Services, or an Office Clerk.",
            ["Baker (Bread)", "Chief, Oven Services", "Office Clerk"],
        ),
        ("Two years as a Baker I or II (Bread).", ["Baker I", "Baker II (Bread)"]),
        ("Two years as a Baker I-III in town.", ["Baker I", "Baker II", "Baker III"]),
        ("Two years as a Baker I through III.", ["Baker I", "Baker II", "Baker III"]),
        ("Two years as a Baker I, II, or III in town.", ["Baker I", "Baker II", "Baker III"]),
        ("Two years as a Baker III to I in town.", ["Baker III to I"]),
        ("Two years as a Baker (Range B) or a Miller.", ["Baker", "Miller"]),
        ("Two years as a Baker for the Town of Bread.", ["Baker"]),
        ("Two years as a Baker II. (Whoever lacks a month may file.)", ["Baker II"]),
        ("Two years as a Sr. Baker in town.", ["Sr. Baker"]),
        (
            "Two years as a Baker, Oven District, Miller II, Cook.",
            ["Baker, Oven District", "Miller II", "Cook"],
        ),
        ("Two years as a Baker, Senior in town.", ["Baker, Senior"]),
        ("Two years as a U.S. Navy Baker.", []),
        ("Completion of an apprenticeship as a Baker.", []),
        ("A letter of the town's wish to hire the person as a Baker.", []),
        ("Training equivalent to a degree in the fields of Baking, Milling, or Trade.", []),
        ("Two years as a Baker and the Miller.", ["Baker"]),
        ("Two years as a Baker, Range D, or a Miller.", ["Baker", "Miller"]),
        (
            "Two years as a Baker, Oven Facility, or Chief Miller.",
            ["Baker, Oven Facility", "Chief Miller"],
        ),
        ("Two Years Performing the Duties of A Baker I in town.", ["Baker I"]),
        ("Two years as an OVN Certified Rye Baker.", []),
        ("Two years as a State Licensed Baker.", []),
        ("Two years as a Certified Baker.", ["Certified Baker"]),
    ],
)
def test_only_classes_that_somebody_has_held_are_named(text: str, named: list[str]) -> None:
    doc = document(HEAD + text)
    assert [one.value for one in promotes_from(doc, sections(doc))] == named


def test_alternatives_below_a_colon_are_no_part_of_one_another() -> None:
    read = tree(
        "Either:\n1. Two years of baking experience. or\n2. Ten fairs in the tent of the guild.\n"
    )
    assert isinstance(read, AnyOf)
    experience, fairs = read.parts
    assert isinstance(experience, Requirement)
    assert experience.text == "Two years of baking experience"
    assert isinstance(fairs, Unparsed)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Graduation from high school or equivalent education and four years of milling\n"
            "experience; or an associate's degree in milling and one year of experience.\n",
            ["high-school + 48", "associate + 12"],
        ),
        (
            "Graduation from high school or equivalent education and experience.\n",
            ["high-school", "equivalent"],
        ),
        ("Four years of high school and one year of experience.\n", ["high-school + 12"]),
        (
            "Any combination of training and experience that is equivalent to the following is"
            " acceptable.\n\nHigh school diploma and four years of milling experience, two of"
            " which\nwere as a Miller;\nOR\nAssociate's degree and two years of milling"
            " experience.\n",
            ["high-school + 48", "associate + 24", "equivalent"],
        ),
        (
            "* Some positions require a valid boat licence.\n* Two years of experience.\n",
            ["24"],
        ),
        ("Two years of experience.  (See Remarks and Notices)\n", ["24"]),
        ("The training and experience needed will be determined when the post is open.\n", []),
    ],
)
def test_what_other_employers_print_comes_to_the_ways_it_means(text: str, found: list[str]) -> None:
    assert ways(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Six months of baking experience, or completion of a baking school.", ["6", "training"]),
        ("Two years of paid experience, or graduation from a police academy.", ["24", "training"]),
        ("High school diploma or completion of a baking program.", ["high-school", "training"]),
        ("12 mos. trg. in baking or 6 mos. exp. in baking.", ["training", "6"]),
        ("One year of training and experience in baking.", ["12"]),
        (
            "18 mos. exp. in milling.\n\n-Or 6 mos. exp. as Baker 2, 11122.\n\nNote: Applicants"
            " under any of the above must hold valid food handler card. All applicants must come"
            " early.\n",
            ["18 + cred", "6 Baker 2 + cred"],
        ),
        (
            "18 mos. exp. in milling.\n\nNote: Applicants must hold a licence of the guild.\n",
            ["18"],
        ),
    ],
)
def test_training_is_another_way_and_notes_ask_of_all(text: str, found: list[str]) -> None:
    assert ways(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Two A levels and two years of baking experience; or a degree.",
            ["high-school + 24", "bachelor"],
        ),
        ("A degree and one year of experience.", ["bachelor + 12"]),
        ("Experience with a high degree of care.", ["None"]),
    ],
)
def test_a_degree_without_a_subject_is_the_usual_first_one(text: str, found: list[str]) -> None:
    assert ways(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Requires schooling equivalent to eight years of elementary school.", ["none"]),
        ("Completion of two years of high school.", ["none"]),
        ("Requires no previous experience.", []),
        ("The applicant's overall experience must have been of such scope that it shows tact.", []),
        ("Requires, within six months, certification by the guild.", []),
        ("Two years of experience. Three years of experience will not in itself do.", ["24"]),
    ],
)
def test_what_asks_for_little_or_nothing_is_read_as_such(text: str, found: list[str]) -> None:
    assert ways(text) == found
