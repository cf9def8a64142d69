"""What a visitor is told of a store that cannot be read: what is wrong, what to do, and not where.

The place of a store is a folder of this machine, or a server that visitors are not meant to reach.
Whoever runs the site finds it in the log. Nothing here needs Flask: processes that run queries
begin without it.
"""

from __future__ import annotations

import logging
import re
from typing import Final

from graph.errors import StoreError

__all__ = ["LATER", "unreadable"]

logger = logging.getLogger(__name__)

#: Seconds after which it may be worth asking again.
LATER: Final = 10
#: What the system, the engine or a server said, which may name any path: it stands in parentheses.
_SAID: Final = re.compile(r"\s*\(.*\)", re.DOTALL)


def unreadable(error: StoreError) -> str:
    """Return the sentence that a visitor is told; the log is told all.

    >>> unreadable(StoreError("/srv/ladders", "it is damaged (lost /srv/ladders/1.sst)"))
    'The store cannot be read: it is damaged.'
    """
    logger.warning("%s", error)
    return f"The store cannot be read: {_SAID.sub('', error.reason)}."
