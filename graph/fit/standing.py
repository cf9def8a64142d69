"""Which class of the store a person means, and how it stands to a class that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.fit.profile import Held
from graph.fit.verdicts import Truth
from graph.iris import normalised
from graph.model import ClassName, Ladder

__all__ = ["Counting", "Place", "Standing", "standing"]


class Place(NamedTuple):
    """A rung of a ladder: the level is 1-based; ``stated`` is false where titles alone say so."""

    series: str
    level: int
    stated: bool


class Counting(NamedTuple):
    """Whether time in one class counts for another, and why, as the end of a sentence."""

    truth: Truth
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The classes that are known: by name, and by their places in ladders.

    ``classes`` are IRIs by normalised name and employer's normalised name, ``""`` for any;
    ``places`` is by IRI. Without either, classes are told by their titles alone.
    """

    classes: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    home: str = ""

    def meant(self, held: Held) -> frozenset[str]:
        """Return the IRIs of the classes that a person can mean, those of ``home`` first of all.

        A name that no employer is stated with means the class of ``home``, the employer of the
        class that is asked about, where it has one of that name.
        """
        if held.employer is not None:
            name = normalised(held.title), normalised(held.employer)
            return self.classes.get(name, frozenset())
        return self.named(held.title)

    def named(self, title: str) -> frozenset[str]:
        """Return the IRIs of the classes of a title: those of ``home``, else those of anybody."""
        name = normalised(title)
        for employer in (self.home, ""):
            if found := self.classes.get((name, employer)):
                return found
        return frozenset()

    def counts(
        self, held: Held, asked: str | None, title: str, *, or_equivalent: bool = False
    ) -> Counting:
        """Return whether time in a class that is held counts as time in one that is asked for.

        A higher rung of a stated ladder counts for a lower one. Which classes are of equal level
        is for the employer to say, but a rung below the one that is asked for never is.

        :param asked: IRI of the class that is asked for, where it is known
        :param title: how the requirement prints it
        :param or_equivalent: whether another class of its level counts too
        """
        meant = self.meant(held)
        if asked in meant or (not meant and normalised(held.title) == normalised(title)):
            truth = Truth.YES if len(meant) < 2 else Truth.PERHAPS
            return Counting(truth, "" if truth else "several employers have a class of that title")
        rises = [rise for iri in meant for rise in self._rises(asked, iri)]
        return self._beside(rises, title, or_equivalent=or_equivalent)

    def _beside(
        self, rises: Iterable[tuple[int, bool]], title: str, *, or_equivalent: bool
    ) -> Counting:
        """Return whether another class counts, by how much higher its rungs are."""
        known = tuple(rises)
        if any(rise > 0 and stated for rise, stated in known):
            return Counting(Truth.YES, f"a higher rung of the ladder of {title}")
        if any(rise > 0 for rise, _ in known):
            return Counting(Truth.PERHAPS, f"by its title a higher rung than {title}")
        if known and all(rise < 0 for rise, _ in known):
            return Counting(Truth.NO, f"a rung below {title}")
        if or_equivalent:
            return Counting(Truth.PERHAPS, f"whether it is of the level of {title} is not stated")
        return Counting(Truth.NO, f"not the class {title}")

    def _rises(self, asked: str | None, held: str) -> Iterable[tuple[int, bool]]:
        """Yield by how many levels a class stands above another, ladder by ladder."""
        for above in self.places.get(held, ()):
            for below in self.places.get(asked or "", ()):
                if above.series == below.series:
                    yield above.level - below.level, above.stated and below.stated


def standing(
    names: Iterable[ClassName], ladders: Iterable[Ladder], home: str | None = None
) -> Standing:
    """Return how the classes of a store stand to one another.

    :param home: name of the employer whose class is meant where a profile states no employer
    """
    classes: dict[tuple[str, str], set[str]] = {}
    for one in names:
        forms = {one.key, one.iri, one.title, *one.aliases, *filter(None, (one.code,))}
        for form in map(normalised, forms):
            for employer in {"", normalised(one.employer or "")}:
                classes.setdefault((form, employer), set()).add(one.iri)
    places: dict[str, list[Place]] = {}
    for ladder in ladders:
        for rung in ladder.rungs:
            if rung.level is not None:
                place = Place(ladder.iri, rung.level, ladder.rule is None)
                places.setdefault(rung.iri, []).append(place)
    return Standing(
        {name: frozenset(found) for name, found in classes.items()},
        {iri: tuple(found) for iri, found in places.items()},
        normalised(home or ""),
    )
