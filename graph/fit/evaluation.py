"""A person's profile held against what a class asks for, requirement by requirement.

All is judged from what is stated alone: what the profile or the document leaves open is
undecidable, never met and never unmet.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from graph.fit import substitutes
from graph.fit.case import Case
from graph.fit.papers import judge_credential, judge_need, of_passage
from graph.fit.schooling import months_short, schooled
from graph.fit.substitutes import Stand
from graph.fit.verdicts import Judged, Lack, Truth, months_in_words
from graph.fit.work import Credit, Need, credit, need_of
from graph.model import QualificationNode

__all__ = ["credentials", "holds", "judge", "trees"]

#: Where fields name less of a passage, what lacks is told in the passage's own words.
_HALF: Final = 0.5


def trees(case: Case) -> tuple[Judged, ...]:
    """Return what is judged of each tree of qualifications, with all its requirements."""
    return tuple(judge(case, tree) for tree in case.asked.trees)


def credentials(case: Case) -> tuple[Judged, ...]:
    """Return what is judged of the credentials that no tree asks for."""
    items = case.asked.credentials
    told = {
        item.iri
        for leaf in case.leaves
        if leaf.kind == "credential"
        for item in of_passage(items, leaf.quote)
    }
    return tuple(judge_credential(case, item) for item in items if item.iri not in told)


def holds(case: Case) -> Truth:
    """Return whether a person has all that a class asks for; yes where it asks for nothing."""
    judged = (*trees(case), *credentials(case))
    return min((one.truth for one in judged), default=Truth.YES)


def judge(case: Case, node: QualificationNode) -> Judged:
    """Return what is judged of a node of a tree, with its parts.

    Of parts that are all needed the worst truth is the group's, of alternatives the best.
    """
    if node.kind == "all":
        parts = tuple(judge(case, part) for part in node.parts)
        truth = min((part.truth for part in parts), default=Truth.YES)
        return Judged("all", truth, "all of these are asked for", node=node, parts=parts)
    if node.kind == "any":
        parts = tuple(_alternatives(case, node.parts))
        truth = max((part.truth for part in parts), default=Truth.NO)
        whole = Judged("any", truth, "any one of these is enough", node=node, parts=parts)
        return parts[0] if len(parts) == 1 else whole
    return _leaf(case, [node])


def _alternatives(case: Case, parts: Sequence[QualificationNode]) -> Iterator[Judged]:
    """Yield what is judged of alternatives; classes that one passage lists count together."""
    for _, group in groupby(parts, key=_passage):
        together = tuple(group)
        if len(together) == 1:
            yield judge(case, together[0])
        else:
            yield _leaf(case, together)


def _passage(node: QualificationNode) -> object:
    """Return what makes requirements one list of classes; any other node stands alone."""
    if node.kind != "experience" or node.in_class is None or node.quote is None:
        return id(node)
    return node.quote, node.months


def _leaf(case: Case, nodes: Sequence[QualificationNode]) -> Judged:
    node = nodes[0]
    if node.kind == "experience":
        return _experience(case, nodes)
    if node.kind == "education":
        return _education(case, node)
    if node.kind == "credential":
        return judge_need(case, node, of_passage(case.asked.credentials, node.quote))
    text = node.quote.text if node.quote is not None else ""
    reason = (
        "the employer judges which combination is equivalent"
        if node.kind == "equivalent-combination"
        else "no rule understood what is asked"
    )
    lack = Lack(f'the employer\'s judgement of "{text}"', decided=False, readable=False)
    return Judged(node.kind, Truth.PERHAPS, reason, node.quote, node, lack=lack)


def _experience(case: Case, nodes: Sequence[QualificationNode]) -> Judged:
    """Return what is judged of an experience: of its whole length, and of each of its parts."""
    whole, *parts = need_of(tuple(nodes))
    stands = substitutes.for_experience(case, nodes[0], whole.months or 0)
    judged = _time(case, whole, stands, nodes)
    if not parts:
        return judged
    found = (judged, *(_time(case, part, (), nodes) for part in parts))
    truth = min(one.truth for one in found)
    reason = ". ".join(dict.fromkeys(one.reason for one in found))
    return replace(judged, truth=truth, reason=reason, lack=_joined(found))


def _joined(found: Sequence[Judged]) -> Lack | None:
    """Return what lacks of an experience and of its parts, gained at one time."""
    lacks = [one.lack for one in found if one.lack is not None]
    if not lacks:
        return None
    return Lack(
        ", including ".join(lack.words for lack in lacks),
        max(lack.months for lack in lacks),
        max(lack.least for lack in lacks),
        decided=any(lack.decided for lack in lacks),
    )


def _time(
    case: Case, need: Need, stands: Sequence[Stand], nodes: Sequence[QualificationNode]
) -> Judged:
    node = nodes[0]
    counted = credit(case, need)
    sure, most = substitutes.best(stands)
    total = Credit(counted.sure + sure, counted.most + most)
    asked = need.months if need.months is not None else 1
    enough = Truth.YES if total.months >= asked else Truth(total.most >= asked)
    lack = None if enough is Truth.YES else _missing(need, total, asked, enough)
    used = tuple(stand.of for stand in stands)
    reason = _why(need, counted, stands)
    return Judged(node.kind, enough, reason, node.quote, node, lack=lack, used=used)


def _missing(need: Need, total: Credit, asked: int, enough: Truth) -> Lack:
    months = asked - total.months
    least = 0 if total.most >= asked else math.ceil(asked - total.most)
    more = "more " if total.months else ""
    upto = "up to " if least < months else ""
    length = f"{upto}{months} {more}month{'' if months == 1 else 's'}" if need.months else "some"
    words = f"{length} {_of_what(need)}"
    return Lack(words, months, least, decided=enough is Truth.NO)


def _of_what(need: Need) -> str:
    """Return what an experience is in, behind its length."""
    supervisory = "supervisory " if need.supervisory else ""
    if need.part is not None:
        return need.part.words
    if need.classes:
        titles = list(dict.fromkeys(node.in_class or "" for node in need.classes))
        level = ", or in a class of that level" if need.classes[0].or_equivalent else ""
        return f"of {supervisory}work as {' or '.join(titles)}{level}"
    if need.covered < _HALF:
        return f'of "{need.text}"'
    field = f" in {' or '.join(need.fields)}" if need.fields else ""
    return f"of {supervisory}experience{field}"


def _why(need: Need, counted: Credit, stands: Sequence[Stand]) -> str:
    """Say in a sentence what counts, what may, and what does not."""
    asked = f"{need.months} months are asked for" if need.months else "No length is stated"
    if need.part is not None:
        asked = f"Of these, {need.months} months {need.part.words} are asked for"
    told = [f"{asked}, {counted.months} count{_listed(counted.counted)}"]
    if counted.doubted:
        told.append(f"Undecided{_listed(counted.doubted)}")
    if counted.refused:
        told.append(f"Not counted{_listed(counted.refused)}")
    if math.isinf(counted.most):
        told.append("The profile does not state all work")
    told += [_by(stand) for stand in stands]
    return ". ".join(told)


def _listed(names: Sequence[str]) -> str:
    return f": {', '.join(names)}" if names else ""


def _by(stand: Stand) -> str:
    if stand.sure > 0:
        return f"{months_in_words(math.floor(stand.sure))} count by substitution"
    if math.isinf(stand.most):
        return "Some months may count by substitution"
    return f"Up to {months_in_words(math.ceil(stand.most))} may count by substitution"


def _education(case: Case, node: QualificationNode) -> Judged:
    education = case.profile.education
    found = schooled(education, node)
    if found.truth is Truth.YES:
        return Judged("education", found.truth, found.why, node.quote, node)
    short = months_short(education or (), node)
    kin = [leaf for leaf in case.leaves if leaf.kind == "education"]
    stands = substitutes.for_study(case, node, kin, _surplus(case), short)
    sure, most = substitutes.best(stands)
    if short is not None and 0 < short <= sure and education is not None:
        used = tuple(stand.of for stand in stands)
        why = f"{found.why}. {months_in_words(round(short))} of study are replaced by experience"
        return Judged("education", Truth.YES, why, node.quote, node, used=used)
    shorter = months_short(education or (), replace(node, fields=()))
    replaceable = most > 0 and (shorter is None or most >= shorter)
    truth = Truth.PERHAPS if replaceable or found.truth is Truth.PERHAPS else Truth.NO
    why = ". ".join((found.why, *(_by(stand) for stand in stands)))
    lack = Lack(_schooling(node), decided=truth is Truth.NO)
    used = tuple(stand.of for stand in stands)
    return Judged("education", truth, why, node.quote, node, lack=lack, used=used)


def _schooling(node: QualificationNode) -> str:
    """Return what schooling is asked for, in words."""
    level = (node.level or "education").lower()
    field = f" in {' or '.join(node.fields)}" if node.fields else ""
    if level in {"coursework", "training program", "education"}:
        text = node.quote.text if node.quote is not None else level
        return f"{node.units}{field}" if node.units is not None else f'"{text}"'
    article = "" if level.startswith("some") else "an " if level[0] in "aeiou" else "a "
    units = f" with {node.units}" if node.units is not None else ""
    return f"{article}{level}{field}{units}"


def _surplus(case: Case) -> Credit:
    """Return what is left of a person's experience when all that is asked for is taken off.

    Of several requirements of experience the least is surely left, the most perhaps; nothing where
    no substitution could make use of it.
    """
    if not case.asked.substitutions:
        return Credit(0, 0)
    left = [
        (counted.sure - (leaf.months or 0), counted.most - (leaf.months or 0))
        for leaf in case.experiences
        for counted in [credit(case, need_of((leaf,))[0])]
    ]
    if not left:
        return Credit(0, credit(case, Need("", None)).most)
    return Credit(max(0, min(low for low, _ in left)), max(0, max(high for _, high in left)))
