"""What is judged: a person's stretches of work, and what a class asks for, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.fit.profile import Held, Profile, Work
from graph.fit.standing import Standing
from graph.model import Item, QualificationNode, Substitution

__all__ = ["Asked", "Case", "Stretch", "leaves"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a class asks for: a tree a document, what may stand for it, and its credentials.

    ``markers`` are the labels ("B", "2") below which each requirement is printed, by its IRI.
    """

    trees: tuple[QualificationNode, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    credentials: tuple[Item, ...] = ()
    competencies: tuple[Item, ...] = ()
    markers: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time of work: months of full time, in a class that is held or only in fields.

    ``words`` are the fields and the title; ``open`` tells that fields may be missing from them.
    """

    months: float
    words: tuple[str, ...]
    supervisory: bool | None
    name: str
    held: Held | None = None
    open: bool = False


@dataclass(frozen=True)
class Case:
    """A profile held against what a class asks for."""

    profile: Profile
    asked: Asked
    standing: Standing = field(default_factory=Standing)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """All that the profile states of work; months are counted pro rata of full time."""
        classes = map(_of_class, self.profile.classes or ())
        return (*classes, *map(_of_work, self.profile.experience or ()))

    @cached_property
    def experiences(self) -> tuple[QualificationNode, ...]:
        """The requirements of experience, in the order of the trees."""
        return tuple(leaf for leaf in self.leaves if leaf.kind == "experience")

    @cached_property
    def leaves(self) -> tuple[QualificationNode, ...]:
        """All requirements, in the order of the trees."""
        return tuple(leaf for tree in self.asked.trees for leaf in leaves(tree))

    def with_time(self, held: Held, months: int) -> Case:
        """Return the case after some more months of full time in a class."""
        profile = self.profile
        more = Held(
            title=held.title,
            employer=held.employer,
            months=months,
            now=True,
            supervisory=held.supervisory,
            fields=held.fields,
        )
        grown = Profile(
            classes=(*(profile.classes or ()), more),
            education=profile.education,
            experience=profile.experience,
            credentials=profile.credentials,
            competencies=profile.competencies,
        )
        return replace(self, profile=grown)


def leaves(tree: QualificationNode) -> Iterator[QualificationNode]:
    """Yield the requirements of a tree, in the order printed."""
    if tree.kind not in {"all", "any"}:
        yield tree
    for part in tree.parts:
        yield from leaves(part)


def _of_class(held: Held) -> Stretch:
    words = (held.title, *(held.fields or ()))
    name = held.title
    return Stretch(
        held.months * held.share, words, held.supervisory, name, held, held.fields is None
    )


def _of_work(work: Work) -> Stretch:
    return Stretch(work.months * work.share, work.fields, work.supervisory, _joined(work.fields))


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)
