"""HTML becomes blocks: what a browser would show of it, without navigation and forms.

The tree is built by Lexbor, as browsers build it; scripts are not run and nothing is fetched. It is
walked without recursion, since a page may nest as deep as it likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from graph.errors import UnreadableDocument
from loaders.readers.encodings import decoded
from loaders.readers.layout import Block
from loaders.readers.passages import BREAK, Passages

__all__ = ["blocks", "blocks_of"]

_BLOCKS: Final = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre
    section summary table tbody td tfoot th thead tr ul""".split()
)
#: What a page does not show, or shows to act on rather than to read.
_UNREAD: Final = frozenset(
    """applet audio base button canvas datalist embed head iframe img input link map math meta nav
    noframes noscript object option script select source style svg template textarea title track
    video""".split()
)
_TEXT: Final = "-text"
#: Tags that need not be looked at closely, since even all nested they are built in half a second.
_FEW_TAGS: Final = 5_000
_MOST_TAGS: Final = 100_000
_DEEPEST: Final = 500
#: Characters of a tag without what it quotes, such as a picture; attributes count twice, too.
_LONGEST_TAG: Final = 4_000
_QUOTED: Final = re.compile(r""""[^"]*+"|'[^']*+'""")
_LONG_TAG: Final = re.compile(
    rf"""<[a-z](?=[^>]{{{_LONGEST_TAG}}})(?>[^>"']+|"[^"]*+"|'[^']*+'|["'])*+""", re.IGNORECASE
)
#: Tags of elements that must be closed, and so nest where they are not.
_NESTING: Final = re.compile(
    r"<(/?)(?!(?:p|li|td|th|tr|dt|dd|option|thead|tbody|tfoot|br|hr|img|input|meta|link|col|wbr)\b)"
    r"[a-z]",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def blocks(data: bytes, path: str) -> Iterator[Block]:
    """Yield the blocks of a page.

    :raises UnreadableDocument: where it cannot be decoded, or is no page
    """
    return blocks_of(decoded(data, path, declares=True), path)


def blocks_of(page: str, path: str, *, tabs: bool = False) -> Iterator[Block]:
    """Yield the blocks of a page that is decoded.

    :param tabs: whether tabs mean something, as in what was a DOCX file
    :raises UnreadableDocument: where it is no page
    """
    _check(page, path)
    try:
        top = LexborHTMLParser(page.removeprefix("\ufeff")).root
    except SelectolaxError as error:
        raise UnreadableDocument(path, f"its HTML is broken ({error})") from error
    if top is None:
        raise UnreadableDocument(path, "its HTML is empty")
    passages = Passages(tabs=tabs)
    _walk(top, passages)
    return passages.blocks()


def _check(page: str, path: str) -> None:
    """Refuse a page that takes longer to build than its length tells: its depth counts twice."""
    if len(page) > _LONGEST_TAG and any(map(_is_overlong, _LONG_TAG.finditer(page))):
        raise UnreadableDocument(path, "an HTML tag of it has thousands of attributes; mend it")
    if page.count("<") <= _FEW_TAGS:
        return
    depth = deepest = 0
    for tag in _NESTING.finditer(page):
        depth = max(depth + (-1 if tag[1] else 1), 0)
        deepest = max(depth, deepest)
    if deepest > _DEEPEST:
        raise UnreadableDocument(path, f"its HTML nests {deepest:,} elements; export it anew")
    if page.count("<") > _MOST_TAGS:
        reason = f"it has {page.count('<'):,} HTML tags; a page may have up to {_MOST_TAGS:,}"
        raise UnreadableDocument(path, reason)


def _is_overlong(tag: re.Match[str]) -> bool:
    return len(_QUOTED.sub("", tag[0])) > _LONGEST_TAG


def _walk(top: LexborNode, passages: Passages) -> None:
    node: LexborNode | None = top
    while node is not None:
        inner = None if node.tag in _UNREAD or _is_hidden(node) else _enter(node, passages)
        while inner is None and node is not None:
            _leave(node, passages)
            inner = node.next
            node = None if node.parent is None or node.mem_id == top.mem_id else node.parent
        node = inner


def _enter(node: LexborNode, passages: Passages) -> LexborNode | None:
    """Note that an element begins, or a text, and return the first thing in it."""
    tag = node.tag
    if tag == _TEXT:
        passages.add(node.text_content or "")
        return None
    if tag == "br":
        passages.add(BREAK)
    elif tag in _BLOCKS:
        passages.begin(tag, node.attributes)
    return node.child


def _leave(node: LexborNode, passages: Passages) -> None:
    if node.tag in _BLOCKS:
        passages.end(node.tag)


def _is_hidden(node: LexborNode) -> bool:
    if node.tag == _TEXT:
        return False
    told = node.attributes
    return "hidden" in told or _HIDDEN.search(told.get("style") or "") is not None
