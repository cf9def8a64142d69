"""What is wrong with a store, made once a state of it, and not while a visitor waits for long.

Findings look at everything that is loaded: the time grows with it, and a thousand documents take
many seconds. So they are made by a thread of their own, and a request that would wait too long for
it is told to come back.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from flask import current_app
from flask.ctx import AppContext

from graph.findings.find import findings
from graph.findings.model import Finding
from web.kept import kept
from web.stores import opened

__all__ = ["PATIENCE", "made"]

_EXTENSION: Final = "nextrung.quality"
#: The setting that says for how many seconds a request waits, and what it is without one.
PATIENCE: Final = "QUALITY_PATIENCE"
_USUAL_PATIENCE: Final = 2.0


@dataclass(slots=True)
class _Maker:
    """One thread, and what it makes at present."""

    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=1))
    mutex: Lock = field(default_factory=Lock)
    making: Future[None] | None = None

    def started(self, site: AppContext) -> Future[None]:
        """Return what is being made; begin with it where nothing is."""
        with self.mutex:
            if self.making is None or self.making.done():
                self.making = self.pool.submit(_make, site)
            return self.making


def _make(site: AppContext) -> None:
    with site, opened() as store:
        kept(store, findings)


def made() -> tuple[Finding, ...] | None:
    """Return what is wrong with the site's store; ``None`` where that is still being made.

    :raises StoreError: where the store cannot be read
    """
    maker: _Maker = current_app.extensions.setdefault(_EXTENSION, _Maker())
    patience: float = current_app.config.get(PATIENCE, _USUAL_PATIENCE)
    try:
        maker.started(current_app.app_context()).result(timeout=patience)
    except TimeoutError:
        return None
    with opened() as store:
        return kept(store, findings)
