"""What kinds of work an experience is in.

A requirement prints the kind of work before the word "experience" ("two years of paid clerical
experience"), behind it ("experience in baking bread", "experience baking bread"), or both. Round
about stand how long and how well one has worked, where, and in which class; those are no field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.numbers import DURATION, NUMBER
from loaders.wording import phrases

__all__ = ["TITLE", "field"]

#: What stands in a text for each letter of a class's title.
TITLE: Final = "@"
#: What stands for a class or an employer that was left out.
_HOLE: Final = "|"
_LEVEL_WORDS: Final = (
    r"(?:an?|the|either|any|in|at|as|of|to|than|that|those|from|within|under|one|two|more|least|not"
    r"|less|other|same|such|class|classes|classifications?|positions?|jobs?|levels?|responsibilit\w+"
    r"|equivalent|comparable|similar|equal|higher|above|below|or|with|having|which|is|are|was|be"
    r"|must|been|performing|perform|performed|duties|work|working|acting|serving|employed|employment"
    r"|obtained|attained|found|expected|required"
    r"|service|status|capacity|full|trainee)"
)
#: A named class with the words that only say that it was held, or one as high.
_CLASS: Final = re.compile(
    rf"(?:\b{_LEVEL_WORDS}[,\s]+|\{_HOLE}[,\s]*)*[\"']?{TITLE}+[\"']?"
    rf"(?:[,\s]+(?:or|and|and/or)?\s*(?:(?:as|of|an?|the)\s+)*{TITLE}+)*"
    r"(?:[,\s]*(?:\([^()]*\)|class\s+code\s*(?:no\.?\s*)?\d+|range\s+[A-Z]\b(?:(?:,|\s+or)\s+[A-Z]\b)*))*"
    r"(?:[,\s]*\bor\s+(?:(?:in|at|as|an?|the|any|other)\s+)*"
    r"(?:higher|equivalent|comparable|similar|class|position|job)\b(?:\s+(?:which\s+is|at|of|to"
    r"|(?:at|of|to)\s+(?:a|an|the)|that|or|class|position|job|level|same|equivalent|comparable"
    r"|higher|classification)\b)*)?",
    re.IGNORECASE,
)
_SERVICE: Final = r"(?i:(?:civil\s+)?(?:service|government|employment))\b"
#: The employer, where it only says for whom one has worked.
_EMPLOYER: Final = re.compile(
    rf"[,\s]*\b(?:in|with|within|for|at)\s+(?:(?:the|a|an)\s+)?"
    rf"(?:(?:[A-Z][\w.']*\s+){{0,3}}(?i:state|city|county|district|federal|government)\s+{_SERVICE}"
    r"|(?:[A-Z][\w.']*\s+){0,2}"
    r"(?i:city|county|state|town|village|department|office|bureau|division|board)"
    r"(?:'s)?\s+of\s+(?:the\s+)?[A-Z][\w.']*(?:\s+(?:and|of|the)(?=\s+[A-Z])|,?\s+[A-Z][\w.']*)*"
    r"|(?:[A-Z][\w.']*\s+){0,5}"
    r"(?:Department|Board|Authority|Agency|Commission|County|District|City|Corps|Court|Council|Region)\b"
    r"(?!\s+(?:employees|staff|personnel|programs?|projects?)\b))"
)
#: Words before the work that say how, how well or how lately it was done.
_MANNER: Final = re.compile(
    r"(?:[\s,/-]|"
    + phrases(
        *("full-time", "full time", "part-time", "part time", "paid", "unpaid", "of", "the", "an"),
        *("a", "and", "or", "any", "some", "work", "working", "job", "on-the-job", "related"),
        *("relevant", "recent", "previous", "prior", "current", "verifiable", "documented"),
        *("increasingly", "progressively", "progressive", "responsible", "satisfactory", "wide"),
        *("successful", "qualifying", "practical", "actual", "broad", "extensive", "varied"),
        *("continuous", "additional", "required", "demonstrated", "proven", "minimum", "hands-on"),
        *("California state service", "state service", "city service", "cumulative", "similar"),
        *("combined", "equivalent", "directly", "direct", "highly", "substantial", "this"),
        *("significant", "considerable", "appropriate", "acceptable", "post-*", "sufficient"),
        *("consecutive", "at least", "more", "total", "complex", "employment", "such"),
        *("state", "city", "county"),
    )
    + r")+",
    re.IGNORECASE,
)
#: Words before "experience" that name a rank and no work.
_RANK: Final = re.compile(
    r"(?:[\s,/-]|"
    + phrases(
        *("professional", "professional-level", "paraprofessional", "journey", "journey-level"),
        *("journey level", "journeyman", "journeyperson", "journeyworker", "journeylevel"),
        *("supervisory", "managerial", "management", "supervision", "lead", "level", "and", "or"),
        *("and/or", "in", "entry-level", "advanced", "specialized"),
    )
    + r")*",
    re.IGNORECASE,
)
#: Words in the way of a kind of work before "experience": it is a clause.
_CLAUSE: Final = re.compile(
    r"\b(?:in|with|which|that|who|as|is|are|shall|must|for|by|from|under|no|includ\w*|possess\w*"
    r"|have|has|years?|months?|completion|education|training(?=\W+(?:and|or)\b))\b"
    r"|\b(?:and|or)$",
    re.IGNORECASE,
)
#: What the field follows: "experience", or the work itself.
_EXPERIENCE: Final = re.compile(r"\bexp(?:erience\b|\.)", re.IGNORECASE)
_WORK: Final = re.compile(
    r"\b(?:employment|employed|service|responsibility(?=\s+for\b)"
    r"|work(?=\s+(?:in|involving|with|as)\b))\b",
    re.IGNORECASE,
)
_CUT: Final = re.compile(r"[;:.()|]")
_PLACE_WORDS: Final = (
    r"(?:an?|the|any|one)\s+(?:[\w'/-]+,?\s+(?:(?:or|and)\s+)?){0,6}?"
    r"(?:agency|agencies|office|hospital|school|college|university|institution|firm|company|companies"
    r"|organization|department|facility|clinic|laboratory|setting|environment|business|jurisdiction"
    r"|establishment|warehouse|shop|plant)\b"
)
_PLACE: Final = re.compile(rf"{_PLACE_WORDS}\W*", re.IGNORECASE)
#: What stands between "experience" and the work, again and again.
_OPENER: Final = re.compile(
    r"[\s,:]*(?:and\s+)?(?:(?:with)?in\s+the\s+(?:last|past|preceding)\s+[\w-]+\s+(?:\(\d+\)\s+)?years?"
    r"|\([^()\d]*\d[^()]*\)|either|in\s+charge\s+of|(?:must|shall)\s+(?:have\s+)?includ\w+"
    r"|(?:and\s+)?(?:which|that)\s+(?:(?:shall|must|has|have|had)\s+)*(?:provid|includ|involv)\w*"
    r"|(?:directly\s+|closely\s+|specifically\s+|which\s+is\s+)?relat(?:ed|ing)\s+to"
    r"|(?:full-time\s+)?(?:engaged|working|participating|participation|assigned|obtained|gained|acquired)\s+in"
    r"|(?:with\s+)?(?:primary\s+|direct\s+)?(?:responsible|responsibility)\s+for|involving|performing|conducting(?=\s+work)"
    r"|doing|consisting\s+of|equivalent\s+to|requiring"
    r"|in(?:\s+the)?\s+(?:fields?|areas?|performance)\s+of|in|of|with|within|on|for"
    r"|experience(?:\s+(?:in|with))?"
    r"|(?:an?|the|any)\s+(?:[\w/-]+,?\s+(?:(?:or|and)\s+)?){0,3}(?:class|classification|position|capacity|job|role|assignment|level)s?\b"
    r"(?:\s+(?:at|a|the|comparable|equivalent|of|level|responsibility|to|that|with|least|an)\b)*"
    rf"|{_PLACE_WORDS}(?=\s+(?:in\s+(?:the|work)|performing|involving)\b)"
    r"|(?:the\s+)?(?:fields?|areas?)\s+of"
    r")(?=[\s,:|]|$)",
    re.IGNORECASE,
)
_GERUND: Final = re.compile(
    r"[\s,]*(?:(?:and|directly|actively|independently|personally|successfully|either)\s+)?"
    r"(?!(?:dur|follow|preced|includ|accord|exceed|nurs|engineer|account|plumb|train|build|hous|bank)ing\b)"
    r"[a-z-]+ing\b",
    re.IGNORECASE,
)
#: An occupation, which is taken where the work is not told otherwise.
_ROLE: Final = re.compile(
    r"[\s,]*(?<!such )(?<!well )\b(?:(?:working|serving|acting)\s+)?as\s+(?!of\b)"
    r"(?:(?:an?|the|one\s+of\s+the\s+following:?)\s+)?(?P<role>[a-z][^|;.@]*?)"
    r"(?=,\s+[a-z]+ing\b|,?\s+(?:performing|engaged|responsible|which|who|that|with|in|at|for|working|involving"
    r"|under)\b|[|;.]|$)"
)
#: Words that lead to the name of a class: "in a position at the level of".
_HIGH: Final = re.compile(r"\b(?:level|equivalent|comparable|class)\b", re.IGNORECASE)
_LISTED: Final = re.compile(
    r"\s*(?:(?:at\s+least\s+)?(?:one|any|two|all)\b[^:;.|]{0,60}?|the\s+|each\s+of\s+the\s+)?\bfollowing\b[^:;.|]{0,60}:?\s*",
    re.IGNORECASE,
)
_ENTRY: Final = re.compile(
    r"(?:(?<=\s)|^)\(?(?:\d{1,2}|[A-Za-l])[.)]\s+(?=[A-Za-z])|(?<=[\s:])[-•*]\s+"
)
#: Where what is said of the field's work ends.
_ENDS: Final = re.compile(
    r",?\s+(?:(?:which|who|where)\b|that\s+(?:shall|must|included?|is|has)\b"
    r"|(?:for|during|within|in|over)\s+(?:at\s+least\s+)?(?:the\s+)?(?:last\s+|past\s+)?"
    rf"{NUMBER}\s+(?:\(\d+\)\s+)?(?:or\s+more\s+)?(?:consecutive\s+)?(?:years?|months?)"
    r"|(?:by|as\s+of|on|before|prior\s+to)\s+(?:\d|[A-Z][a-z]+\s+\d)"
    r"|(?:or|and)\s+(?:its\s+|the\s+|an?\s+|any\s+)?equivalent\b|preferably\b|prior\s+to\b"
    r"|(?:at|in)\s+an?\s+(?:[\w-]+\s+){0,2}(?:level|class|position|capacity)\b"
    r"|such\s+as\s+performed\s+by|(?:in|performing)\s+(?:any\s+)?one\s+or\s+a\s+combination\b|comparable\b|equivalent\s+to\b|at\s+the\s+level\b).*"
    r"|\.\s+(?=[A-Z]).*|\s*\[?\*+\]?(?=\W|$)",
    re.DOTALL,
)
#: What begins behind a semicolon that goes on with the list of kinds of work.
_NEXT_THOUGHT: Final = re.compile(
    r"\b(?:must|shall|may|is|are|was|will|years?|months?|experience|possession|ability|knowledge|skills"
    r"|degree|education|applicants?|candidates?)\b",
    re.IGNORECASE,
)
_OUTER: Final = " \t,;:.-*[]" + _HOLE
_DANGLING: Final = re.compile(
    r"(?:[\s,;:]+(?:and/or|and|or|in|of|with|as|for|the|an?|at|to|by|either|including|is"
    r"|sponsored|offered|conducted|administered|approved|provided|given))+$"
)
#: What says where one has worked rather than at what.
_NO_WORK: Final = re.compile(
    r"(?:\W|\d|"
    + phrases(
        *("of", "full-time", "paid", "the", "an", "a", "state", "service", "duties", "such"),
        *(
            "this",
            "wide",
            "State",
            "City",
            "County",
            "that",
            "work",
            "working",
            "both",
            "either",
            "performing",
            "responsible",
            "any",
        ),
        *("and", "or", "in", "at", "class*", "position*", "level*", "responsibility", "as", "may"),
        *("above", "specified", "listed", "required", "above-listed", "be", "have", "been"),
        *("supervisory", "managerial", "lead", "professional", "indicated", "requirement*"),
        *("permanent", "competitive", "status", "probationary"),
    )
    + r")*",
    re.IGNORECASE,
)


def field(text: str) -> str | None:
    """Return what kinds of work an experience is in, as printed, several parted by semicolons.

    :param text: a requirement of experience, each letter of a named class's title as
        :data:`TITLE`, cut before what is only a part of the experience

    >>> field("Two years of paid clerical experience in preparing payrolls")
    'clerical; preparing payrolls'
    >>> field("One year of experience performing the duties of a @@@@@ @@") is None
    True
    """
    plain = _EMPLOYER.sub(f" {_HOLE} ", text)
    if TITLE in plain:  # else the pattern would try its many words for nothing
        plain = _CLASS.sub(f" {_HOLE} ", plain)
    before = _before(plain)
    behind = next(_behind(plain), None)
    if before and behind and _PLACE.fullmatch(behind):
        behind = None  # where one has worked, which counts only where nothing says at what
    told = [part for part in (before, behind) if part]
    return "; ".join(told) or _role(plain)


def _before(plain: str) -> str | None:
    """Return the kind of work between a length of time and the word "experience"."""
    noun = _EXPERIENCE.search(plain)
    if noun is None:
        return None
    lengths = [match.end() for match in DURATION.finditer(plain, 0, noun.start())]
    words = _CUT.split(plain[max(lengths, default=0) : noun.start()])[-1]
    manner = _MANNER.match(words)
    words = words[manner.end() if manner else 0 :].strip(_OUTER)
    if _CLAUSE.search(words) or _RANK.fullmatch(words):
        return None
    return words


def _behind(plain: str) -> Iterator[str]:
    """Yield what is told behind the word "experience", or else behind the work itself."""
    nouns = list(_EXPERIENCE.finditer(plain)) or list(_WORK.finditer(plain))
    starts = [noun.end() for noun in nouns] or [length.end() for length in DURATION.finditer(plain)]
    for start in starts:
        for piece in plain[start:].split(_HOLE):
            told = _told(piece)
            if told is not None:
                yield told


def _told(piece: str) -> str | None:
    """Return the work that a text opens with, behind the words that lead to it."""
    role = _ROLE.match(piece)
    cursor = start = role.end() if role else 0
    while (opener := _OPENER.match(piece, cursor)) is not None:
        cursor = opener.end()
    if cursor == start and not _GERUND.match(piece, cursor):
        return None
    listed = _LISTED.match(piece, cursor)
    text = piece[listed.end() if listed else cursor :]
    entries = [_ended(entry) for entry in _ENTRY.split(text)]
    found = "; ".join(entry for entry in entries if entry)
    names_class = _HIGH.search(piece, start, cursor) and text.lstrip()[:1].isupper()
    return None if names_class or _NO_WORK.fullmatch(found) else found


def _ended(text: str) -> str:
    """Return a kind of work without what is said of it in a clause of its own."""
    first, *rest = text.split(";")
    for part in rest:
        if _NEXT_THOUGHT.search(part):
            break
        first = f"{first};{part}"
    ended = _ENDS.sub("", first).strip(_OUTER)
    return _DANGLING.sub("", f" {ended}").strip(_OUTER)


def _role(plain: str) -> str | None:
    """Return the occupation that one has worked in."""
    role = _ROLE.search(plain)
    return role["role"].strip(_OUTER) if role else None
