"""The rules that read a document: each extracted value names the one that made it.

What each rule does stands in ``ontology/schemes.ttl``, scheme ``rule``; here are its local names,
so that a misspelt one is found before the program runs.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

__all__ = ["CORRECTED", "Rule"]

#: Which part of the code read a value: the local names of the scheme ``rule``.
Rule: TypeAlias = Literal[
    "labelled-field",
    "table-cell",
    "title-capitals",
    "title-line",
    "title-range",
    "title-sentence",
    "code-line",
    "date-line",
    "level-sentence",
    "level-numeral",
    "flsa-sentence",
    "agency-line",
    "agency-sentence",
    "series-sentence",
    "series-members",
    "duty-item",
    "duty-sentence",
    "duty-clause",
    "duty-definition",
    "duty-level",
    "competency-led",
    "competency-split",
    "competency-listed",
    "competency-below",
    "competency-heading",
    "competency-personal",
    "competency-qualification",
    "credential-section",
    "credential-selective",
    "credential-qualification",
    "credential-elsewhere",
    "substitution-sentence",
    "substitution-bracket",
    "education-level",
    "education-training",
    "experience-length",
    "experience-untimed",
    "experience-class",
    "credential-need",
    "equivalent-combination",
    "unparsed",
    "promotion-named",
    "promotion-level",
    "section-sentence",
    "opening-sentence",
    "relation-sentence",
    "distinction",
    "examined-weight",
    "examined-listed",
    "desirable-section",
    "desirable-sentence",
    "remainder",
    "corrected",
]

#: A person's word, which goes before what any part of the code reads.
CORRECTED: Final[Rule] = "corrected"
