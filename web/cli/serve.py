"""``nextrung serve``: the site, on this machine."""

from __future__ import annotations

from typing import Final

import click
import waitress

from graph.store import Place, Store
from web import create_app
from web.cli.options import store_option

__all__ = ["serve"]

#: More than the queries that run and wait (web.sparql.limits), so that pages never wait for them.
_THREADS: Final = 8


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@store_option
def serve(host: str, port: int, store: Place) -> None:
    """Show the ladders in a browser; reads the store and never writes to it.

    What is loaded meanwhile is seen by the next page.
    """
    Store.read(store).close()
    app = create_app({"STORE": store})
    try:
        server = waitress.create_server(
            app, host=host, port=port, ident="nextrung", threads=_THREADS
        )
    except OSError as error:
        raise click.ClickException(
            f"Nothing can listen on {host}:{port} ({error.strerror}); choose another with --port."
        ) from error
    click.echo(f"Ladders at http://{host}:{port}/ (stop with Ctrl-C)", err=True)
    server.run()
