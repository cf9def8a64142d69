"""The whole answer to "do I qualify for this class, and what is missing?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.fit import evaluation
from graph.fit.case import Asked, Case
from graph.fit.nearest import Alternative, alternatives
from graph.fit.profile import Profile
from graph.fit.skills import Named, competencies
from graph.fit.standing import Standing
from graph.fit.verdicts import Judged, Verdict, verdict_of

__all__ = ["Fit", "evaluate"]


@dataclass(frozen=True, slots=True)
class Fit:
    """What is judged of a person for a class.

    ``trees`` has one value a document that states qualifications, ``credentials`` those that no
    tree holds; ``alternatives`` say what is missing, nearest first. ``competencies`` are those that
    the class asks for, judged by nobody, and those that the person names.
    """

    trees: tuple[Judged, ...]
    credentials: tuple[Judged, ...]
    alternatives: tuple[Alternative, ...]
    competencies: tuple[Named, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The verdict over all requirements, ``None`` where the documents state none."""
        judged: Sequence[Judged] = (*self.trees, *self.credentials)
        return verdict_of(min(one.truth for one in judged)) if judged else None

    @property
    def nearest(self) -> Alternative | None:
        """The nearest way to qualify; ``None`` where nothing is missing."""
        first = self.alternatives[0]
        return first if first.lacks else None


def evaluate(profile: Profile, asked: Asked, standing: Standing | None = None) -> Fit:
    """Return what is judged of a person for a class, and what is missing.

    :param asked: what the class asks for
    :param standing: which classes there are, and their ladders; without it they are told by title
    """
    case = Case(profile, asked, standing or Standing())
    trees, credentials = evaluation.trees(case), evaluation.credentials(case)
    named = competencies(profile.competencies, asked.competencies)
    return Fit(trees, credentials, alternatives((*trees, *credentials)), named)
