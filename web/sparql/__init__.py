"""The SPARQL endpoint: a query of anybody's, run where it can be stopped.

The rule of this folder: what reads a query and what runs it is done in a process of its own
(``worker``, ``answering``, ``judging``, ``written``), which knows nothing of Flask; the site
(``endpoint`` and what it uses) speaks HTTP and hands texts on, and never runs one itself.
"""
