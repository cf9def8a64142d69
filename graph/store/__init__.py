"""The triple store: graphs, written whole, asked only as a union, on either of two engines.

:class:`Store` is all that most need. Below it lie the engine in a folder or in memory
(``embedded``, ``folder``, ``locks``, ``generation``) and the client of a SPARQL 1.1 server
(``remote``, ``server``, ``access``).
"""

from graph.store.engine import Dataset, Row, Term
from graph.store.places import Place
from graph.store.store import Store

__all__ = ["Dataset", "Place", "Row", "Store", "Term"]
