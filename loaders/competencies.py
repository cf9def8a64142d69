"""Knowledge, skills and abilities, one statement an item.

A bullet, number or line is one statement, unless a semicolon in it opens new lead words ("…;
knowledge of …"). A list behind lead words with a colon ("Knowledge of: a; b; c") gives a statement
an entry, and each keeps the lead words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.responsibility import opening_verbs
from loaders import leads
from loaders.leads import Kind, Lead
from loaders.level_marks import own
from loaders.lines import Document, collapsed
from loaders.prose import Item, clauses, items, label_end, sentences, stripped
from loaders.record import Span, Statement
from loaders.rules import Rule
from loaders.sections import Section, Sections

__all__ = ["Competencies", "competencies", "subject"]

_KINDS: Final[dict[str, Kind]] = {
    "knowledge": "knowledge",
    "skills": "skills",
    "abilities": "abilities",
}
_ABOVE: Final = re.compile(
    r"(?:(?:all of the above|in addition to the above|the above(?=\s*(?:[,;.]|and\b|\Z)))"
    r"[,;.]*\s*(?:and\b\s*)?)+",
    re.IGNORECASE,
)
_KIND_WORDS: Final[dict[str, Kind]] = {
    "knowledge": "knowledge",
    "skill": "skills",
    "abilit": "abilities",
}
_KIND_WORD: Final = re.compile("|".join(_KIND_WORDS))
#: What only refers to other statements, or remarks on them: "(*) Developed after employment".
_REFERS: Final = re.compile(
    r"\(?\*+\)?\s|(?:all\s+)?(?:of\s+)?(?:the\s+)?knowledges?,?\s[^.;]{0,40}\babilit(?:y|ies)\b[^.;]{0,40}"
    r"\b(?:above|below|entry|lower|preceding|previous|prior)\b",
    re.IGNORECASE,
)
#: Words behind which lead words go on with the statement rather than open a new one.
_JOINED: Final = re.compile(
    r"\b(?:a|an|the|of|and|or|with|have|has|possess|requires?|including|demonstrated?|their)\s+$|[,(/-]\s*$",
    re.IGNORECASE,
)
_ABLE: Final = re.compile(r"able\b", re.IGNORECASE)
_ABLE_TO: Final = re.compile(r"\W*(?:the\s+)?ability\s+to\b", re.IGNORECASE)
#: Demands on the body, which are no competencies.
_PHYSICAL: Final = re.compile(
    r"\bphysical(?:ly)?\b|\bability\s+to\s+(?:pass|lift|climb|see|hear|distinguish\s+colou?rs)\b",
    re.IGNORECASE,
)
_NAMED_ABILITY: Final = re.compile(r"\babilit(?:y|ies)\b(?P<listed>,)?", re.IGNORECASE)
#: A requirement that is a skill by its last word: "strong facilitation skills".
_NAMED_SKILLS: Final = re.compile(
    r"\s*(?!experience\b|competenc)(?:[\w/-]+,?\s+(?:&\s+)?){1,9}skills"
    r"(?:,?\s+(?:including|such\s+as|with|and|for|as)\b"
    r"(?:(?!\b(?:are|can|is|may|must|shall|should|will)\b)[^.;])*)?\W*",
    re.IGNORECASE,
)
#: What asks for no competency: other requirements, and remarks on the list or the class.
_NO_COMPETENCY: Final = re.compile(
    r"(?:experience|possession|evidence|willingness|notes?)\b"
    r"|(?:some|certain|individual|specific)\s+positions?\b"
    r"|(?:this|these)\s+(?:\w+\s+)?(?:class(?:ification)?|specification|description|list|statements?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Competencies:
    """The three kinds of competency, each in the order printed."""

    knowledge: tuple[Statement, ...]
    skills: tuple[Statement, ...]
    abilities: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    kind: Kind
    statement: Statement


@dataclass(frozen=True, slots=True)
class _Context:
    """What items without lead words of their own belong to."""

    kind: Kind
    lead: Lead | None
    #: The marker of the items above a sub-list; ``None`` where every item belongs.
    above: Item | None = None


def competencies(doc: Document, parts: Sections) -> Competencies:
    """Return the competencies of the sections for them, and of the qualifications' own items."""
    found: list[_Found] = []
    above: _Context | None = None
    for section in parts.sections:
        if section.kind == "competencies" or section.kind in _KINDS:
            told, above = _listed_in(doc, parts, section, above)
            found += told
        else:
            above = None
            found += _elsewhere(doc, section)
    by_kind = {
        kind: tuple(one.statement for one in found if one.kind == kind) for kind in _KINDS.values()
    }
    return Competencies(by_kind["knowledge"], by_kind["skills"], by_kind["abilities"])


def subject(text: str) -> str:
    """Return what a competency is of: its text without the lead words.

    >>> subject("Thorough knowledge of office practice")
    'office practice'
    """
    lead = leads.find(text, 0, len(text))
    return text[lead.span[1] :].strip(" :") if lead is not None else text


def _elsewhere(doc: Document, section: Section) -> Iterator[_Found]:
    if section.kind == "personal":
        yield from _named_abilities(doc, section)
    elif section.kind == "qualification":
        for item in items(doc, section.lines):
            lead = leads.find(doc.clean, item.start, item.end)
            # "Able to pass a drug test" is no competency among qualifications.
            if lead is not None and not _ABLE.match(doc.clean, lead.noun):
                for one in _item(doc, item, None)[0]:
                    told = replace(one.statement, rule="competency-qualification")
                    yield _Found(one.kind, told)
            else:
                yield from _named_skills(doc, item)


def _listed_in(
    doc: Document, parts: Sections, section: Section, above: _Context | None
) -> tuple[list[_Found], _Context | None]:
    """Return what a section lists, and the lead words at its end, which lead what is below.

    :param above: lead words at the end of a section above, below which each class has a part
    """
    kind = _KINDS.get(section.kind)
    goes_on = above if section.about is not None else None
    context = _Context(kind, None) if kind else goes_on
    named = _named_kind(doc, section)
    told: list[_Found] = []
    for item in _own(doc, parts, section):
        found, context = _item(doc, item, context)
        told += found or _under_heading(doc, item, named)
    if section.lines and leads.leads_below(section.lines[-1].text):
        return told, context
    return told, goes_on if context is goes_on else None


def _own(doc: Document, parts: Sections, section: Section) -> Iterator[Item]:
    for item in items(doc, section.lines):
        yield from own(doc, parts, item)


def _named_kind(doc: Document, section: Section) -> Kind | None:
    """Return the first kind that a heading such as "Knowledge and Skills" names."""
    words = doc.clean[slice(*section.heading)].lower() if section.heading else ""
    named = _KIND_WORD.search(words)
    return _KIND_WORDS[named[0]] if named else None


def _under_heading(doc: Document, item: Item, kind: Kind | None) -> Iterator[_Found]:
    """Yield what a point without lead words says, of the kind that its heading names first."""
    named = _NAMED_SKILLS.fullmatch(doc.clean, item.start, item.end) is not None
    is_one = named and doc.clean[item.start : item.end].rstrip(" .;").endswith("skills")
    kind = "skills" if is_one or (named and kind) else kind
    if kind is None or item.is_label or (item.marker is None and not named):
        return
    if _KIND_WORD.match(doc.clean[item.start : item.end].lower()) or _NO_COMPETENCY.match(
        doc.clean, item.start, item.end
    ):
        return
    found = _entry(doc, (item.start, item.end), _Context(kind, None), "competency-heading")
    if found is not None:
        yield found


def _item(
    doc: Document, item: Item, context: _Context | None
) -> tuple[list[_Found], _Context | None]:
    lead = leads.find(doc.clean, item.start, item.end)
    start = item.start if lead is not None else label_end(doc, item.start, item.end)
    lead = lead or leads.find(doc.clean, start, item.end)
    if lead is not None and (context is None or not _is_listed(doc, lead, item, context)):
        return _with_lead(doc, (start, item.end), item, lead, context)
    if item.is_label or context is None or not _belongs(doc, item, context):
        return [], context
    in_one = item.marker is not None or not context.lead
    spans = [(start, item.end)] if in_one else _entries(doc, start, item.end)
    return _listed(doc, spans, context, _below(context, spans))


def _with_lead(
    doc: Document, span: Span, item: Item, lead: Lead, context: _Context | None
) -> tuple[list[_Found], _Context | None]:
    """Return what an item says that opens with lead words, and what the items below belong to."""
    if lead.lists or any(one.lists for one in _opening(doc, *span)):
        return _listed(doc, _entries(doc, *span), None, "competency-listed")
    found = list(_led(doc, *span, in_one=item.marker is not None))
    if item.marker is None:
        return found, None
    below = _Context(lead.kind, None, above=item)
    return found, context if context is not None and context.lead is not None else below


def _is_listed(doc: Document, lead: Lead, item: Item, context: _Context) -> bool:
    """Tell whether lead words are those of a noun of a list: "Knowledge of: - skills in …"."""
    if context.lead is None or item.marker is None or lead.lists:
        return False
    return context.kind == "knowledge" and doc.clean[lead.noun : lead.span[1]].lower().startswith(
        "skills"
    )


def _below(context: _Context, spans: Sequence[Span]) -> Rule:
    """Return by which rule what stands below lead words or a heading is told."""
    if context.lead is None and context.above is None:
        return "competency-heading"
    return "competency-below" if len(spans) == 1 else "competency-listed"


def _belongs(doc: Document, item: Item, context: _Context) -> bool:
    if _NO_COMPETENCY.match(doc.clean, item.start, item.end):
        return False
    above = context.above
    return above is None or (item.marker is not None and _bullet(item) != _bullet(above))


def _bullet(item: Item) -> str:
    return re.sub(r"\w+", "1", item.marker or "")


def _entries(doc: Document, start: int, end: int) -> list[Span]:
    return [span for sentence in sentences(doc, start, end) for span in clauses(doc, *sentence)]


def _listed(
    doc: Document, spans: Iterable[Span], context: _Context | None, rule: Rule
) -> tuple[list[_Found], _Context | None]:
    """Return the entries of a list; new lead words with a colon close it and open another."""
    found = []
    for span in spans:
        start, end = stripped(doc, *span)
        lead = leads.find(doc.clean, start, span[1])
        if lead is not None and lead.lists:
            context, start = _Context(lead.kind, lead), lead.behind
        one = _entry(doc, (start, end), context, rule)
        found += [one] if one is not None else []
    return found, context


def _entry(doc: Document, span: Span, context: _Context | None, rule: Rule) -> _Found | None:
    start, end = stripped(doc, *span)
    above = _ABOVE.match(doc.clean, start, end)
    if above:
        start, end = stripped(doc, above.end(), end)
    if start == end or _REFERS.match(doc.clean, start, end):
        return None  # "All of the above" and nothing else
    own = leads.find(doc.clean, start, end)
    if own is not None and rule != "competency-below":
        return _Found(
            own.kind,
            doc.statement(start, end, rule="competency-split", proficiency=own.proficiency),
        )
    if context is None:
        return None
    lead = context.lead
    if lead is None:
        return _Found(context.kind, doc.statement(start, end, rule=rule))
    words = collapsed(doc.clean[lead.noun : lead.span[1]])
    told = doc.statement(start, end, rule=rule, lead=words, proficiency=lead.proficiency)
    return _Found(context.kind, told)


def _led(doc: Document, start: int, end: int, *, in_one: bool) -> Iterator[_Found]:
    """Yield the statements of an item that has lead words, split where new ones open.

    :param in_one: what the same lead words lead is one, as in a point or a line; else a clause is
    """
    opening = _opening(doc, start, end)
    running = len(opening) > 2
    in_one = in_one or (len(opening) == 1 and "\n" not in doc.clean[start:end])
    rule: Rule = "competency-led" if len(opening) == 1 else "competency-split"
    for lead, following in zip(opening, [*opening[1:], None], strict=True):
        stop = following.span[0] if following else end
        parts = list(clauses(doc, lead.span[0], stop))
        if not in_one and _runs_on(doc, lead, parts[1:]):
            yield from _run_on(doc, lead, parts)
            continue
        if running and following is None:
            stop = parts[0][1]
        span = stripped(doc, lead.span[0], stop)
        yield _Found(lead.kind, doc.statement(*span, rule=rule, proficiency=lead.proficiency))


def _runs_on(doc: Document, lead: Lead, rest: Sequence[Span]) -> bool:
    """Tell whether all clauses behind the first are led by its lead words as well."""
    if lead.kind == "abilities":
        return any(_acts(doc, part) for part in rest)
    several = " and " in doc.clean[slice(*lead.span)]
    return bool(rest) and not several and all(_is_subject(doc, part) for part in rest)


def _is_subject(doc: Document, part: Span) -> bool:
    start, end = stripped(doc, *part)
    others = (_NO_COMPETENCY.match, _NAMED_SKILLS.fullmatch)
    return start < end and not any(match(doc.clean, start, end) for match in others)


def _run_on(doc: Document, lead: Lead, parts: Sequence[Span]) -> Iterator[_Found]:
    """Yield the clauses of a paragraph that goes on under its lead words: "Skill in a; b"."""
    words = collapsed(doc.clean[lead.noun : lead.span[1]])
    (_, first_end), *rest = parts
    for part in [(lead.behind, first_end), *rest]:
        span = stripped(doc, *part)
        if _REFERS.match(doc.clean, *span):
            continue
        told = doc.statement(
            *span,
            rule="competency-listed",
            lead=words,
            proficiency=lead.proficiency,
        )
        yield _Found(lead.kind, told)


def _opening(doc: Document, start: int, end: int) -> list[Lead]:
    """Return the lead words in a span that open a statement."""
    return [lead for lead in leads.leads(doc.clean, start, end) if _opens(doc, start, lead)]


def _opens(doc: Document, start: int, lead: Lead) -> bool:
    before = doc.clean[start : lead.span[0]]
    if not before.strip() or re.search(r"[;.]\s*(?:and\s+)?$", before):
        return True
    if before.rstrip().endswith(",") and doc.clean[lead.span[0]].isupper():
        return True  # a comma for a full stop
    return lead.proficiency is not None and _JOINED.search(before) is None


def _named_abilities(doc: Document, section: Section) -> Iterator[_Found]:
    """Yield what a section of personal characteristics names as an ability.

    Acts behind "ability to …; exercise …" are abilities too.
    """
    for item in items(doc, section.lines):
        goes_on = False
        for span in _entries(doc, item.start, item.end):
            named = _NAMED_ABILITY.search(doc.clean, *span)
            if _PHYSICAL.search(doc.clean, *span):
                continue
            if named or (goes_on and _acts(doc, span)):
                end = named.start("listed") if named and named["listed"] else span[1]
                told = stripped(doc, span[0], end)
                yield _Found("abilities", doc.statement(*told, rule="competency-personal"))
            goes_on = _ABLE_TO.match(doc.clean, *span) is not None or (goes_on and _acts(doc, span))


def _acts(doc: Document, span: Span) -> bool:
    """Tell whether a clause opens with the bare form of a verb of action."""
    opening = opening_verbs(doc.clean[slice(*stripped(doc, *span))])
    return bool(opening) and opening[0].form == "base"


def _named_skills(doc: Document, item: Item) -> Iterator[_Found]:
    """Yield the clauses of a qualification that only name skills."""
    for span in _entries(doc, item.start, item.end):
        if _NAMED_SKILLS.fullmatch(doc.clean, *span):
            told = doc.statement(*stripped(doc, *span), rule="competency-qualification")
            yield _Found("skills", told)
