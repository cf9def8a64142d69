"""The knowledge graph: terms, store, resolution of classes, reading and planning."""
