"""The interface for programs, ``/api/v1``.

One table (:mod:`web.api.operations`) says what can be asked: the addresses, their parameters, and
the shape of each answer. The routes are made from it, the parameters of a request are checked by
it, and the document in OpenAPI is written from it. Nothing here finds anything out: that is done
where the pages and the command line have it done.
"""
