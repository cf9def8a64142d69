"""How well documents are read, measured against documents annotated by hand.

``facts`` is what both sides come to: ``gold`` makes it of an annotation, ``told`` of a record;
``comparison`` counts what agrees by field and marks each value that a rule made as right or wrong,
``tallies`` are the counts, ``corpora`` runs over folders, and ``measured`` keeps the precision of
each rule as data.
"""
