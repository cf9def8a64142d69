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
#: What is said of "the above" where no noun tells what stands there.
_STATES: Final = (
    r"(?:(?<=above\s)|(?<=foregoing\s))"
    r"(?=(?:is|are|has|have|only|merely|describes?|indicates?|reflects?)\b)"
)
#: A sentence that opens with the document or its list, and says what it is or is not.
_OF_ITSELF: Final = re.compile(
    r"\W*(?:the\s+)?(?:this|these|the(?:\s+(?:above|following|foregoing))?)\s+"
    rf"(?:(?:above|foregoing|following)\s+)?(?:{_DOCUMENT}\b|{_STATES})[^.;]{{0,120}}?"
    + phrases(
        *("a guide", "all-inclusive", "all inclusive", "are not", "are normal", "are typical"),
        *("are representative", "as illustrat*", "complete list", "comprehensive", "construed"),
        *("contract", "definitive", "describe*", "do not", "does not", "examples", "exhaustive"),
        *("indicate*", "intended", "is not", "is only", "may be amended", "may be changed"),
        *("may be modified", "may be reviewed", "may be revised", "may be varied", "may change"),
        *("reflect*", "reviewed", "subject to change", "subject to review", "used for"),
    )
    + r"|\W*(?:the\s+)?omission\s+of\s+(?:specific|any)\b",
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
        *("illustrations of the various", "intended only as", "only as illustrations"),
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
