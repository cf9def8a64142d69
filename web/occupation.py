"""A class in the terms of schema.org, for search engines and whoever reads JSON-LD.

What schema.org cannot say stays away: it knows no alternatives among requirements, so only what all
applicants must have stands there as a requirement, and every sentence stands in ``qualifications``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

from graph.alternatives import distinct
from graph.model import ItemKind, QualificationNode, Source
from web.portrait import Portrait

__all__ = ["occupation"]

_Json: TypeAlias = dict[str, Any]

_SKILLS: Final[frozenset[ItemKind]] = frozenset({"knowledge", "skill", "ability"})


def occupation(found: Portrait) -> _Json:
    """Return a class as an `Occupation <https://schema.org/Occupation>`_.

    What no document states is left out.
    """
    facts = found.facts
    told: _Json = {
        "@context": "https://schema.org",
        "@type": "Occupation",
        "@id": found.name.iri,
        "name": found.name.title,
        "alternateName": list(found.name.aliases),
        "occupationalCategory": _category(found),
        "description": [p.quote.text for p in facts.passages if p.kind == "Summary"],
        "responsibilities": [item.quote.text for item in facts.items if item.kind == "duty"],
        "skills": [item.text for item in facts.items if item.kind in _SKILLS],
        "qualifications": list(dict.fromkeys(_texts(facts.qualifications))),
        "educationRequirements": list(_education(facts.qualifications)),
        "experienceRequirements": list(_experience(facts.qualifications)),
        "subjectOf": [_document(source) for source in facts.documents],
    }
    return _stated(told)


def _stated(told: _Json) -> _Json:
    return {name: value for name, value in told.items() if value not in (None, [])}


def _category(found: Portrait) -> _Json:
    """Return the class as one of its employer's class plan."""
    employer = found.name.employer
    plan = None
    if employer is not None:
        creator = {"@type": "GovernmentOrganization", "name": employer}
        plan = {"@type": "CategoryCodeSet", "name": f"Classes of {employer}", "creator": creator}
    category = {"@type": "CategoryCode", "name": found.name.title, "codeValue": found.name.code}
    return _stated(category | {"inCodeSet": plan})


def _texts(roots: Iterable[QualificationNode]) -> Iterator[str]:
    for node in roots:
        if node.quote is not None:
            yield node.quote.text
        yield from _texts(node.parts)


def _asked_of_all(roots: Iterable[QualificationNode]) -> Iterator[QualificationNode]:
    """Yield the leaves that no alternative stands beside."""
    for node in roots:
        parts = distinct(node.parts)
        if node.kind == "all" or len(parts) == 1:
            yield from _asked_of_all(parts)
        elif not parts:
            yield node


def _education(roots: Iterable[QualificationNode]) -> Iterator[_Json]:
    for leaf in _asked_of_all(roots):
        if leaf.kind == "education" and leaf.level is not None:
            yield {
                "@type": "EducationalOccupationalCredential",
                "credentialCategory": leaf.level,
            } | _described(leaf)


def _experience(roots: Iterable[QualificationNode]) -> Iterator[_Json]:
    for leaf in _asked_of_all(roots):
        if leaf.kind == "experience" and leaf.months is not None:
            yield {
                "@type": "OccupationalExperienceRequirements",
                "monthsOfExperience": leaf.months,
            } | _described(leaf)


def _described(leaf: QualificationNode) -> _Json:
    return {"description": leaf.quote.text} if leaf.quote is not None else {}


def _document(source: Source) -> _Json:
    return _stated(
        {
            "@type": "DigitalDocument",
            "@id": source.iri,
            "name": source.file_name,
            "dateCreated": source.issued or source.opened,
            "dateModified": source.modified,
        }
    )
