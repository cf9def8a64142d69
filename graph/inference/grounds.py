"""What derived facts rest on where no axiom gives them: rules of resolution, to run backwards.

``graph.identity.resolve`` decides over all documents of an employer at once; what it decided can
still be traced fact by fact. A ground tells which facts such a decision looked at: where all of
``body`` holds, it speaks for ``head``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Variable

from graph import vocab
from graph.inference.rules import Pattern

__all__ = ["GROUNDS", "Ground"]


@dataclass(frozen=True, slots=True)
class Ground:
    """Facts (``body``) that speak for a decision (``head``)."""

    head: Pattern
    body: tuple[Pattern, ...]


_X, _Y, _MENTION, _NAMED = (Variable(name) for name in ("x", "y", "mention", "named"))
_STATEMENT, _OTHER, _DOCUMENT = (Variable(name) for name in ("statement", "other", "document"))
_SERIES, _LOW, _HIGH, _NAME = (Variable(name) for name in ("series", "low", "high", "name"))


def _printed(of_class: NamedNode, *of_mention: NamedNode) -> tuple[Ground, ...]:
    """Return the grounds of what a class has because its mentions print it."""
    return tuple(
        Ground(
            Pattern(_X, of_class, _Y),
            (Pattern(_MENTION, vocab.MENTION_OF, _X), Pattern(_MENTION, printed, value)),
        )
        for printed in of_mention
        for value in ((_NAME,) if printed == vocab.PRINTED_TITLE else (_Y,))
    )


def _named(way: NamedNode, reason: Pattern, lower: Variable, upper: Variable) -> Ground:
    """Return the ground of a link that a statement of the upper class's document makes."""
    return Ground(
        Pattern(_X, way, _Y),
        (
            Pattern(_MENTION, vocab.MENTION_OF, upper),
            Pattern(_MENTION, vocab.HAS_STATEMENT, _STATEMENT),
            reason,
            Pattern(_STATEMENT, vocab.NAMES_CLASS, _NAMED),
            Pattern(_NAMED, vocab.MENTION_OF, lower),
        ),
    )


def _evidence(fact: NamedNode) -> Pattern:
    return Pattern(_STATEMENT, vocab.EVIDENCE_FOR, fact)


_BESIDE: Final = (
    Pattern(_X, vocab.IN_INFERRED_SERIES, _SERIES),
    Pattern(_Y, vocab.IN_INFERRED_SERIES, _SERIES),
    Pattern(_X, vocab.PREF_LABEL, _LOW),
    Pattern(_Y, vocab.PREF_LABEL, _HIGH),
)
_SAID: Final = Pattern(_STATEMENT, vocab.TEXT, _NAME)
_DATES: Final = (vocab.MODIFIED, vocab.ISSUED, vocab.OPENED)

_IN_SERIES: Final = Pattern(_X, vocab.IN_SERIES, _SERIES)

#: In the order in which they are tried: what a document prints before what was counted.
GROUNDS: Final[tuple[Ground, ...]] = (
    # What tells of a title that no document describes the class under.
    Ground(
        Pattern(_X, vocab.MENTION_OF, _Y),
        (
            Pattern(_X, vocab.RESTS_ON, _STATEMENT),
            Pattern(_STATEMENT, vocab.TEXT, _NAME),
            Pattern(_X, vocab.PRINTED_TITLE, _OTHER),
        ),
    ),
    # What was found in a requirement, among all titles of the employer.
    *(
        Ground(Pattern(_X, told, _Y), (Pattern(_X, vocab.RESTS_ON, _STATEMENT), _SAID))
        for told in (
            *(vocab.TYPE, vocab.TEXT, vocab.START, vocab.END, vocab.ORDER),
            *(vocab.EVIDENCE_FOR, vocab.NAMES_CLASS),
        )
    ),
    Ground(Pattern(_X, vocab.HAS_STATEMENT, _Y), (Pattern(_Y, vocab.RESTS_ON, _STATEMENT), _SAID)),
    Ground(
        Pattern(_X, vocab.PRINTED_TITLE, _Y),
        (
            Pattern(_OTHER, vocab.NAMES_CLASS, _X),
            Pattern(_OTHER, vocab.RESTS_ON, _STATEMENT),
            _SAID,
        ),
    ),
    Ground(Pattern(_X, vocab.TYPE, _Y), (Pattern(_X, vocab.PRINTED_TITLE, _NAME),)),
    Ground(Pattern(_X, vocab.RESTS_ON, _Y), (Pattern(_Y, vocab.TEXT, _NAME),)),
    *(
        Ground(Pattern(_X, vocab.MENTION_OF, _Y), (Pattern(_X, printed, _NAME),))
        for printed in (vocab.NOTATION, vocab.LEVEL, vocab.LIST_POSITION, vocab.PRINTED_TITLE)
    ),
    *_printed(vocab.PREF_LABEL, vocab.PRINTED_TITLE),
    *_printed(vocab.ALT_LABEL, vocab.PRINTED_TITLE),
    *_printed(vocab.NOTATION, vocab.NOTATION),
    *_printed(vocab.LEVEL, vocab.LEVEL, vocab.LIST_POSITION, vocab.PRINTED_TITLE),
    *(
        Ground(
            Pattern(_X, vocab.IN_SERIES, _Y),
            (
                Pattern(_MENTION, vocab.MENTION_OF, _X),
                Pattern(_DOCUMENT, spoken, _MENTION),
                Pattern(_DOCUMENT, vocab.SERIES_NAME, _NAME),
            ),
        )
        for spoken in (vocab.DESCRIBES, vocab.NAMES)
    ),
    # A rung that is counted only: neither listed nor described.
    Ground(Pattern(_X, vocab.IN_SERIES, _Y), (Pattern(_Y, vocab.LEVEL_COUNT, _HIGH),)),
    Ground(Pattern(_X, vocab.LEVEL, _Y), (_IN_SERIES,)),
    Ground(Pattern(_X, vocab.PREF_LABEL, _Y), (_IN_SERIES,)),
    Ground(
        Pattern(_X, vocab.LEVEL_COUNT, _Y),
        (
            Pattern(_OTHER, vocab.IN_SERIES, _X),
            Pattern(_MENTION, vocab.MENTION_OF, _OTHER),
            Pattern(_DOCUMENT, vocab.DESCRIBES, _MENTION),
            Pattern(_DOCUMENT, vocab.LEVEL_COUNT, _Y),
        ),
    ),
    Ground(
        Pattern(_X, vocab.LEVEL_COUNT, _Y),
        (Pattern(_OTHER, vocab.IN_SERIES, _X), Pattern(_OTHER, vocab.LEVEL, _Y)),
    ),
    Ground(
        Pattern(_X, vocab.NEXT_RUNG, _Y),
        (
            Pattern(_X, vocab.IN_SERIES, _SERIES),
            Pattern(_Y, vocab.IN_SERIES, _SERIES),
            Pattern(_X, vocab.LEVEL, _LOW),
            Pattern(_Y, vocab.LEVEL, _HIGH),
        ),
    ),
    # A ladder that no document states: what qualifications say of a step goes before titles.
    *(
        Ground(Pattern(_X, vocab.INFERRED_NEXT_RUNG, _Y), (Pattern(_X, way, _Y), *_BESIDE))
        for way in (vocab.QUALIFIES_FOR, vocab.QUALIFIES_BY_EQUIVALENCE)
    ),
    Ground(Pattern(_X, vocab.INFERRED_NEXT_RUNG, _Y), _BESIDE),
    *(
        Ground(Pattern(_X, told, _Y), (Pattern(_X, vocab.PREF_LABEL, _NAME),))
        for told in (vocab.IN_INFERRED_SERIES, vocab.INFERRED_LEVEL)
    ),
    *(
        Ground(
            Pattern(_X, told, _Y),
            (
                Pattern(_OTHER, vocab.IN_INFERRED_SERIES, _X),
                Pattern(_OTHER, vocab.PREF_LABEL, _NAME),
            ),
        )
        for told in (
            *(vocab.TYPE, vocab.PREF_LABEL, vocab.LEVEL_COUNT),
            *(vocab.INFERRED_BY, vocab.CORROBORATED_STEPS),
        )
    ),
    Ground(
        Pattern(_X, vocab.EMPLOYER, _Y),
        (Pattern(_OTHER, vocab.IN_INFERRED_SERIES, _X), Pattern(_OTHER, vocab.EMPLOYER, _Y)),
    ),
    *(
        Ground(
            Pattern(_X, vocab.EMPLOYER, _Y),
            (
                Pattern(_MENTION, vocab.MENTION_OF, _X),
                Pattern(_DOCUMENT, spoken, _MENTION),
                Pattern(_DOCUMENT, vocab.EMPLOYER, _Y),
            ),
        )
        for spoken in (vocab.DESCRIBES, vocab.NAMES)
    ),
    Ground(
        Pattern(_X, vocab.EMPLOYER, _Y),
        (Pattern(_OTHER, vocab.IN_SERIES, _X), Pattern(_OTHER, vocab.EMPLOYER, _Y)),
    ),
    Ground(
        Pattern(_X, vocab.EMPLOYER, _Y),
        (_IN_SERIES, Pattern(_SERIES, vocab.EMPLOYER, _Y)),
    ),
    _named(vocab.QUALIFIES_FOR, _evidence(vocab.QUALIFIES_FOR), _X, _Y),
    _named(vocab.QUALIFIES_BY_EQUIVALENCE, _evidence(vocab.QUALIFIES_BY_EQUIVALENCE), _X, _Y),
    _named(
        vocab.DISTINGUISHED_FROM,
        Pattern(_STATEMENT, vocab.TYPE, vocab.DISTINCTION),
        lower=_Y,
        upper=_X,
    ),
    *(
        Ground(
            Pattern(_X, vocab.WAS_REVISION_OF, _Y),
            (Pattern(_X, later, _HIGH), Pattern(_Y, earlier, _LOW)),
        )
        for later in _DATES
        for earlier in _DATES
    ),
    *(
        Ground(Pattern(_X, told, _Y), (Pattern(_OTHER, vocab.IN_SERIES, _X),))
        for told in (vocab.TYPE, vocab.PREF_LABEL)
    ),
    *(
        Ground(Pattern(_X, told, _Y), (Pattern(_DOCUMENT, vocab.EMPLOYER, _X),))
        for told in (vocab.TYPE, vocab.PREF_LABEL)
    ),
    *(
        Ground(Pattern(_X, told, _Y), (Pattern(_X, known, _OTHER),))
        for told, known in (
            (vocab.TYPE, vocab.PREF_LABEL),
            (vocab.TYPE, vocab.LOWER),
            (vocab.TYPE, vocab.ABOUT),
            (vocab.REASON, vocab.ABOUT),
            (vocab.RESOLVED_BY, vocab.MENTION_OF),
        )
    ),
    Ground(Pattern(_X, vocab.ABOUT, _Y), (Pattern(_Y, vocab.PRINTED_TITLE, _NAME),)),
    *(
        Ground(Pattern(_X, end, _Y), (Pattern(_Y, vocab.TEXT, _NAME),))
        for end in (vocab.LOWER, vocab.UPPER)
    ),
    *(
        Ground(
            Pattern(_X, measured, _Y),
            (Pattern(_X, vocab.LOWER, _STATEMENT), Pattern(_X, vocab.UPPER, _OTHER)),
        )
        for measured in (vocab.SCORE, vocab.METHOD, vocab.RISE)
    ),
    *(
        Ground(
            Pattern(_X, vocab.CLOSE_MATCH, _Y),
            (
                Pattern(_STATEMENT, asked, _X),
                Pattern(_NAME, vocab.LOWER, _STATEMENT),
                Pattern(_NAME, vocab.UPPER, _OTHER),
                Pattern(_OTHER, asked, _Y),
            ),
        )
        for asked in (vocab.COMPETENCY, vocab.CREDENTIAL)
    ),
)
