"""A person's corrections of what was read: from a small file to the parsed record.

``model`` says what can be corrected, ``files`` reads ``corrections.toml``, and ``applying`` changes
a record before it becomes triples: ``passages`` its statements, ``values`` its short values, both
by what ``quotes`` finds.
"""
