"""What a visitor tells of work and schooling: read from a form, judged, and forgotten.

Nothing here writes: a profile lives as long as the request that brought it, and stands in no
address, no log and no file.
"""
