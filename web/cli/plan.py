"""``nextrung plan``: what it takes to move up."""

from __future__ import annotations

from pathlib import Path

import click

from graph import answers
from graph.fit.profile_file import read_profile
from graph.store import Place, Store
from web import as_json
from web.cli.answer import give
from web.cli.completion import class_names
from web.cli.options import Shape, agency_option, answer_format_option, store_option
from web.told import plan_parts, plan_table
from web.told.answer import Answer

__all__ = ["plan"]


@click.command()
@click.argument("classes", nargs=-1, required=True, metavar="[FROM] TO", shell_complete=class_names)
@click.option(
    "--profile",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What you state of your work and schooling, as YAML or JSON; FROM can then be left out.",
)
@click.option(
    "--ways",
    type=click.IntRange(1, 20),
    default=3,
    show_default=True,
    help="How many ways to look for; all but the best are told in short.",
)
@agency_option
@store_option
@answer_format_option
def plan(
    classes: tuple[str, ...],
    profile: Path | None,
    ways: int,
    agency: str | None,
    store: Place,
    shape: Shape,
) -> None:
    """Say what it takes to move up from the class FROM to the class TO, and how long at least.

    A class is named by its code, its title or another printed form of it.
    """
    start, goal = _ends(classes, profile)
    person = read_profile(profile) if profile is not None else None
    with Store.read(store) as opened:
        found = answers.move_up(opened, start, goal, profile=person, agency=agency, ways=ways)
    give(Answer(as_json.plan(found), plan_table.plan(found), tuple(plan_parts.plan(found))), shape)


def _ends(classes: tuple[str, ...], profile: Path | None) -> tuple[str | None, str]:
    if len(classes) > 2:
        raise click.UsageError(
            f"Two classes are a way, and {len(classes)} were given; names of several words are "
            "quoted."
        )
    if len(classes) == 1 and profile is None:
        raise click.UsageError("Give the class held and the class wanted, or a --profile.")
    return (classes[0] if len(classes) == 2 else None), classes[-1]
