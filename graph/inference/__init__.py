"""What follows from what is stated, and why.

``rules`` makes rules of the ontology's axioms, ``conclusions`` runs them forwards, ``stored`` keeps
what they give, and ``why`` runs them backwards, together with the ``grounds`` of resolution.
"""
