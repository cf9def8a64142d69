"""Text without what could steer a terminal."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["harmless"]

#: The control characters C0, DEL and C1 (ISO/IEC 6429), but for tab, new line, and a carriage
#: return before a new line, which ends a line of CSV.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


def harmless(text: str) -> str:
    r"""Return a text with each control character replaced by U+FFFD, but for tab and new line.

    >>> harmless("red: \x1b[31m\n")
    'red: �[31m\n'
    """
    return _CONTROLS.sub("\ufffd", text)
