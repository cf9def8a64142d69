"""How much each respect counts when comparable classes are ranked; the one place that says so.

Each respect gives a nearness from 0 (as far apart as can be) to 1 (the same). What either side does
not state counts as :data:`UNSTATED`, neither for nor against. The weights were set by hand on three
employers' class plans and are judged in ``docs/compare.md``.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "EDUCATION_SPAN",
    "EXPERIENCE_SPAN",
    "LEAST_WORDS",
    "MOST_LOOKED_AT",
    "RESPONSIBILITY_SPAN",
    "TITLE_SHARE",
    "TITLE_SPAN",
    "UNSTATED",
    "WEIGHTS",
]

#: What each respect counts; they add up to 1.
WEIGHTS: Final = {
    "Field of work": 0.35,
    "Supervises staff": 0.15,
    "Responsibility of duties": 0.10,
    "Education at the least": 0.11,
    "Experience at the least": 0.11,
    "Level": 0.05,
    "Grade of the title": 0.08,
    "Licences and certificates": 0.03,
    "FLSA": 0.02,
}
#: What a respect counts as that one of the two does not state.
UNSTATED: Final = 0.5

#: Grades of schooling from which on two classes are as far apart as can be.
EDUCATION_SPAN: Final = 4
#: Experience is compared by its ratio; from so many times as long on, two are as far apart as can.
EXPERIENCE_SPAN: Final = 8
#: Grades of responsibility, on the average of the duties, from which on two are wholly apart.
RESPONSIBILITY_SPAN: Final = 2.5
#: Grades of titles from which on two are wholly apart.
TITLE_SPAN: Final = 8

#: How much titles count beside texts where words select what is looked at, 0..1.
TITLE_SHARE: Final = 0.4
#: Classes with less than this share of the nearest one's words are not looked at.
LEAST_WORDS: Final = 0.4
#: So many of the nearest in words are looked at.
MOST_LOOKED_AT: Final = 30
