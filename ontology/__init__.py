"""The ontology as data, in Turtle: terms, schemes, shapes, alignments; see ``graph.resources``."""
