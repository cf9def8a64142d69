"""What answers say: the words, tables and outlines that the command line and the pages share.

The rule of this folder: nothing here reads a request, prints to a terminal or knows a command. What
was found out comes in as values of the graph, and goes out as parts, tables or data.
"""
