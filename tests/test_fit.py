"""What is judged of a person, requirement by requirement."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from graph.errors import ProfileError
from graph.fit.case import Asked
from graph.fit.fit import Fit, evaluate
from graph.fit.profile import Held, Profile, Schooling, Work
from graph.fit.reading import fit_for
from graph.fit.standing import Place, Standing
from graph.fit.verdicts import Judged, Verdict
from graph.fit.words import named
from graph.model import QualificationNode, Substitution
from graph.schemes import concepts
from graph.store import Store
from loaders import samples
from tests.fit_world import (
    all_of,
    any_of,
    credential,
    degree,
    held,
    in_class,
    profile,
    schooling,
    substitution,
    work,
    years,
)
from tests.test_tours import commands
from tests.test_tours import missing as lines_missing
from web.cli import cli

ROOT = Path(__file__).parents[1]

CLERKS = Standing(
    classes={
        ("clerk i", ""): frozenset({"clerk-1"}),
        ("clerk ii", ""): frozenset({"clerk-2"}),
        ("clerk iii", ""): frozenset({"clerk-3"}),
        ("typist", ""): frozenset({"typist"}),
    },
    places={f"clerk-{level}": (Place("clerks", level, stated=True),) for level in (1, 2, 3)},
)


def judged(
    person: Profile,
    tree: QualificationNode,
    *substitutions: Substitution,
    standing: Standing | None = None,
) -> Judged:
    (found,) = evaluate(person, Asked((tree,), substitutions), standing).trees
    return found


def missing(person: Profile, tree: QualificationNode, *substitutions: Substitution) -> list[str]:
    found = evaluate(person, Asked((tree,), substitutions))
    return [one.words for one in found.alternatives]


def test_who_holds_exactly_what_is_asked_lacks_nothing() -> None:
    tree = all_of(degree("Bachelor's degree", "law"), in_class(2, "Clerk I"), years(1, ("filing",)))
    person = profile(schooling("bachelor", "law"), held("Clerk I", 24), work(12, "filing"))
    found = evaluate(person, Asked((tree,), credentials=(credential("a driver's license"),)))
    assert found.verdict == "unmet"
    found = evaluate(person, Asked((tree,)))
    assert (found.verdict, found.nearest) == ("met", None)


@pytest.mark.parametrize(
    ("person", "verdict"),
    [
        (profile(work(24, "filing")), "met"),
        (profile(work(23, "filing")), "unmet"),
        (profile(work(48, "filing", share=0.5)), "met"),
        (profile(work(47, "filing", share=0.5)), "unmet"),
        (profile(work(12, "filing"), work(12, "filing of maps")), "met"),
        (profile(work(24, "carpentry")), "unmet"),
        (profile(), "unmet"),
        (Profile(), "undecidable"),
        (Profile(classes=()), "undecidable"),
        (profile(held("Porter", 24)), "undecidable"),
        (profile(held("Porter", 24, fields=())), "unmet"),
        (profile(held("Porter", 24, fields=("filing",))), "met"),
        (profile(held("Filing Clerk", 24)), "met"),
    ],
)
def test_months_in_a_field_are_added_up_pro_rata(person: Profile, verdict: Verdict) -> None:
    assert judged(person, years(2, ("filing",))).verdict == verdict


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("Clerk II", "met"),
        ("Clerk III", "met"),
        ("Clerk I", "unmet"),
        ("Typist", "undecidable"),
        ("Porter", "undecidable"),
    ],
)
def test_a_class_of_equal_level_is_undecided_unless_its_rung_is_known(
    title: str, verdict: Verdict
) -> None:
    tree = in_class(2, "Clerk II", named="clerk-2", or_equivalent=True)
    found = judged(profile(held(title, 24)), tree, standing=CLERKS)
    assert found.verdict == verdict


def test_without_equal_level_another_class_does_not_count() -> None:
    tree = in_class(2, "Clerk II", named="clerk-2")
    assert judged(profile(held("Typist", 24)), tree, standing=CLERKS).verdict == "unmet"


def test_a_higher_rung_from_titles_alone_is_undecided() -> None:
    places = {iri: (place[0]._replace(stated=False),) for iri, place in CLERKS.places.items()}
    found = judged(
        profile(held("Clerk III", 24)),
        in_class(2, "Clerk II", named="clerk-2"),
        standing=replace(CLERKS, places=places),
    )
    assert (found.verdict, "by its title" in found.reason) == ("undecidable", True)


def test_a_title_of_several_employers_counts_only_with_its_employer() -> None:
    both = Standing(
        classes={
            ("clerk", ""): frozenset({"town/clerk", "city/clerk"}),
            ("clerk", "town"): frozenset({"town/clerk"}),
            ("clerk", "city"): frozenset({"city/clerk"}),
        }
    )
    tree = in_class(1, "Clerk", named="town/clerk")
    verdicts = [
        judged(profile(held("Clerk", 12, employer=employer)), tree, standing=standing).verdict
        for employer, standing in (
            (None, both),
            (None, replace(both, home="town")),
            ("Town", both),
            ("City", both),
        )
    ]
    assert verdicts == ["undecidable", "met", "met", "unmet"]


def test_classes_that_one_passage_lists_are_counted_together() -> None:
    text = "two years as a Clerk or Typist"
    tree = any_of(years(2, text=text, in_class="Clerk"), years(2, text=text, in_class="Typist"))
    person = profile(held("Clerk", 10), held("Typist", 14))
    assert judged(person, tree).verdict == "met"
    assert missing(profile(held("Clerk", 10)), tree) == [
        "14 more months of work as Clerk or Typist"
    ]


@pytest.mark.parametrize(
    ("person", "verdict"),
    [
        (profile(work(24, "filing", supervisory=True)), "met"),
        (profile(work(24, "filing", supervisory=False)), "unmet"),
        (profile(work(24, "filing")), "undecidable"),
    ],
)
def test_whether_work_was_supervisory_must_be_stated(person: Profile, verdict: Verdict) -> None:
    assert judged(person, years(2, ("filing",), supervisory=True)).verdict == verdict


@pytest.mark.parametrize(
    ("supervising", "verdict", "lacks"),
    [
        (12, "met", []),
        (11, "unmet", ["1 more month in a supervisory capacity"]),
        (0, "unmet", ["12 months in a supervisory capacity"]),
    ],
)
def test_a_part_of_an_experience_is_checked_as_a_part(
    supervising: int, verdict: Verdict, lacks: list[str]
) -> None:
    text = "three years of filing, one year of which must have been in a supervisory capacity"
    person = profile(
        work(36 - supervising, "filing", supervisory=False),
        work(supervising, "filing", supervisory=True),
    )
    tree = years(3, ("filing",), text=text)
    assert judged(person, tree).verdict == verdict
    assert [words for words in missing(person, tree) if words] == lacks


def test_a_part_in_a_named_class_counts_that_class_alone() -> None:
    text = "three years of clerical work, including two years as a Clerk II"
    tree = years(3, ("clerical work",), text=text)
    low, high = (held(title, 36, fields=("clerical",)) for title in ("Clerk I", "Clerk II"))
    assert judged(profile(low), tree, standing=CLERKS).verdict == "unmet"
    assert judged(profile(high), tree, standing=CLERKS).verdict == "met"


def test_recent_experience_is_undecided_as_a_profile_has_no_dates() -> None:
    tree = years(1, ("filing",), text="one year of filing within the last five years")
    found = judged(profile(work(12, "filing")), tree)
    assert (found.verdict, "does not say when" in found.reason) == ("undecidable", True)


@pytest.mark.parametrize(
    ("entry", "verdict"),
    [
        (schooling("bachelor", "accounting"), "met"),
        (schooling("master", "accounting"), "met"),
        (schooling("bachelor", "cost accounting"), "met"),
        (schooling("associate", "accounting"), "unmet"),
        (schooling("bachelor", "music"), "unmet"),
        (schooling("master", "music"), "undecidable"),
        (Schooling(level="bachelor"), "undecidable"),
        (schooling("training", "accounting"), "unmet"),
    ],
)
def test_levels_of_education_are_ordered_and_fields_compared(
    entry: Schooling, verdict: Verdict
) -> None:
    assert judged(profile(entry), degree("Bachelor's degree", "accounting")).verdict == verdict


def test_a_related_field_is_undecided() -> None:
    tree = degree(text="a degree in accounting or a related field")
    tree = replace(tree, fields=("accounting",))
    assert judged(profile(schooling("bachelor", "finance")), tree).verdict == "undecidable"


@pytest.mark.parametrize(
    ("entry", "verdict"),
    [
        (schooling("coursework", "drafting", units=12), "met"),
        (schooling("coursework", "drafting", units=11), "unmet"),
        (schooling("coursework", "drafting"), "undecidable"),
        (schooling("coursework", "music", units=40), "unmet"),
        (schooling("bachelor", "drafting"), "met"),
        (schooling("bachelor", "music"), "undecidable"),
    ],
)
def test_units_of_coursework_are_compared(entry: Schooling, verdict: Verdict) -> None:
    tree = degree("Coursework", "drafting", units="18 quarter units")
    assert judged(profile(entry), tree).verdict == verdict


def test_education_that_is_not_stated_is_undecided_and_an_empty_list_is_none() -> None:
    tree = degree("High school diploma")
    assert judged(Profile(), tree).verdict == "undecidable"
    assert judged(Profile(education=()), tree).verdict == "unmet"


@pytest.mark.parametrize("kind", ["equivalent-combination", "unparsed"])
def test_what_nobody_can_judge_is_undecided_and_comes_last(kind: str) -> None:
    tree = any_of(replace(years(9), kind=kind), years(2, ("filing",)))
    person = profile(work(1, "filing"))
    assert judged(person, tree).verdict == "undecidable"
    assert missing(person, tree)[0] == "23 more months of experience in filing"


DEGREE_FOR_YEARS = substitution(
    "A master's degree in law may be substituted for two years of experience",
    "A master's degree in law",
    "experience",
    months=24,
)
YEARS_FOR_DEGREE = substitution(
    "Additional qualifying experience may be substituted for the required education"
    " on a year-for-year basis",
    "Additional qualifying experience",
    "education",
    rate="year-for-year",
)


@pytest.mark.parametrize(
    ("entry", "months", "verdict"),
    [
        (schooling("master", "law"), 36, "met"),
        (schooling("master", "law"), 35, "unmet"),
        (schooling("bachelor", "law"), 36, "unmet"),
        (Schooling(level="master"), 36, "undecidable"),
    ],
)
def test_a_degree_stands_for_the_months_that_are_printed(
    entry: Schooling, months: int, verdict: Verdict
) -> None:
    person = profile(entry, work(months, "filing"))
    assert judged(person, years(5, ("filing",)), DEGREE_FOR_YEARS).verdict == verdict


@pytest.mark.parametrize(
    ("months", "entries", "verdict"),
    [
        (24 + 48, (), "met"),
        (24 + 47, (), "unmet"),
        (24 + 24, (schooling("associate"),), "met"),
        (24, (schooling("bachelor"),), "met"),
        (23, (schooling("bachelor"),), "unmet"),
    ],
)
def test_more_experience_stands_for_years_of_college(
    months: int, entries: tuple[Schooling, ...], verdict: Verdict
) -> None:
    tree = all_of(degree(), years(2, ("filing",)))
    found = judged(profile(work(months, "filing"), *entries), tree, YEARS_FOR_DEGREE)
    assert found.verdict == verdict


def test_a_substitution_at_another_rate_counts_by_that_rate() -> None:
    half = substitution(
        "College may be substituted for up to two years of the required experience, two years of"
        " college being equivalent to one year of experience",
        "College",
        "experience",
        rate="two years of college being equivalent to one year of experience",
        months=24,
    )
    tree = years(2, ("filing",))
    person = profile(schooling("associate"), work(12, "filing"))
    assert judged(person, tree, half).verdict == "met"


def test_a_substitution_for_another_requirement_does_not_count() -> None:
    general, special = years(2, ("filing",)), years(2, ("typing",))
    under_b = substitution(
        "A bachelor's degree may be substituted for one year of the experience in (B)",
        "A bachelor's degree",
        "experience",
        months=12,
    )
    person = profile(schooling("bachelor"), work(12, "filing"), work(12, "typing"))
    markers = {general.iri: frozenset("A"), special.iri: frozenset("B")}
    asked = Asked((all_of(general, special),), (under_b,), markers=markers)
    (tree,) = evaluate(person, asked).trees
    assert [part.verdict for part in tree.parts] == ["unmet", "met"]


@pytest.mark.parametrize(
    ("paper", "verdict"),
    [
        ("class B driver's license", "met"),
        ("class C driver's license", "undecidable"),
        ("driver's license", "undecidable"),
        ("notary commission", "unmet"),
    ],
)
def test_a_credential_is_known_by_its_words_and_grade(paper: str, verdict: Verdict) -> None:
    item = credential("A valid Class B driver's license", "class b driver's license")
    (found,) = evaluate(profile(paper), Asked(credentials=(item,))).credentials
    assert found.verdict == verdict


def test_a_credential_may_be_due_later_or_for_some_positions_alone() -> None:
    later = credential("A notary commission within six months of appointment", "notary commission")
    some = credential("A forklift certificate (some positions)", condition="some positions")
    found = evaluate(profile(), Asked(credentials=(later, some)))
    assert [one.verdict for one in found.credentials] == ["due later", "undecidable"]
    assert (found.credentials[0].due_within, found.verdict) == (6, "undecidable")


def test_a_credential_within_the_tree_is_judged_once_with_its_condition() -> None:
    item = replace(credential("a notary commission"), within_months=3)
    node = QualificationNode("credential", item.quote)
    found = evaluate(profile(), Asked((all_of(node),), credentials=(item,)))
    assert found.credentials == ()
    assert found.trees[0].parts[0].verdict == "due later"


def test_a_class_that_asks_for_nothing_has_no_verdict() -> None:
    assert evaluate(profile(), Asked()) == Fit((), (), evaluate(profile(), Asked()).alternatives)
    assert evaluate(profile(), Asked()).verdict is None


def test_the_nearest_way_lacks_the_fewest_months_then_the_fewest_other_things() -> None:
    tree = any_of(
        all_of(degree("Bachelor's degree"), years(2, ("filing",))),
        all_of(degree("High school diploma"), years(4, ("filing",))),
        years(9, ("filing",)),
    )
    person = profile(schooling("high-school"), work(20, "filing"))
    assert missing(person, tree) == [
        "a bachelor's degree, and 4 more months of experience in filing",
        "28 more months of experience in filing",
    ]


def test_words_of_a_field_are_compared_by_their_stems() -> None:
    assert named(["account collection"], ["collecting accounts"]).name == "YES"
    assert named(["design and inspection of bridges"], ["design"]).name == "PERHAPS"
    assert named(["bookkeeping"], ["carpentry"]).name == "NO"


SAMPLE = Profile(
    classes=(
        Held(
            title="Water Quality Technician I",
            months=16,
            now=True,
            fields=("sampling and testing of drinking water",),
        ),
    ),
    education=(Schooling(level="associate", fields=("chemistry",)),),
    experience=(Work(fields=("sampling of drinking water",), months=12, share=0.5),),
    credentials=("driver's license",),
)


@pytest.mark.parametrize(
    ("code", "verdict", "nearest"),
    [
        ("4410", "met", None),
        ("4412", "met", None),
        ("4420", "unmet", "up to 24 months of work as Water Quality Technician II, and "),
        ("4430", "undecidable", "a bachelor's degree in biology or chemistry or "),
    ],
)
def test_a_technician_of_the_samples_is_told_what_each_rung_lacks(
    samples_store: Store, code: str, verdict: Verdict, nearest: str | None
) -> None:
    found = fit_for(samples_store, f"lindenfell-water-district/{code}", SAMPLE)
    assert found.fit.verdict == verdict
    told = found.fit.nearest
    assert (told is None) == (nearest is None)
    assert told is None or nearest is None or told.words.startswith(nearest)


def test_a_substitution_of_the_samples_counts_for_the_way_that_it_names(
    samples_store: Store,
) -> None:
    found = fit_for(samples_store, "lindenfell-water-district/4412", SAMPLE)
    first, second = found.fit.trees[0].parts
    assert (first.verdict, second.verdict) == ("unmet", "met")
    (used,) = second.parts[1].used
    assert used.quote.text.endswith(
        "may be substituted for up to two years of experience under (B)"
    )


def answer(*args: str | Path) -> Any:
    result = CliRunner().invoke(cli, [str(arg) for arg in (*args, "--format", "json")])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_worked_example_is_twelve_months_or_a_degree_short(
    shared: Path, tmp_path: Path
) -> None:
    (file,) = (shared / "corpus" / "seeds").glob("004_*")
    answer("load", file, "--store", tmp_path / "store")
    person = {
        "classes": [],
        "education": [{"level": "associate", "fields": ["business administration"]}],
        "experience": [{"fields": ["customer service"], "months": 72, "supervisory": True}],
        "credentials": [],
    }
    stated = tmp_path / "person.json"
    stated.write_text(json.dumps(person), "utf-8")
    found = answer(
        "fit", "Customer Service Coordinator", "--profile", stated, "--store", tmp_path / "store"
    )
    assert found["verdict"] == "unmet"
    degree, months = found["missing"]
    assert (degree["months"], len(degree["lacks"])) == (0, 1)
    assert degree["words"].startswith("a bachelor's degree in ")
    assert (months["months"], len(months["lacks"])) == (12, 1)
    assert months["words"].startswith("12 more months of supervisory experience in ")
    one, other = found["qualifications"][0]["parts"]
    assert [part["verdict"] for part in one["parts"]] == ["unmet", "met"]
    assert [part["verdict"] for part in other["parts"]] == ["met", "unmet"]


def test_the_page_of_the_docs_shows_a_profile_and_what_is_printed_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "fit.md").read_text("utf-8")
    shutil.copytree(ROOT / "loaders" / "samples", tmp_path / "loaders" / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEXTRUNG_STORE", str(tmp_path / "store"))
    (stated,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    Path("profile.yaml").write_text(stated, "utf-8")
    for command, shown in commands(page):
        program, *args = shlex.split(command)
        result = CliRunner().invoke(cli, args, catch_exceptions=False, prog_name=program)
        assert (command, lines_missing(shown, result.output.splitlines())) == (command, [])


def test_the_page_of_the_docs_names_every_key_of_a_profile() -> None:
    page = (ROOT / "docs" / "fit.md").read_text("utf-8")
    keys = {
        one.encode_name
        for kind in (Profile, Held, Schooling, Work)
        for one in msgspec.structs.fields(kind)
    }
    assert {key for key in keys if f"`{key}`" not in page} == {"now"}
    assert "`now: true`" in page
    levels = {level.name for level in concepts("education")}
    assert {level for level in levels if f"`{level}`" not in page} == set()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fit") / "store"
    answer("load", *samples.agencies(), "--store", folder)
    return folder


def printed(store: Path, name: str, stated: Path, shape: str = "text") -> str:
    args = ["fit", name, "--profile", str(stated), "--store", str(store), "--format", shape]
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0
    return " ".join(result.output.split())


@pytest.mark.parametrize("shape", ["text", "json", "csv", "markdown"])
def test_every_form_of_the_answer_holds_verdict_reason_and_quote(
    store: Path, shape: str, tmp_path: Path
) -> None:
    stated = tmp_path / "me.yaml"
    stated.write_text("classes: [{class: Shrub Whisperer, months: 30}]\n", "utf-8")
    found = printed(store, "4410", stated, shape)
    told = (
        "undecidable",
        "Shrub Whisperer (30 months: its fields are not stated)",
        "rofile does not state education",
        "due",
        "one year of experience in field sampling",
        "4410-water-quality-technician-i.txt",
    )
    assert [words for words in told if words not in found] == []


def test_a_class_that_no_document_describes_is_told_to_be_so(store: Path, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("", "utf-8")
    found = printed(store, "Environmental Monitoring Lead Technician", tmp_path / "me.yaml")
    assert "no loaded document describes this class" in found


def test_a_profile_that_cannot_be_read_is_refused(store: Path, tmp_path: Path) -> None:
    stated = tmp_path / "me.yaml"
    stated.write_text("skills: [juggling]\n", "utf-8")
    args = ["fit", "4410", "--profile", str(stated), "--store", str(store)]
    with pytest.raises(ProfileError, match="line 1: Object contains unknown field `skills`"):
        CliRunner().invoke(cli, args, catch_exceptions=False)


def test_competencies_that_are_named_are_matched_by_their_words(samples_store: Store) -> None:
    person = Profile(competencies=("knowledge of drinking water regulations", "juggling"))
    found = fit_for(samples_store, "lindenfell-water-district/4412", person)
    stated = [one.stated for one in found.fit.competencies if one.stated is not None]
    assert "knowledge of drinking water regulations" in stated
    assert "juggling" not in stated
    assert len(stated) < len(found.fit.competencies)


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("Surveyor", "undecidable"),
        ("Surveyor I", "unmet"),
        ("Surveyor II", "met"),
        ("Surveyor III", "met"),
    ],
)
def test_the_pay_grade_of_a_class_is_compared_where_one_is_asked_for(
    title: str, verdict: Verdict
) -> None:
    one = Standing({("surveyor", ""): frozenset({"surveyor"})}, titles={"surveyor": "Surveyor"})
    tree = in_class(1, "Surveyor II", named="surveyor")
    assert judged(profile(held(title, 12)), tree, standing=one).verdict == verdict


def test_a_title_that_differs_in_brackets_alone_is_undecided() -> None:
    tree = in_class(1, "Accountant (Field)", named="accountant-field")
    assert judged(profile(held("Accountant", 12)), tree).verdict == "undecidable"
    assert judged(profile(held("Accountants (Field)", 12)), tree).verdict == "met"


@pytest.mark.parametrize(
    ("title", "verdict"), [("Clerk", "undecidable"), ("Clerk, Range C", "met"), ("Typist", "unmet")]
)
def test_a_range_of_pay_that_is_asked_for_must_be_stated(title: str, verdict: Verdict) -> None:
    tree = years(1, text="one year as a Clerk, Range C", in_class="Clerk")
    assert judged(profile(held(title, 12)), tree).verdict == verdict


@pytest.mark.parametrize(
    ("person", "verdict"),
    [
        (profile(held("Clerk", 12, employer="Town of Elm")), "met"),
        (profile(held("Clerk", 12, employer="Town of Ash")), "unmet"),
        (profile(work(12, "filing by a clerk")), "unmet"),
    ],
)
def test_experience_with_the_employer_itself_is_gained_nowhere_else(
    person: Profile, verdict: Verdict
) -> None:
    home = Standing(
        {("clerk", "town of elm"): frozenset({"clerk"}), ("clerk", ""): frozenset({"clerk"})},
        home="town of elm",
    )
    tree = years(1, text="a year as a Clerk with the Town of Elm", in_class="Clerk", named="clerk")
    assert judged(person, tree, standing=home).verdict == verdict


def test_work_with_an_unknown_employer_is_undecided_where_one_is_asked_for() -> None:
    tree = years(1, ("filing",), text="a year of filing in the service of the Town of Elm")
    found = judged(profile(work(12, "filing")), tree, standing=Standing(home="town of elm"))
    assert found.verdict == "undecidable"


def test_the_document_of_a_class_tells_which_fields_it_may_be_in() -> None:
    known = Standing(
        {("porter", ""): frozenset({"porter"})}, words={"porter": frozenset({"carri", "luggag"})}
    )
    person = profile(held("Porter", 12))
    assert judged(person, years(1, ("carrying",)), standing=known).verdict == "undecidable"
    assert judged(person, years(1, ("filing",)), standing=known).verdict == "unmet"


def test_a_field_that_names_little_of_its_passage_does_not_decide_it() -> None:
    text = "two years as a housing, building, plumbing or combined inspector of public works"
    tree = years(2, ("housing",), text=text)
    assert judged(profile(work(24, "housing")), tree).verdict == "undecidable"
    assert missing(profile(), tree) == [f'24 months of "{text}"']


def test_the_very_class_with_another_field_is_undecided() -> None:
    tree = in_class(1, "Clerk", fields=("payroll",))
    assert judged(profile(held("Clerk", 12, fields=("mail",))), tree).verdict == "undecidable"
    assert judged(profile(held("Clerk", 12)), tree).verdict == "met"


def test_graduate_work_is_above_a_bachelors_degree() -> None:
    tree = years(1, ("filing",))
    more = substitution(
        "Graduate work in law may be substituted for the required experience on a year-for-year"
        " basis",
        "Graduate work in law",
        "experience",
        rate="year-for-year",
    )
    assert judged(profile(schooling("bachelor", "law")), tree, more).verdict == "unmet"
    assert judged(profile(schooling("master", "law")), tree, more).verdict == "met"


def test_only_whole_years_count_where_each_year_is_replaced() -> None:
    each = substitution(
        "15 semester units in filing may be substituted for each year of the required experience",
        "15 semester units in filing",
        "experience",
        rate="for each year",
    )
    tree = replace(years(2, ("filing",)), months=18)
    verdicts = [
        judged(profile(schooling("coursework", "filing", units=units)), tree, each).verdict
        for units in (30, 29, 14)
    ]
    assert verdicts == ["met", "undecidable", "unmet"]


@pytest.mark.parametrize(
    ("asked", "stated", "truth"),
    [
        ("professional or technical marketing", "professional accounting", "PERHAPS"),
        ("design or repair of pumps", "design of gardens", "PERHAPS"),
        ("design or repair of pumps", "repair of pumps", "YES"),
        ("auditing, bookkeeping or payroll", "payroll", "YES"),
        ("such work", "filing", "PERHAPS"),
    ],
)
def test_an_entry_of_a_list_counts_alone_where_it_names_a_field(
    asked: str, stated: str, truth: str
) -> None:
    assert named([asked], [stated]).name == truth


def test_a_passage_that_was_not_read_whole_does_not_decide_it() -> None:
    tree = years(1, text="one year of full-time")
    assert judged(profile(work(24, "filing")), tree).verdict == "undecidable"


def test_a_level_that_is_no_known_class_is_undecided() -> None:
    tree = years(1, ("filing",), text="one year of filing work at the level of a Chief Filer")
    assert judged(profile(work(24, "filing")), tree).verdict == "undecidable"


def test_qualifying_experience_is_unknown_where_no_experience_is_asked_for() -> None:
    found = judged(profile(work(90, "filing")), degree(), YEARS_FOR_DEGREE)
    assert found.verdict == "undecidable"


def test_a_rate_that_is_printed_and_not_read_leaves_the_amount_open() -> None:
    more = substitution(
        "College may be substituted for one year of the required experience on the basis of a term"
        " for a month",
        "College",
        "experience",
        months=12,
    )
    person = profile(schooling("some-college", units=30))
    assert judged(person, years(1, ("filing",)), more).verdict == "undecidable"


@pytest.mark.parametrize(
    ("entry", "verdict"),
    [
        (schooling("high-school"), "unmet"),
        (schooling("training", "law"), "undecidable"),
        (schooling("associate"), "undecidable"),
    ],
)
def test_courses_that_a_passage_describes_are_undecided(entry: Schooling, verdict: Verdict) -> None:
    tree = degree("Coursework", text="completion of the courses described for Clerks of Law")
    assert judged(profile(entry), tree).verdict == verdict


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (
            degree("Master's degree", "law", units="9 units"),
            "a master's degree in law with 9 units",
        ),
        (degree("Associate degree"), "an associate degree"),
        (degree("Some college"), "some college"),
        (degree("Coursework", "law", units="9 units"), "9 units in law"),
        (degree("Training program", text="the course for clerks"), '"the course for clerks"'),
    ],
)
def test_schooling_that_lacks_is_told_in_words(tree: QualificationNode, words: str) -> None:
    assert missing(profile(), tree) == [words]


def test_a_substitution_for_more_than_is_asked_may_be_for_another_requirement() -> None:
    short, long = in_class(1, "Clerk"), years(5, ("filing",))
    person = profile(schooling("master", "law"))
    found = judged(person, any_of(short, long), DEGREE_FOR_YEARS)
    assert [part.verdict for part in found.parts] == ["undecidable", "unmet"]


def test_a_substitution_between_two_requirements_is_for_the_one_before_it() -> None:
    def placed(node: QualificationNode, start: int) -> QualificationNode:
        return replace(node, quote=replace(node.quote, start=start)) if node.quote else node

    first, second, third = (
        placed(years(2, (field,)), start)
        for field, start in (("filing", 0), ("typing", 100), ("mailing", 900))
    )
    between = replace(DEGREE_FOR_YEARS, quote=replace(DEGREE_FOR_YEARS.quote, start=500))
    person = profile(schooling("master", "law"))
    found = judged(person, any_of(first, second, third), between)
    assert [part.verdict for part in found.parts] == ["undecidable", "met", "undecidable"]
