"""A bar that shows how far a long command is: in a terminal only, and on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

__all__ = ["progress_bar"]


@contextmanager
def progress_bar(total: int, doing: str, afterwards: str) -> Iterator[Callable[[str], None]]:
    """Show a bar for as long as the context lasts; yield what is to be called after each step.

    :param total: how many steps there are
    :param doing: what the steps do; ``afterwards`` what is done once there are none left
    """
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        steps = bar.add_task(doing, total=total)

        def advance(_step: str) -> None:
            bar.advance(steps)
            if bar.finished:
                bar.update(steps, description=afterwards)

        yield advance
