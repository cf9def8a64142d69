"""The shapes of answers: what :mod:`web.as_json` and its like write, told as types.

None of them is ever made: they are the JSON Schema of the answers, which the tests hold each answer
against. What a document does not state is ``null``; a key that need not be there has ``UNSET``.
"""
