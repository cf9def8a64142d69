"""The IRIs of data, each made from what it names: loading twice gives the same graphs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Self

from pyoxigraph import NamedNode

from graph.vocab import DEFAULT_BASE

__all__ = ["Iris", "digest", "normalised", "slug"]

_LONGEST_SLUG: Final = 60
#: More texts than the titles and codes of two large employers.
_MOST_KEPT: Final = 32_768
_SPECIFICATION: Final = "spec/"


# Whoever looks up a name compares it with every title of a store.
@lru_cache(maxsize=_MOST_KEPT)
def normalised(text: str) -> str:
    """Return a text's words in lower case, without punctuation: equal for equal meanings.

    >>> normalised("Budget management,  (basic)")
    'budget management basic'
    """
    plain = unicodedata.normalize("NFKC", text).replace("\u2019", "'").casefold()
    return " ".join(re.findall(r"[\w'+#]+", plain))


def slug(text: str) -> str:
    """Return a text as part of an address: ASCII words joined by hyphens.

    Where that loses anything that tells (other letters, or what is too long), a digest follows, so
    that two texts never share an address by chance.

    >>> slug("Customer Services (Lead)")
    'customer-services-lead'
    """
    words = normalised(text)
    plain = _plain(words)
    told = plain.replace("-", " ")
    return plain if plain and told == re.sub(r"[_']", " ", words) else _with_digest(words)


def _plain(words: str) -> str:
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_words))[:_LONGEST_SLUG].strip("-")


def _with_digest(words: str) -> str:
    return f"{_plain(words)}-{digest(words)}".strip("-")


def digest(text: str, *, length: int = 8) -> str:
    """Return the first hexadecimal digits of a text's SHA-256.

    :param length: how many digits
    """
    return hashlib.sha256(text.encode()).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints the IRIs below one base.

    :param base: an absolute IRI that ends with a slash
    """

    base: str = DEFAULT_BASE

    @classmethod
    def below_which(cls, specification: str) -> Self:
        """Return what mints beside a document.

        >>> Iris.below_which("https://example.org/hr/spec/0a1b").base
        'https://example.org/hr/'
        """
        return cls(specification[: specification.rindex(_SPECIFICATION)])

    def agency(self, name: str) -> NamedNode:
        """Return the IRI of an employer, by its name."""
        return NamedNode(f"{self.base}agency/{slug(name)}")

    def specification(self, sha256: str) -> NamedNode:
        """Return the IRI of a document, which is that of its graph, by its bytes' digest."""
        return NamedNode(f"{self.base}{_SPECIFICATION}{sha256}")

    def job_class(self, employer: str, name: str) -> NamedNode:
        """Return the IRI of a class, by its employer's key and its code or a slug."""
        return NamedNode(f"{self.base}class/{employer}/{slug(name)}")

    def series(self, employer: str, name: str) -> NamedNode:
        """Return the IRI of a ladder, by its employer's key and its name."""
        return NamedNode(f"{self.base}series/{employer}/{slug(name)}")

    def inferred_series(self, employer: str, name: str) -> NamedNode:
        """Return the IRI of a ladder that no document states, by what its titles share."""
        return NamedNode(f"{self.base}series/{employer}/{slug(name)}-by-titles")

    def competency(self, kind: str, text: str) -> NamedNode:
        """Return the IRI that all share who ask for the same knowledge, skill or ability.

        :param kind: ``knowledge``, ``skill`` or ``ability``
        """
        words = normalised(text)
        return NamedNode(f"{self.base}competency/{kind}/{_with_digest(words)}")

    def credential(self, name: str) -> NamedNode:
        """Return the IRI that all share who ask for the same licence or certificate."""
        words = normalised(name)
        return NamedNode(f"{self.base}credential/{_with_digest(words)}")

    def continuation(self, lower: str, upper: str) -> NamedNode:
        """Return the IRI of a link between a statement and the one that goes on from it."""
        return NamedNode(f"{self.base}continuation/{digest(f'{lower} {upper}', length=16)}")

    def doubt(self, mention: str, reason: str) -> NamedNode:
        """Return the IRI of something undecided about a mention."""
        return NamedNode(f"{self.base}doubt/{digest(f'{mention} {reason}', length=16)}")

    def figure(self, employer: str, measure: str, place: int) -> NamedNode:
        """Return the IRI of a figure, by its employer's key, what it counts, and its place."""
        return NamedNode(f"{self.base}figure/{employer}/{measure}-{place}")

    def derived(self, employer: str, method: str) -> NamedNode:
        """Return the graph of what one method derives about one employer.

        :param method: its name; with ``""`` all graphs of the employer begin like this
        """
        return NamedNode(f"{self.base}graph/derived/{employer}/{method}")

    def reference(self, name: str) -> NamedNode:
        """Return the graph of one of our own files, such as ``ontology``."""
        return NamedNode(f"{self.base}graph/{name}")
