"""Classes beside each other: two compared, and the comparable ones of other employers ranked.

No method is good enough to assert that a duty of one employer is a duty of another, and whole texts
cannot rank classes; so the structure of what is stated is compared first, text only selects what
is looked at, and every match of duties is a suggestion with its score.
"""
