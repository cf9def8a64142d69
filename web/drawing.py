"""What every page hands to vis-network, which draws it.

pyvis builds the nodes, the edges and the options. Its own page is not used, since that links
outside servers and takes text as HTML: ``static/drawing.js`` draws what is returned here, and gives
each group its colours.
"""

from __future__ import annotations

import json
import textwrap
from typing import Any, Final, TypeAlias

from pyvis.network import Network  # type: ignore[import-untyped]

__all__ = ["NetworkData", "data_of", "label"]

#: What a page hands to vis-network: ``nodes``, ``edges`` and ``options``.
NetworkData: TypeAlias = dict[str, Any]

_MOST_LINES: Final = 3


def label(text: str, width: int) -> str:
    """Return a text in short lines, the end left out where it is long.

    :param width: characters a line
    """
    return "\n".join(textwrap.wrap(text, width, max_lines=_MOST_LINES, placeholder=" …"))


def data_of(drawn: Network) -> NetworkData:
    """Return what pyvis built, as JSON holds it; edges are straight."""
    drawn.options.edges.smooth.enabled = False
    options = json.loads(drawn.options.to_json())
    return {"nodes": drawn.nodes, "edges": drawn.edges, "options": options}
