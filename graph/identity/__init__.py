"""Which mentions are one class, and which document revises which: pure functions on values.

:func:`graph.identity.resolve.resolve` decides. What goes in stands in ``mentions``, what comes out
in ``resolution`` and ``outcome``. The steps, in their order, are ``series`` (with ``rungs`` and
``numerals``), ``describing``, ``listing``, ``recognising`` (with ``index`` and ``framing``),
``naming`` and ``doubles``; each takes up the ``work`` of the one before. ``drafts``, ``titles``,
``tokens``, ``form`` and ``revisions`` are what they are made with.
"""
