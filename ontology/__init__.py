"""The ontology as data: terms, schemes, shapes and alignments in Turtle, opened by ``graph.resources``."""
