"""Pages that put classes beside each other.

This folder arranges what :mod:`graph.comparison` finds of each two classes, and compares nothing
itself.
"""
