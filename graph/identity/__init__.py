"""Which mentions are one class, and which document revises which: pure functions on values.

:func:`graph.identity.resolve.resolve` decides; the other modules hold what goes in (``mentions``),
what is put together on the way (``drafts``, ``rungs``, ``titles``, ``revisions``) and what comes
out (``resolution``, ``outcome``).
"""
