"""Which mentions are one class, and which document revises which: pure functions on values.

:func:`graph.identity.resolve.resolve` decides. What goes in stands in ``mentions``, what comes out
in ``resolution`` and ``outcome``. The steps, in their order, are ``series`` (with ``rungs`` and
``numerals``), ``describing``, ``listing``, ``naming`` and ``doubles``; each takes up the ``work``
of the one before. ``drafts``, ``titles`` and ``revisions`` are what they are made with.
"""
