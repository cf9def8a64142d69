"""The same document in every format that is read, made from its text for the tests."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import docx
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
)

from loaders import lexicon

_NUMBER: Final = re.compile(r"(\d+)\. +")
#: From which length on a line of a text is one that was wrapped.
_WRAPPED: Final = 58
_WIDEST: Final = 100


@dataclass(frozen=True)
class Piece:
    """A heading, a numbered item or a line; ``gap`` says that a blank line goes before."""

    text: str
    kind: str
    gap: bool


def pieces(text: str) -> list[Piece]:
    """Return what a text consists of, the lines of its paragraphs joined."""
    wrapped = max(map(len, text.splitlines())) < _WIDEST
    found: list[Piece] = []
    for passage in re.split(r"\n\s*\n", text.strip("\n")):
        lines: list[str] = []
        before = 0
        for line in passage.split("\n"):
            if lines and wrapped and before >= _WRAPPED:
                lines[-1] += f" {line.strip()}"
            else:
                lines.append(line.strip())
            before = len(line)
        found += (Piece(line, _kind(line), gap=n == 0) for n, line in enumerate(lines))
    return found


def _kind(line: str) -> str:
    if _NUMBER.match(line):
        return "item"
    return "heading" if lexicon.heading(line) is not None else "line"


def _runs(found: Sequence[Piece]) -> Iterator[tuple[str, list[str]]]:
    """Yield the paragraphs: each with its lines, the items of a list together."""
    group: list[str] = []
    kind = ""
    for piece in found:
        if group and (
            piece.kind != kind or piece.kind == "heading" or (piece.gap and kind == "line")
        ):
            yield kind, group
            group = []
        kind = piece.kind
        group.append(_NUMBER.sub("", piece.text) if kind == "item" else piece.text)
    yield kind, group


def as_html(text: str) -> bytes:
    """Return a page, with navigation and a script around it."""
    body = []
    for kind, lines in _runs(pieces(text)):
        inside = [html.escape(line) for line in lines]
        if kind == "heading":
            body.append(f"<h2>{inside[0]}</h2>")
        elif kind == "item":
            body.append("<ol>" + "".join(f"<li><p>{line}" for line in inside) + "</ol>")
        else:
            body.append(f"<p>{'<br>'.join(inside)}</p>")
    page = f"""<!doctype html><html><head><title>Jobs</title><meta charset="utf-8">
    <script>document.write("DUTIES")</script></head><body><nav><a href="/">Home</a></nav>
    <main>{"".join(body)}</main></body></html>"""
    return page.encode()


def as_markdown(text: str) -> bytes:
    """Return CommonMark."""
    parts = []
    for kind, lines in _runs(pieces(text)):
        if kind == "heading":
            parts.append(f"## {lines[0]}")
        elif kind == "item":
            parts.append("\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1)))
        else:
            parts.append("\n".join(lines))
    return "\n\n".join(parts).encode()


def as_docx(text: str) -> bytes:
    """Return a DOCX file, with a running header."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Personnel Office"
    for kind, lines in _runs(pieces(text)):
        if kind == "heading":
            document.add_heading(lines[0], level=2)
        elif kind == "item":
            for line in lines:
                document.add_paragraph(line, style="List Number")
        else:
            document.add_paragraph("\n".join(lines))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def as_pdf(text: str) -> bytes:
    """Return a PDF file of one column."""
    return _pdf(text, columns=1)


def as_pdf_of_two_columns(text: str) -> bytes:
    """Return a PDF file of two columns a page."""
    return _pdf(text, columns=2)


def _pdf(text: str, *, columns: int) -> bytes:
    written = io.BytesIO()
    width, height = letter
    wide = (width - 144 - 24 * (columns - 1)) / columns
    frames = [
        Frame(72 + n * (wide + 24), 72, wide, height - 144, 0, 0, 0, 0) for n in range(columns)
    ]
    template = BaseDocTemplate(written, pagesize=letter)
    template.addPageTemplates(PageTemplate(frames=frames, onPage=_running))
    template.build(list(_flow(text)))
    return written.getvalue()


def _running(canvas: Canvas, _document: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(72, letter[1] - 40, "Personnel Office: class plan")
    canvas.drawCentredString(letter[0] / 2, 36, f"Page {canvas.getPageNumber()}")


def _flow(text: str) -> Iterator[Flowable]:
    styles = getSampleStyleSheet()
    hanging = ParagraphStyle("item", styles["BodyText"], leftIndent=24, bulletIndent=6)
    for kind, lines in _runs(pieces(text)):
        if kind == "heading":
            yield Paragraph(html.escape(lines[0]), styles["Heading3"])
        elif kind == "item":
            for number, line in enumerate(lines, 1):
                yield Paragraph(html.escape(line), hanging, bulletText=f"{number}.")
        else:
            yield Paragraph("<br/>".join(map(html.escape, lines)), styles["BodyText"])
            yield Spacer(1, 6)


#: The suffix of a format, and what makes its files.
FORMATS: Final[dict[str, tuple[str, Callable[[str], bytes]]]] = {
    "html": (".html", as_html),
    "markdown": (".md", as_markdown),
    "docx": (".docx", as_docx),
    "pdf": (".pdf", as_pdf),
    "two columns": (".pdf", as_pdf_of_two_columns),
}
