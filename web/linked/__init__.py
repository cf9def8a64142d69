"""Linked data: whatever the store names has an address that answers a person and a program.

The rule of this folder: nothing here gathers what another page gathers already; a resource is told
by the triples that the store holds of it, the vocabulary by its own files, the data set by what the
catalogue counts. Addresses are those of the IRIs, under whichever base these were minted; the
modules ``addresses``, ``vocabulary`` and ``downloads`` hold the routes.
"""
