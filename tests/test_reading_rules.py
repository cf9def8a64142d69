"""Each extracted value names the rule that read it, and what each rule does is data."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pyoxigraph import NamedNode

from graph import schemes, vocab
from graph.iris import Iris
from loaders import rules, samples
from loaders.output import JSON, record_json
from loaders.parse import parse_bytes, parse_file
from loaders.record import Record
from loaders.rules import CORRECTED, Rule
from loaders.triples import document_triples

LOADERS = Path(rules.__file__).parent
RULES = set(get_args(Rule))
SAMPLES = sorted(path for folder in samples.agencies() for path in folder.glob("*.txt"))

#: A rule, what it reads, and a document in which it reads that.
READ = (
    ("labelled-field", "4410", "CLERK\nClass Code: 4410\n\nDUTIES\n\nFiles letters.\n"),
    (
        "table-cell",
        "4411",
        "CLERK SERIES\n\nClass Title | Class Code\nClerk I | 4410\nClerk II | 4411\n\n"
        "DUTIES\n\nFiles letters.\n",
    ),
    ("title-capitals", "CLERK", "Aldermere\nCLERK\n\nDUTIES\n\nFiles letters.\n"),
    ("title-line", "Clerk", "Clerk\n\nDUTIES\n\nFiles letters.\n"),
    ("title-range", "CLERK II", "CLERK I/II\n\nDUTIES\n\nFiles letters.\n"),
    ("title-sentence", "FIELD CLERK", "DUTIES\n\nThe FIELD CLERK works by night.\n"),
    ("date-line", "2006-03", "CLERK\nMarch 2006\nRevised: 2010\n\nDUTIES\n\nFiles letters.\n"),
    ("code-line", "4410", "CLERK\n4410\n\nDUTIES\n\nFiles letters.\n"),
    (
        "level-sentence",
        "2",
        "CLERK\n\nDEFINITION\n\nThis is the second level in a series of three levels.\n",
    ),
    ("level-numeral", "3", "CLERK III\n\nDUTIES\n\nFiles letters.\n"),
    ("flsa-sentence", "exempt", "CLERK\n\nPAY\n\nUnder the FLSA this class is exempt.\n"),
    ("agency-line", "County of Aldermere", "County of Aldermere\nCLERK\n\nDUTIES\n\nFiles.\n"),
    (
        "agency-sentence",
        "City of Norwick",
        "CLERK\n\nNOTES\n\nThe City of Norwick is an equal opportunity employer.\n",
    ),
    (
        "series-sentence",
        "Clerk",
        "CLERK II\n\nDEFINITION\n\nThis class is part of the four-level Clerk series.\n",
    ),
    (
        "series-members",
        "Harbor Clerk",
        "SENIOR CLERK\nClasses in this series: Harbor Clerk I, Harbor Clerk II\n\n"
        "DUTIES\n\nFiles letters.\n",
    ),
    ("duty-item", "Files letters", "CLERK\n\nDUTIES\n\n1. Files letters.\n2. Sorts mail.\n"),
    ("duty-sentence", "Sorts mail", "CLERK\n\nDUTIES\n\nFiles letters. Sorts mail.\n\nTypes.\n"),
    ("duty-clause", "sorts mail", "CLERK\n\nDUTIES\n\nFiles letters; sorts mail; types.\n"),
    (
        "duty-definition",
        "sorts mail",
        "CLERK\n\nDEFINITION\n\nUnder supervision, files letters; sorts mail.\n",
    ),
    (
        "duty-level",
        "Leads the clerks",
        "CLERK SERIES\n\nClass Title | Class Code\nClerk I | 4410\nClerk II | 4411\n\n"
        "DEFINITION OF LEVELS\n\nCLERK I\n\nFiles letters.\n\nCLERK II\n\nLeads the clerks.\n",
    ),
    (
        "competency-led",
        "Knowledge of filing",
        "CLERK\n\nKNOWLEDGE AND ABILITIES\n\nKnowledge of filing.\n",
    ),
    (
        "competency-split",
        "ability to type",
        "CLERK\n\nKNOWLEDGE AND ABILITIES\n\nKnowledge of filing; ability to type.\n",
    ),
    (
        "competency-listed",
        "spelling",
        "CLERK\n\nKNOWLEDGE AND ABILITIES\n\nKnowledge of: filing; spelling; law.\n",
    ),
    (
        "competency-below",
        "Spelling",
        "CLERK\n\nKNOWLEDGE AND ABILITIES\n\nKnowledge of:\n- Filing\n- Spelling\n",
    ),
    ("competency-heading", "Spelling", "CLERK\n\nKNOWLEDGE\n\n- Filing\n- Spelling\n"),
    (
        "competency-personal",
        "leadership ability",
        "CLERK\n\nSPECIAL PERSONAL CHARACTERISTICS\n\nNeatness; leadership ability.\n",
    ),
    (
        "competency-qualification",
        "Ability to type",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\n1. Two years of experience.\n2. Ability to type.\n",
    ),
    (
        "credential-section",
        "A valid driver's license",
        "CLERK\n\nLICENSES\n\nA valid driver's license.\n",
    ),
    (
        "credential-selective",
        "A forklift certificate is required",
        "CLERK\n\nSELECTIVE CERTIFICATION\n\nA forklift certificate is required.\n",
    ),
    (
        "credential-qualification",
        "A valid notary public commission",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nA valid notary public commission.\n",
    ),
    (
        "credential-elsewhere",
        "Must possess a driver's license",
        "CLERK\n\nNOTES\n\nMust possess a driver's license.\n",
    ),
    (
        "substitution-sentence",
        "A degree may be substituted for one year of experience",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nTwo years of experience. "
        "A degree may be substituted for one year of experience.\n",
    ),
    (
        "substitution-bracket",
        "A degree may be substituted for one year of experience",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nTwo years of experience. "
        "(A degree may be substituted for one year of experience.)\n",
    ),
    (
        "education-level",
        "A bachelor's degree in law",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nA bachelor's degree in law.\n",
    ),
    (
        "education-training",
        "Completion of the welding course",
        "WELDER\n\nMINIMUM QUALIFICATIONS\n\nCompletion of the welding course.\n",
    ),
    (
        "experience-length",
        "Two years of experience in filing",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nTwo years of experience in filing.\n",
    ),
    (
        "experience-untimed",
        "Experience in filing",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nExperience in filing.\n",
    ),
    (
        "experience-class",
        "Two years of experience as a Clerk Aide",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nTwo years of experience as a Clerk Aide.\n",
    ),
    (
        "credential-need",
        "Possession of a valid driver's license",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nPossession of a valid driver's license.\n",
    ),
    (
        "equivalent-combination",
        "any equivalent combination of education and experience",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nTwo years of experience; "
        "or any equivalent combination of education and experience.\n",
    ),
    (
        "unparsed",
        "Good hearing and eyesight are needed",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nTwo years of experience. "
        "Good hearing and eyesight are needed.\n",
    ),
    (
        "promotion-named",
        "Clerk Aide",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nTwo years of experience as a Clerk Aide.\n",
    ),
    (
        "promotion-level",
        "Clerk Aide",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\n"
        "Two years of experience at a level of responsibility equivalent to a Clerk Aide.\n",
    ),
    ("section-sentence", "Files all letters.", "CLERK\n\nDEFINITION\n\nFiles all letters.\n"),
    (
        "relation-sentence",
        "Reports to the Chief Clerk.",
        "CLERK\n\nDEFINITION\n\nReports to the Chief Clerk.\n",
    ),
    (
        "distinction",
        "It is distinguished from the Clerk Aide.",
        "CLERK\n\nDEFINITION\n\nIt is distinguished from the Clerk Aide.\n",
    ),
    (
        "opening-sentence",
        "Keeps all letters of the town in good order for as long as asked.",
        "CLERK\n\nKeeps all letters of the town in good order for as long as asked.\n\n"
        "DUTIES\n\nFiles.\n",
    ),
    (
        "examined-weight",
        "Interview 100%",
        "CLERK\n\nSELECTION PROCESS\n\nInterview . . . . . . . 100%\n",
    ),
    (
        "examined-listed",
        "cards",
        "CLERK\n\nSELECTION PROCESS\n\nThe test covers knowledge of: letters; cards.\n",
    ),
    (
        "desirable-section",
        "Two years of filing",
        "CLERK\n\nDESIRABLE QUALIFICATIONS\n\nTwo years of filing.\n",
    ),
    (
        "desirable-sentence",
        "Typing skills preferred",
        "CLERK\n\nMINIMUM QUALIFICATIONS\n\nA bachelor's degree. Typing skills preferred.\n",
    ),
    (
        "remainder",
        "The union speaks.",
        "CLERK\n\nDUTIES\n\nFiles.\n\nUNION MATTERS\n\nThe union speaks.\n",
    ),
)


def values(record: Record) -> set[tuple[str, str]]:
    """Return what the JSON of a record says that each rule has read."""
    told = record_json(record)
    dates, series, agency = told["dates"], told["series"], told["agency"]
    assert isinstance(dates, dict)
    short = {
        **dates,
        "series": series["name"] if isinstance(series, dict) else None,
        "agency": agency["name"] if isinstance(agency, dict) else None,
    }
    return {*_short(told, short), *_printed(told), *_of_classes(told)}


def _of_classes(told: dict[str, JSON]) -> Iterator[tuple[str, str]]:
    described = told["classes"]
    assert isinstance(described, list)
    for one in described:
        assert isinstance(one, dict)
        flsa = one["flsa"]
        assert isinstance(flsa, dict)
        yield from _short(one, {**one, "flsa": flsa["status"]})


def _short(told: dict[str, JSON], values: dict[str, JSON]) -> Iterator[tuple[str, str]]:
    named = told["rules"]
    assert isinstance(named, dict)
    for name, rule in named.items():
        value = values[name]
        if isinstance(value, list) and isinstance(rule, list):
            yield from zip(map(str, rule), map(str, value), strict=True)
        else:
            assert (rule is None) == (value is None), name
            yield str(rule), str(value)


def _printed(told: JSON) -> Iterator[tuple[str, str]]:
    if isinstance(told, dict):
        if "text" in told and "rule" in told:
            yield str(told["rule"]), str(told["text"])
        for value in told.values():
            yield from _printed(value)
    elif isinstance(told, list):
        for value in told:
            yield from _printed(value)


@pytest.mark.parametrize(("rule", "value", "text"), READ, ids=[case[0] for case in READ])
def test_a_value_names_the_rule_that_read_it(rule: str, value: str, text: str) -> None:
    assert (rule, value) in values(parse_bytes(text.encode(), "clerk.txt"))


def test_each_rule_is_shown_at_work_but_a_person_s_word() -> None:
    assert {rule for rule, _, _ in READ} == RULES - {CORRECTED}


def test_each_rule_of_the_code_is_a_concept_and_each_concept_a_rule() -> None:
    assert {concept.name for concept in schemes.concepts("rule")} == RULES


def test_each_rule_says_what_it_reads() -> None:
    said = [concept.definition or "" for concept in schemes.concepts("rule")]
    assert [words for words in said if not words.endswith(".")] == []


def test_the_loaders_name_each_rule_and_no_other() -> None:
    spoken = {
        node.value
        for module in LOADERS.rglob("*.py")
        if module != Path(rules.__file__)
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert spoken >= RULES - {CORRECTED}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_printed_statement_of_the_graph_but_a_unit_names_its_rule(path: Path) -> None:
    triples = document_triples(
        parse_file(path), file_name="x.txt", employer=None, parser_version="0", iris=Iris()
    )
    read = {t.subject: t.object for t in triples if t.predicate == vocab.READ_BY}
    units = {t.subject for t in triples if t.object == vocab.DUTY_UNIT}
    assert set(read) == {t.subject for t in triples if t.predicate == vocab.TEXT} - units
    assert set(read.values()) <= {NamedNode(concept.iri) for concept in schemes.concepts("rule")}
