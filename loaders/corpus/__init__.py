"""Files and folders of documents go into a store.

``folders`` finds the documents and ``settings`` what their folders say of them; ``held`` tells what
the store knows of them already; ``reading`` makes one document triples, ``workers`` does so on all
cores, and ``loading`` writes them and decides anew which classes they speak of.
"""

from loaders.corpus.folders import Found, documents_in
from loaders.corpus.loading import PARSER_VERSION, LoadReport, load

__all__ = ["PARSER_VERSION", "Found", "LoadReport", "documents_in", "load"]
