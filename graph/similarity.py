"""Which units of one rung go on in the next: cosine of TF-IDF vectors, in pure Python.

A unit is linked with its nearest unit of the other rung, seen from either side, so that one may go
on in several. Where each is the other's nearest, a lower score is enough than where only one is.
The rarer a feature is in the two rungs, the more it tells (K. Spärck Jones, "A statistical
interpretation of term specificity", 1972). Duties are compared by stems of words and of pairs of
words (the `Snowball English stemmer
<https://snowballstem.org/algorithms/english/stemmer.html>`_), the shorter competencies by runs of
three to five letters. The thresholds stand in the middle of the range that serves hand-made links
of three real ladders equally well.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, TypeAlias

import snowballstemmer

from graph.responsibility import opening_verbs, verb

__all__ = [
    "COMPETENCIES",
    "CREDENTIALS",
    "DUTIES",
    "Match",
    "Method",
    "Text",
    "letters",
    "match",
    "shared_words",
    "stems",
    "work_stems",
]

#: Weight of each feature of a text; the squares add up to 1.
_Vector: TypeAlias = Mapping[str, float]

_WORD: Final = re.compile(r"[^\W_]+")
_TOKEN: Final = re.compile(r"[^\W_]+|[^\w\s]")
#: Words that say nothing of the matter, among them what a possessive leaves.
_STOP: Final = frozenset(
    """a about after against all also among an and any are as at be been before being between both
    but by can could did do does during each either etc for from had has have her his if in include
    included includes including into is it its may more most must no not of on only or other others
    out over own per s same shall she should so some such than that the their them then there these
    they this those through to under until up upon various was were when where whether which while
    who whom whose will with within without would""".split()
)
#: Verbs that say how much one answers for, and nothing of its matter.
_SHARES: Final = frozenset(
    """assist assists conduct conducts coordinate coordinates direct directs lead leads manage
    manages oversee oversees participate participates perform performs responsible supervise
    supervises""".split()
)
_LEADS: Final = frozenset({"abilities", "ability", "knowledge", "skill", "skills"})
#: Words of the sentence around a licence.
_CAVEATS: Final = frozenset(
    """additional appropriate current position positions possess possession require required
    requires valid""".split()
)
#: An example illustrates a duty and is not all of it.
_EXAMPLE: Final = re.compile(r"\b(?:such as|e\.g\.|for example)[^;.()]*", re.IGNORECASE)
_EXAMPLE_WEIGHT: Final = 0.5
_NEAR: Final = 1e-9
_MOST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Text:
    """A unit to be linked: ``id`` is its IRI or another key, ``text`` its words as printed."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of the lower rung that goes on in one of the upper; ``score`` is in 0..1."""

    lower: str
    upper: str
    score: float


@dataclass(frozen=True, slots=True)
class Method:
    """A way to compare two units, whose ``name`` is written on what it derives.

    ``features`` counts what a text's words show, ``ignored`` are words left out beside the stop
    words. ``threshold`` (0..1) is the least score of two units that are each other's nearest,
    ``one_way`` (0..1) the least where only one of them is the other's.
    """

    name: str
    features: Callable[[Sequence[str]], Counter[str]]
    ignored: frozenset[str]
    threshold: float
    one_way: float


def _stems(words: Sequence[str]) -> Counter[str]:
    stems = [_stem(word) for word in words]
    pairs = [f"{first} {second}" for first, second in pairwise(stems)]
    return Counter(stems + pairs)


def _letters(words: Sequence[str]) -> Counter[str]:
    padded = [f" {word} " for word in words]
    return Counter(
        word[at : at + size]
        for word in padded
        for size in (3, 4, 5)
        for at in range(len(word) - size + 1)
    )


DUTIES: Final = Method("tfidf-stem-1-2", _stems, _SHARES, 0.18, 0.18)
COMPETENCIES: Final = Method("tfidf-char-3-5", _letters, _LEADS, 0.18, 0.36)
CREDENTIALS: Final = Method("tfidf-stem-1-2", _stems, _CAVEATS, 0.5, 0.5)


def match(
    lower: Iterable[Text], upper: Iterable[Text], method: Method = DUTIES
) -> tuple[Match, ...]:
    """Return the links between two rungs, in the order of the lower ids, then of the upper ones.

    :param lower: the units of the lower rung, their ids unique
    :param upper: the units of the upper rung, their ids unique
    :param method: one of :data:`DUTIES`, :data:`COMPETENCIES`, :data:`CREDENTIALS`

    >>> low = [Text("a", "Prune trees."), Text("b", "Order seeds.")]
    >>> [(m.lower, m.upper) for m in match(low, [Text("c", "Supervise the pruning of trees.")])]
    [('a', 'c')]
    """
    below = sorted(lower, key=lambda text: text.id)
    above = sorted(upper, key=lambda text: text.id)
    scores = _scores([text.text for text in below], [text.text for text in above], method)
    best_below = [max(row, default=0.0) for row in scores]
    best_above = [max(column) for column in zip(*scores, strict=True)]
    return tuple(
        Match(below[i].id, above[j].id, score)
        for i, row in enumerate(scores)
        for j, score in enumerate(row)
        if score >= _least(score, best_below[i], best_above[j], method)
    )


def _least(score: float, best_below: float, best_above: float, method: Method) -> float:
    nearest = (score >= best_below - _NEAR) + (score >= best_above - _NEAR)
    return (math.inf, method.one_way, method.threshold)[nearest]


def _scores(below: Sequence[str], above: Sequence[str], method: Method) -> list[list[float]]:
    vectors = _vectors([_features(text, method) for text in (*below, *above)])
    half = len(below)
    having: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(vectors[half:]):
        for name, weight in vector.items():
            having[name].append((place, weight))
    return [_cosines(vector, having, len(above)) for vector in vectors[:half]]


def _cosines(
    vector: _Vector, having: Mapping[str, Sequence[tuple[int, float]]], size: int
) -> list[float]:
    """Return the cosines of a vector with each of some others.

    :param having: the others' places and weights by feature, since most pairs share few
    :param size: how many others there are
    """
    products: list[list[float]] = [[] for _ in range(size)]
    for name, weight in vector.items():
        for place, other in having.get(name, ()):
            products[place].append(weight * other)
    return [min(1.0, math.fsum(shared)) for shared in products]


def _words(text: str, ignored: frozenset[str]) -> list[str]:
    words = _WORD.findall(text.casefold())
    telling = [word for word in words if word not in _STOP and word not in ignored]
    return telling or words


@dataclass(frozen=True, slots=True)
class _Features:
    """What a text shows: each feature with its weight by how often and where it stands."""

    weights: Mapping[str, float]


@lru_cache(maxsize=4096)
def _features(text: str, method: Method) -> _Features:
    """Return what a text shows; a class is compared with several others, one after the other."""
    counts = method.features(_words(text, method.ignored))
    without = _EXAMPLE.sub(" ", text)
    central = counts if without == text else method.features(_words(without, method.ignored))
    return _Features(
        {
            name: (1 + math.log(n)) * (1 if name in central else _EXAMPLE_WEIGHT)
            for name, n in counts.items()
        }
    )


def _vectors(found: Sequence[_Features]) -> list[_Vector]:
    rarity = _rarity([features.weights for features in found])
    return [_vector(features, rarity) for features in found]


def _rarity(counted: Sequence[Mapping[str, object]]) -> dict[str, float]:
    spread: Counter[str] = Counter()
    for features in counted:
        spread.update(features.keys())
    rare = {n: 1 + math.log((1 + len(counted)) / (1 + n)) for n in set(spread.values())}
    return {name: rare[n] for name, n in spread.items()}


def _vector(features: _Features, rarity: Mapping[str, float]) -> _Vector:
    weights = {name: weight * rarity[name] for name, weight in features.weights.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {name: weight / length for name, weight in weights.items()}


def stems(text: str, ignored: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the stems of a text's words; none where only stop words and ignored ones stand there.

    :param ignored: words in lower case that say nothing of the matter

    >>> sorted(stems("the painting of signs", frozenset({"signs"})))
    ['paint']
    """
    words = _WORD.findall(text.casefold().replace("\u2019", "'"))
    return frozenset(_stem(word) for word in words if word not in _STOP and word not in ignored)


@cache
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))


def work_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that tell of work, in their order, without verbs of rank.

    >>> work_stems("Supervises the pruning of trees")
    ('prune', 'tree')
    """
    return tuple(_stem(word) for word in _words(text, _SHARES))


def letters(text: str) -> Counter[str]:
    """Return how often each run of three to five letters stands in a text's telling words."""
    return _letters(_words(text, frozenset()))


def shared_words(texts: Iterable[str], background: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the words that tell best what linked units have in common, at most three in all.

    They are printed forms in lower case, in the order of one of the texts; neighbours there are
    joined to a phrase. The verbs that open the texts don't count. Nothing shared gives nothing.

    :param texts: units that are linked with one another
    :param background: all units of the ladder, by which a word is rare or common

    >>> shared_words(["Repair the hand tools.", "Supervise the repair of hand tools."])
    ('hand tools',)
    """
    group = sorted(set(texts), key=lambda text: (len(text), text))
    matters = [_matter(text) for text in group]
    spread = Counter(stem for matter in matters for stem in matter)
    most = max(spread.values(), default=0)
    if most < max(1, min(2, len(group))):
        return ()
    shared = {stem for stem, texts_with in spread.items() if texts_with == most}
    source = max(range(len(group)), key=lambda at: len(shared & matters[at].keys()))
    rarity = _rarity([*matters, *(_matter(text) for text in background)])
    order = list(matters[source])
    weights = {stem: rarity[stem] - order.index(stem) / len(order) for stem in shared & {*order}}
    telling = sorted(weights, key=lambda stem: (-weights[stem], stem))[:_MOST_WORDS]
    return _phrases(group[source], {matters[source][stem] for stem in telling})


@lru_cache(maxsize=4096)
def _matter(text: str) -> dict[str, str]:
    """Return each stem of a unit's matter with its first printed form."""
    opening = {found.base for found in opening_verbs(text)}
    found: dict[str, str] = {}
    for word in _WORD.findall(text.casefold()):
        form = verb(word)
        if word not in _STOP | _SHARES and (form is None or form.base not in opening):
            found.setdefault(_stem(word), word)
    return found


def _phrases(text: str, words: set[str]) -> tuple[str, ...]:
    """Return the words in the order of the text, neighbours joined, each only once."""
    left = set(words)
    phrases: list[list[str]] = [[]]
    for token in _TOKEN.findall(text.casefold()):
        if token in left:
            phrases[-1].append(token)
            left.discard(token)
        elif phrases[-1]:
            phrases.append([])
    return tuple(" ".join(phrase) for phrase in phrases if phrase)
