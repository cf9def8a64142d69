"""What a specification says of itself, told from what is done."""

from __future__ import annotations

import pytest

from loaders.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "sentence",
    [
        "This job description is only a guide.",
        "The above statements describe the general nature of the work.",
        "The above is meant to describe what most weavers do, and is intended as no more.",
        "The foregoing reflects what is woven now.",
        "These duties are not to be construed as complete.",
        "Management reserves the right to alter the work.",
        "The town is an equal opportunity employer.",
        "Nothing in this form limits the board.",
        "THE LIST BELOW IS A SAMPLE ONLY.",
        "The listed examples may not include all duties of a position.",
    ],
)
def test_sentences_on_the_document_or_the_employer_are_told(sentence: str) -> None:
    assert is_boilerplate(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Performs other duties as assigned.",
        "The above cloths are woven as described in the order book.",
        "Other duties may be assigned.",
        "Prepares job descriptions and reviews them.",
        "Fulfils equal employment opportunity responsibilities.",
        "Serves individuals with disabilities.",
    ],
)
def test_duties_are_no_boilerplate(sentence: str) -> None:
    assert not is_boilerplate(sentence)
