"""``nextrung completion``, and what a shell completes: classes, ladders and questions.

Completion never speaks: where a store is not there, locked or damaged, nothing is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import click
from click.shell_completion import CompletionItem

from graph import read, resources
from graph.errors import NextrungError
from graph.store import Store
from web.cli.shells import SHELLS
from web.told.harmless import harmless

__all__ = ["class_names", "completion", "ladder_names", "questions"]

_PROGRAM: Final = "nextrung"
_VARIABLE: Final = "_NEXTRUNG_COMPLETE"


def questions(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the questions of the catalogue that begin so."""
    names = ((name, resources.query(name).summary) for name in resources.query_names())
    return _beginning(incomplete, names)


def class_names(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the titles and codes of the store's classes that begin so."""
    return _beginning(incomplete, _stored(context, _classes))


def ladder_names(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the names of the store's ladders that begin so."""
    return _beginning(incomplete, _stored(context, _ladders))


def _classes(store: Store) -> Iterator[tuple[str, str]]:
    for name in read.class_names(store):
        yield name.title, name.code or ""
        if name.code is not None:
            yield name.code, name.title


def _ladders(store: Store) -> Iterator[tuple[str, str]]:
    for ladder in read.bare_ladders(store):
        yield ladder.name, ladder.employer or ""


def _stored(
    context: click.Context, names: Callable[[Store], Iterable[tuple[str, str]]]
) -> list[tuple[str, str]]:
    place = context.params.get("store")
    if place is None:
        return []
    try:
        with Store.read(place) as store:
            return list(names(store))
    except NextrungError:
        return []


def _beginning(incomplete: str, names: Iterable[tuple[str, str]]) -> list[CompletionItem]:
    """Return the names that begin so, in any case; a name comes with what explains it."""
    wanted = incomplete.casefold()
    return [
        CompletionItem(_one_line(name), help=_one_line(about) or None)
        for name, about in dict(names).items()
        if name.casefold().startswith(wanted)
    ]


def _one_line(text: str) -> str:
    return " ".join(harmless(text).split())


@click.command()
@click.argument("shell", type=click.Choice(list(SHELLS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes the Tab key complete commands, classes, ladders and questions in SHELL.

    Put one of these lines into the file that your shell reads when it starts:

    \b
    eval "$(nextrung completion bash)"       # ~/.bashrc
    eval "$(nextrung completion zsh)"        # ~/.zshrc
    nextrung completion fish | source        # ~/.config/fish/config.fish
    """  # noqa: D301 - click wants the character itself
    made = SHELLS[shell](context.find_root().command, {}, _PROGRAM, _VARIABLE)
    click.echo(made.source())
