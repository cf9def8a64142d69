"""Pages on which one walks from class to class: what is around one, as a picture and in words.

What is near a class is found by pure functions (``around``), drawn by ``picture`` and told by the
page; each tells of the same classes.
"""
