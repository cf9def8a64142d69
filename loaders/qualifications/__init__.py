"""Minimum qualifications: what a text asks for becomes a tree of alternatives and needs.

``asides`` tells what asks for nothing, ``requirements`` finds the needs (with ``schooling`` for
education), ``leaves`` completes them, ``pieces`` cuts at the marks of alternatives, ``connectives``
and ``passages`` give the words between needs their strength, ``tree`` puts them together by
``qualification.lark``, and ``alternatives`` lists the ways in which the tree can be met.
``triples`` writes the tree into the graph.
"""
