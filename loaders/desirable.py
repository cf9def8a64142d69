"""What counts in an applicant's favour and is not required."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.lines import Document
from loaders.prose import clauses, sentences, stripped
from loaders.qualifications.asides import is_preference, may_prefer
from loaders.record import Span
from loaders.rules import Rule
from loaders.sections import Section

__all__ = ["desirable"]

#: Sections of what is asked, in which a sentence may say that something is only welcome.
_ASKING: Final = frozenset(
    {"qualification", "credentials", "selective", "notes", "competencies", "skills", "abilities"}
)

#: What may be welcome in an applicant.
_QUALIFICATION: Final = re.compile(
    r"experience|educat|degree|course\s?work|training|knowledge|skill|abilit|licen[sc]|certificat"
    r"|credential|bilingual|fluen|proficien|major|background|familiar|diploma|graduat|doctorate",
    re.IGNORECASE,
)


def desirable(doc: Document, section: Section, gap: Span) -> Iterator[tuple[Span, Rule]]:
    """Yield the parts of a passage that name what is only welcome, each with the rule that says so.

    :param gap: a passage of the section that no other statement took
    """
    if section.kind != "desirable" and section.kind not in _ASKING:
        return
    if section.kind != "desirable" and not may_prefer(doc.clean, *gap):
        return  # as most passages, which need not be taken apart
    for sentence in sentences(doc, *gap):
        if section.kind == "desirable":
            yield stripped(doc, *sentence), "desirable-section"
            continue
        for clause in clauses(doc, *sentence):
            text = doc.clean[slice(*clause)]
            if is_preference(text) and _QUALIFICATION.search(text):
                yield stripped(doc, *clause), "desirable-sentence"
