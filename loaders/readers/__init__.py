"""Readers turn a document's bytes into text that offsets can refer to, whatever its format.

``formats`` tells by the bytes what a document is and refuses by name what has no reader;
``plain``, ``markup`` (HTML), ``markdown``, ``word`` (DOCX) and ``pdf`` each read one format;
``layout`` is the model that they share, and puts it into text; ``files`` and ``archives`` fetch the
bytes, from a folder or a zip file. All of it is made for documents that nobody vouches for: nothing
is fetched, run or unpacked to disk, and every size has a limit.
"""

from loaders.readers.files import content
from loaders.readers.reading import Source, read

__all__ = ["Source", "content", "read"]
