"""Sentences of a specification about itself or the employer: no duty, and nothing that is asked.

"This description is a guide and may be changed", "Management reserves the right …", what the law
on disability or on equal opportunity makes employers print.
"""

from __future__ import annotations

import re
from typing import Final

from graph.responsibility import opening_verbs
from loaders.wording import phrases

__all__ = ["is_boilerplate"]

_DOCUMENT: Final = (
    r"(?:(?:job|position|class|classification|role|duty|general)\s+)?(?:description|specification|document"
    r"|outline|summary|profile|statements?|lists?|listing|information|examples?|duties\s+and\s+responsibilities"
    r"|duties|tasks|requirements|functions|responsibilities)"
)
#: A sentence that opens with the document or its list, and says what it is or is not.
_OF_ITSELF: Final = re.compile(
    rf"\W*(?:the\s+)?(?:this|the\s+above|the\s+following|the\s+foregoing|these|the)\s+"
    rf"(?:above\s+|foregoing\s+|following\s+)?{_DOCUMENT}\b"
    r"(?:\s+and/?(?:or)?\s+\w+)?[^.;]{0,120}?\b(?:a\s+guide|all[- ]inclusive"
    r"|are\s+(?:normal|representative|typical)|as\s+illustrat\w+"
    r"|comprehensive|complete\s+list|contract|construed|describe[sd]?|definitive|does\s+not|do\s+not|examples|exhaustive"
    r"|intended|indicates?|is\s+not|is\s+only|are\s+not|may\s+be\s+(?:changed|amended|modified|revised|varied|reviewed)|may\s+change"
    r"|reflects?|reviewed|subject\s+to\s+(?:change|review)|used\s+for|will\s+be\s+reviewed)\b",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    phrases(
        *("all-inclusive", "all inclusive", "any one position"),
        *("at-will", "at will employ*", "brief sample", "contract of employment"),
        *(
            "designed to indicate",
            "do not preclude",
            "does not constitute",
            "does not discriminate",
        ),
        *("does not form part of", "does not preclude", "employment agreement"),
        *("equal opportunity employer", "essential duty satisfactorily"),
        *("exhaustive list", "exhaustive or", "guaranteed an interview", "illustrative only"),
        *("affirmative action employer", "may not include all", "not a comprehensive"),
        *("not all duties", "not all possible", "not an exhaustive", "not be construed"),
        *("not designed to", "not exhaustive", "not inclusive", "not intended", "not meant to"),
        *("not necessarily all", "not necessarily descriptive", "not necessarily inclusive"),
        *("not restrict*", "not to be construed", "nothing in this", "omission of specific"),
        *(
            "reasonable accommodation* may",
            "reasonable accommodation* will",
            "representative of those",
        ),
        *("reserves the right", "reserve the right", "sample only", "should not be construed"),
        *("some or all of the following", "with or without accommodation"),
        *("with or without reasonable",),
    ),
    re.IGNORECASE,
)


def is_boilerplate(sentence: str) -> bool:
    """Tell whether a sentence speaks of the document or the employer, and not of the work.

    >>> is_boilerplate("This description is a guide and may be changed at any time.")
    True
    >>> is_boilerplate("Other duties may be assigned.")
    False
    """
    if _OF_ITSELF.match(sentence):
        return True
    return _SAYS.search(sentence) is not None and not opening_verbs(sentence)
