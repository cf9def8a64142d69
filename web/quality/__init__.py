"""Pages that tell how good what is loaded is: what is wrong with it, and how much of it there is.

Nothing is judged here: :mod:`graph.findings` finds and :mod:`graph.statistics` counts.
"""
