"""Credentials: where they are asked for, of whom, by when, and what they are called."""

from __future__ import annotations

import pytest

from loaders.credentials import credentials
from loaders.lines import document
from loaders.parse import parse_bytes
from loaders.qualifications.alternatives import alternatives
from loaders.record import Credential
from loaders.sections import sections


def read(text: str) -> tuple[Credential, ...]:
    doc = document("CLERK\n\n" + text)
    return credentials(doc, sections(doc))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "LICENSES\n\nA driver's license.\nCPR certificate.\n",
            ["A driver's license", "CPR certificate"],
        ),
        ("LICENSES\n\nPilot's license. None is paid for.\n", ["Pilot's license"]),
        (
            "LICENSES\n\nTact, and possession of a pilot's license; applicants who lack it may sit "
            "the examination.\n",
            ["Tact, and possession of a pilot's license"],
        ),
        (
            "NOTES:\n1. A pilot's license is required. Candidates may lose it.\n",
            ["A pilot's license is required"],
        ),
        ("NOTES:\n1. Attach a copy of your pilot's license, which is required.\n", []),
        (
            "MINIMUM QUALIFICATIONS\n\nOne year of work; possession of a pilot's license.\n",
            ["possession of a pilot's license"],
        ),
        (
            "MINIMUM QUALIFICATIONS\n\nMust hold a license for a year preceding application.\n",
            ["Must hold a license for a year preceding application"],
        ),
        ("MINIMUM QUALIFICATIONS\n\nThe application must show the license number.\n", []),
        ("MINIMUM QUALIFICATIONS\n\nA pilot's license is preferred.\n", []),
        ("PREFERRED QUALIFICATIONS\n\nMust possess a pilot's license.\n", []),
        ("DUTIES\n\nIssues a valid license to pilots.\n", []),
        (
            "MINIMUM QUALIFICATIONS\n\nMust possess a State Pilot License.\n\n"
            "NOTES:\n1. The State Pilot License is required at once.\n",
            ["Must possess a State Pilot License"],
        ),
        (
            "LICENSES\n\n- State Pilot License for the sea.\n- State Pilot License for the air.\n",
            ["State Pilot License for the sea", "State Pilot License for the air"],
        ),
        (
            "NOTES\n\nMust be certified in first aid. Requires accreditation by the guild.\n",
            ["Must be certified in first aid", "Requires accreditation by the guild"],
        ),
        ("MINIMUM QUALIFICATIONS\n\nA degree from a school with accreditation.\n", []),
        ("KNOWLEDGE\n\nKnowledge of current practices of certification.\n", []),
        ("ABILITIES\n\nPossess a valid pilot's license.\n", ["Possess a valid pilot's license"]),
        ("MINIMUM QUALIFICATIONS\n\nMust have two years of post-registration work.\n", []),
        (
            "LICENSES\n\nA pilot's license is required at the time of\napplication.\n",
            ["A pilot's license is required at the time of application"],
        ),
        ("KNOWLEDGE\n\nDischarge permit limits and requirements.\n", []),
        ("ABILITIES\n\nAbility to maintain order among license holders and permit fees.\n", []),
        ("ABILITIES\n\nAbility to maintain registration between two colours of icing.\n", []),
        ("KNOWLEDGE\n\nKnowledge of permit processes and requirements.\n", []),
        ("WORKING CONDITIONS\n\nMust enter permit-required confined ovens.\n", []),
        ("NOTES\n\n1. Certification by a Department requires a completed form.\n", []),
        ("NOTES\n\nA valid baking certificate may take the place of one year of work.\n", []),
        (
            "TRAINING\n\nOven safety certification within six months of hire.\n",
            ["Oven safety certification within six months of hire"],
        ),
        (
            "LICENSES AND CERTIFICATES\n\n- Oven Operator, Class 1, within two years of hire.\n"
            "- Clean hands.\n",
            ["Oven Operator, Class 1, within two years of hire"],
        ),
        (
            "MINIMUM QUALIFICATIONS\n\n1. A degree in baking and a Master Baker License for rye.\n"
            "2. A degree in baking or a certificate in rye.\n",
            ["A degree in baking and a Master Baker License for rye"],
        ),
        (
            "MINIMUM QUALIFICATIONS\n\nOne year of work.\nOven Safety Specialist certificate.\n"
            "Work that led to a certificate.\n",
            ["Oven Safety Specialist certificate"],
        ),
    ],
)
def test_a_sentence_counts_where_it_asks_for_a_credential(text: str, found: list[str]) -> None:
    assert [credential.text for credential in read(text)] == found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("State Driver’s License (some positions)", "State Driver's License", "license"),
        ("Possession of a valid Class B driver's license", "Class B driver's license", "license"),
        (
            "Registration as a Professional Engineer",
            "Registration as a Professional Engineer",
            "license",
        ),
        (
            "A certificate of registration as a Nurse",
            "certificate of registration as a Nurse",
            "certification",
        ),
        (
            "Some licenses and certificates may be required",
            "Some licenses and certificates may be required",
            "license",
        ),
        (
            "Possession of a Class A, B or C driver's license",
            "Class A, B or C driver's license",
            "license",
        ),
        (
            "A valid Baker-in-Training (BIT) Certificate is required",
            "Baker-in-Training (BIT) Certificate",
            "certification",
        ),
        (
            "A license to operate an oven may be required",
            "license to operate an oven",
            "license",
        ),
        ("A turbine endorsement is required", "turbine endorsement", "license"),
        (
            "Possession of a valid license issued by the Board of Baking.",
            "license issued by the Board of Baking",
            "license",
        ),
        (
            "Bakers must become certified as a Pastry Cook by the guild",
            "certified as a Pastry Cook",
            "certification",
        ),
        (
            "A State Commission on Baking Certificate",
            "Baking Certificate",
            "certification",
        ),
    ],
)
def test_a_credential_has_a_name_and_a_kind(text: str, name: str, kind: str) -> None:
    (credential,) = read(f"LICENSES\n\n{text}\n")
    assert (credential.name, credential.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "condition", "months"),
    [
        ("Some positions require a license", "some positions", None),
        ("A license may be required for some positions", "some positions", None),
        ("When driving is required: possession of a license", "When driving is required", None),
        ("Licenses determined to be necessary may be required", "determined to be necessary", None),
        ("A license may be required", "may be required", None),
        ("A license is required of positions that fly.", "positions that fly", None),
        ("Positions with a boat must have a license", "Positions with a boat", None),
        ("Bakers assigned as drivers must have a license", "Bakers assigned as drivers", None),
        ("A license within six months of appointment", None, 6),
        ("A license within 30 days of hire", None, 1),
        ("A license within one year from the date of hire", None, 12),
        ("A diver's license, to be earned within the first year", None, 12),
        ("A diver's license", None, None),
    ],
)
def test_a_credential_tells_of_whom_and_by_when(
    text: str, condition: str | None, months: int | None
) -> None:
    (credential,) = read(f"LICENSES\n\n{text}\n")
    assert (credential.condition, credential.within_months) == (condition, months)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("MINIMUM QUALIFICATIONS\n\nCertification: Oven Operator, Class 1\n", "certification"),
        ("MINIMUM QUALIFICATIONS\n\nLicense: Oven Operator (OOP)\n", "license"),
        ("LICENSES\n\n- Oven Operator (OOP), Class 1\n", "license"),
        ("CERTIFICATIONS\n\n- Oven Operator (OOP), Class 1\n", "certification"),
        ("LICENSES AND CERTIFICATIONS\n\n- Oven Operator (OOP), Class 1\n", "certification"),
        ("LICENSES\n\n- Certificate in baking\n", "certification"),
        ("NOTES\n\n1. A flagger card is required.\n", "certification"),
        ("NOTES\n\n1. Must have been admitted to the bar.\n", "license"),
    ],
)
def test_a_label_or_heading_tells_the_kind_that_a_text_does_not_name(text: str, kind: str) -> None:
    assert [credential.kind for credential in read(text)] == [kind]


def test_selective_certification_is_for_some_positions() -> None:
    (credential,) = read("SELECTIVE CERTIFICATION\n\n1. A license to dive\n")
    assert credential.condition == "some positions"


def test_what_is_due_after_the_appointment_may_be_a_designation_or_first_aid() -> None:
    text = (
        "RINK HAND\n\nMINIMUM QUALIFICATIONS\n\nOne year of experience on a rink.\n\n{}\n\n"
        "- Registered Rink Hand designation within two years of appointment\n"
        "- First aid and CPR within ninety days of hire\n"
    )
    for heading in ("To be acquired:", "To Be Obtained After Hire", "TO BE OBTAINED"):
        (told,) = parse_bytes(text.format(heading).encode(), "a.txt").classes
        assert [one.within_months for one in told.credentials] == [24, 3]
        ways = alternatives(told.qualification)
        assert [[one.kind for one in way] for way in ways] == [["experience"]]


def test_first_aid_that_is_known_or_given_is_no_credential() -> None:
    text = (
        "GUARD\n\nMINIMUM QUALIFICATIONS\n\nOne year of experience in giving first aid.\n\n"
        "KNOWLEDGE\n\nKnowledge of first aid and CPR\n"
    )
    (told,) = parse_bytes(text.encode(), "a.txt").classes
    assert told.credentials == ()
