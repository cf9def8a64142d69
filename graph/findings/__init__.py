"""What is wrong with a ladder, or with the documents that it rests on, kind by kind.

``kinds`` reads from the scheme ``finding`` which kinds there are, ``survey`` reads from a store
what they look at, and ``find`` asks them all. Each other module is a family of kinds: pure
functions on the survey. ``suppressions`` leaves out what a person has judged.
"""
