"""The question catalogue as data: one SPARQL query a file, opened by ``graph.resources``."""
