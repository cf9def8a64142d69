"""Knowledge, skills and abilities with their lead words and how well they must be had."""

from __future__ import annotations

import pytest

from graph.schemes import concepts
from loaders.competencies import Competencies, competencies, subject
from loaders.leads import find
from loaders.lines import document
from loaders.parse import parse_bytes
from loaders.sections import sections


def read(text: str) -> Competencies:
    doc = document(text)
    return competencies(doc, sections(doc))


def three(text: str) -> tuple[list[str], list[str], list[str]]:
    found = read(text)
    knowledge, skills, abilities = (
        [statement.text for statement in statements]
        for statements in (found.knowledge, found.skills, found.abilities)
    )
    return knowledge, skills, abilities


@pytest.mark.parametrize(
    ("text", "knowledge", "skills", "abilities"),
    [
        (
            "Knowledge of filing\nSkill in typing\nAbility to count\n",
            ["Knowledge of filing"],
            ["Skill in typing"],
            ["Ability to count"],
        ),
        (
            "Knowledge of filing; knowledge of mail\n",
            ["Knowledge of filing", "knowledge of mail"],
            [],
            [],
        ),
        (
            "Knowledge of filing; of mail; of cards\n",
            ["Knowledge of filing; of mail; of cards"],
            [],
            [],
        ),
        (
            "Knowledge of: filing; mail; and cards.\nAbility to: type; count.\n",
            ["filing", "mail", "cards"],
            [],
            ["type", "count"],
        ),
        (
            "Knowledge of:\n- filing\n- mail\nAbility to:\n- type\n",
            ["filing", "mail"],
            [],
            ["type"],
        ),
        ("Knowledge and skill in typing\n", ["Knowledge and skill in typing"], [], []),
        ("Awareness of rules; skill in typing\n", ["Awareness of rules"], ["skill in typing"], []),
        (
            "Good knowledge of filing good knowledge of mail; ability to type; "
            "ability to count; tact.\n",
            ["Good knowledge of filing", "good knowledge of mail"],
            [],
            ["ability to type", "ability to count"],
        ),
        (
            "Human Interaction: Requires the ability to listen; and the ability to talk.\n",
            [],
            [],
            ["Requires the ability to listen", "the ability to talk"],
        ),
        (
            "Knowledge of: All of the above, and budgets.\nAbility to: All of the above.\n",
            ["budgets"],
            [],
            [],
        ),
        (
            "• Knowledge of law\n  ◦ Procedures\n• Experience with people\n",
            ["Knowledge of law", "Procedures"],
            [],
            [],
        ),
        ("Dependability\n", [], [], []),
    ],
)
def test_each_kind_is_told_by_its_lead_words(
    text: str, knowledge: list[str], skills: list[str], abilities: list[str]
) -> None:
    assert three("CLERK\n\nKNOWLEDGE, SKILLS AND ABILITIES\n\n" + text) == (
        knowledge,
        skills,
        abilities,
    )


def test_a_section_of_one_kind_needs_no_lead_words() -> None:
    assert three("CLERK\n\nREQUIRED SKILLS\n\nTyping\nFiling\n") == ([], ["Typing", "Filing"], [])


def test_a_remark_on_positions_or_the_class_is_no_competency() -> None:
    remarks = "Some positions may need less skill.\n\nThis class is used for recruitment.\n"
    assert read(f"SKILLS\n\n- Baking bread.\n\n{remarks}").skills[-1].text == "Baking bread"


@pytest.mark.parametrize("table", ["", "Point | Required / Preferred\n"])
def test_what_is_called_skills_is_a_skill_whatever_its_heading(table: str) -> None:
    row = " | Required" if table else ""
    text = f"CLERK\n\nKNOWLEDGE, SKILLS AND ABILITIES\n\n{table}Strong baking skills.{row}\n"
    assert three(text) == ([], ["Strong baking skills"], [])


def test_a_sentence_on_skills_names_none() -> None:
    text = "Some knowledge, skills and abilities may be gained while learning.\n"
    assert three(f"CLERK\n\nMINIMUM QUALIFICATIONS\n\n{text}") == ([], [], [])


def test_competence_is_a_skill() -> None:
    text = "SKILLS AND ABILITIES\n\nCompetent in the use of ovens\nCompetent at typing\n"
    assert len(three(text)[1]) == 2


def test_personal_characteristics_give_what_is_named_an_ability() -> None:
    text = "CLERK\n\nPERSONAL CHARACTERISTICS\n\nTact; demonstrated leadership ability, and zeal.\n"
    assert three(text)[2] == ["demonstrated leadership ability"]


def test_qualifications_give_the_competencies_printed_among_them() -> None:
    asked = "Two years of work; strong people skills.\n\nAbility to type.\n"
    assert three("CLERK\n\nMINIMUM QUALIFICATIONS\n\n" + asked) == (
        [],
        ["strong people skills"],
        ["Ability to type"],
    )


def test_lead_words_of_a_list_and_proficiency_stand_beside_the_statement() -> None:
    found = read(
        "CLERK\n\nKNOWLEDGE AND ABILITIES\n\nThorough knowledge of: filing; mail.\n"
    ).knowledge
    assert [(one.text, one.lead, one.proficiency) for one in found] == [
        ("filing", "knowledge of", "thorough"),
        ("mail", "knowledge of", "thorough"),
    ]


@pytest.mark.parametrize(
    "label", sorted({label for concept in concepts("proficiency") for label in concept.labels})
)
def test_every_proficiency_word_of_the_scheme_is_read(label: str) -> None:
    text = f"{label.capitalize()} knowledge of filing"
    lead = find(text, 0, len(text))
    assert lead is not None
    assert lead.proficiency == label.lower()


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Knowledge of filing", "filing"),
        ("Ability to effectively file", "effectively file"),
        ("Requires the ability to listen", "listen"),
        ("Knowledge of and skill in interpreting law", "interpreting law"),
        ("file letters", "file letters"),
    ],
)
def test_a_subject_is_what_the_lead_words_lead_to(text: str, rest: str) -> None:
    assert subject(text) == rest


def test_a_point_without_lead_words_is_of_the_kind_that_its_heading_names_first() -> None:
    assert three(
        "KNOWLEDGE AND SKILLS\n\n- Ability to count\n- Filing of cards\n- Strong typing skills\n"
    ) == (["Filing of cards"], ["Strong typing skills"], ["Ability to count"])


def test_each_class_may_have_its_part_below_lead_words_that_stand_above_all() -> None:
    record = parse_bytes(
        b"MAIL CLERK I/II\n\nDUTIES\n\n1. Sorts mail.\n\nQUALIFICATIONS\n\nKnowledge of:\n\n"
        b"Mail Clerk I\n\n- Postal zones.\n\nMail Clerk II\n\n- Franking machines.\n\n"
        b"Ability to:\n\n- Lift bags.\n\nExperience:\n\nMail Clerk I: None.\n\n"
        b"Mail Clerk II: One year as a Mail Clerk I.\n\nLicenses:\n\n- A driver's license.\n",
        "a.txt",
    )
    first, second = record.classes
    assert [one.text for one in first.knowledge] == ["Postal zones"]
    assert [one.text for one in second.knowledge] == ["Franking machines"]
    assert [one.text for one in (*first.abilities, *second.abilities)] == ["Lift bags"] * 2
    assert [len(one.credentials) for one in (first, second)] == [1, 1]


def test_a_paragraph_goes_on_under_the_lead_words_of_its_sentence() -> None:
    text = (
        "CLERK\n\nWORKER CHARACTERISTICS:\n\nKnowledge of ovens & flour; safety practices*. Skill"
        " in use\nof whisk; operation of mixer. Ability to read recipes; operate an oven; bake.\n\n"
        "(*)Developed after employment.\n"
    )
    found = read(text)
    assert [one.text for one in found.knowledge] == [
        "ovens & flour",
        "safety practices*",
    ]
    assert [one.lead for one in found.skills] == ["Skill in", "Skill in"]
    assert [one.text for one in found.abilities] == [
        "read recipes",
        "operate an oven",
        "bake",
    ]


def test_qualities_behind_an_ability_are_no_abilities_of_their_own() -> None:
    text = "CLERK\n\nABILITIES\n\nAbility to bake bread in an oven of the town;\ngood judgment.\n"
    assert [one.text for one in read(text).abilities] == [
        "Ability to bake bread in an oven of the town; good judgment"
    ]
