"""``nextrung serve``: the site, on this machine."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import Final

import click
import waitress

from graph.store import Place, Store
from web import create_app
from web.cli.demo import samples_store
from web.cli.options import store_option
from web.warm import kept_warm

__all__ = ["serve"]

#: Bytes of a request. The server puts larger ones into a file, and what a visitor tells of
#: themselves is never to be in one.
_LARGEST: Final = 524_288
#: More than the queries that run and wait (web.sparql.limits), so that pages never wait for them.
_THREADS: Final = 8
#: Connections at a time. Those that are idle, or send half a request, cost no thread, but no more
#: are taken; the server waits for them by select(2), which knows 1024 files at most (on Windows
#: 512), and the store has files open too.
_CONNECTIONS: Final = 400
#: Seconds after which a connection is closed on which nothing comes, and between two looks at them.
_SILENT: Final = 20
_LOOK: Final = 5


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--demo", is_flag=True, help="Show the bundled samples; no store is needed.")
@store_option
def serve(host: str, port: int, demo: bool, store: Place) -> None:
    """Show the ladders in a browser; reads the store and never writes to it.

    What is loaded meanwhile is seen by the next page.
    """
    if demo:
        with samples_store() as folder:
            _serve(folder, host, port)
    else:
        Store.read(store).close()
        _serve(store, host, port)


def _serve(store: Place, host: str, port: int) -> None:
    app = create_app({"STORE": store})
    try:
        server = waitress.create_server(
            app,
            host=host,
            port=port,
            ident="nextrung",
            threads=_THREADS,
            max_request_body_size=_LARGEST,
            connection_limit=_CONNECTIONS,
            channel_timeout=_SILENT,
            cleanup_interval=_LOOK,
        )
    except OSError as error:
        raise click.ClickException(
            f"Nothing can listen on {host}:{port} ({error.strerror}); choose another with --port."
        ) from error
    signal.signal(signal.SIGTERM, _ended)
    click.echo(f"Ladders at http://{host}:{port}/ (stop with Ctrl-C)", err=True)
    with kept_warm(app):
        server.run()


def _ended(_number: int, _frame: FrameType | None) -> None:
    """End as after Ctrl-C, with everything closed that is open."""
    sys.exit(0)
