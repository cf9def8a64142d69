"""HTML, Markdown and DOCX give the text that is seen: headings, items with numbers, rows."""

from __future__ import annotations

import io
import time
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from graph.errors import UnreadableDocument
from loaders.readers import read
from tests.printing import as_docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text(page: str, path: str = "x.html") -> str:
    return read(page.encode(), path=path).text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h2>Duties</h2><p>Files\n letters &amp; forms.", "Duties\n\nFiles letters & forms.\n"),
        ("<p>Clerk<br>Grade&nbsp;2</p>", "Clerk\nGrade\xa02\n"),
        ("<ul><li>Sorts<li><p>Files</ul>", "• Sorts\n• Files\n"),
        ("<ol start=3 type=a><li>x<li value=9>y</ol>", "c. x\ni. y\n"),
        ("<ol type=I><li>x<li>y<li value=4>z<li value=99>w</ol>", "I. x\nII. y\nIV. z\n99. w\n"),
        ("<ol><li>x<ul><li>y</ul><li>z</ol>", "1. x\n    • y\n2. z\n"),
        ("<ul><li>Class Code: 12<li>Revised: 2020</ul>", "Class Code: 12\nRevised: 2020\n"),
        ("<li>x</li>", "• x\n"),
        ("<pre>Clerk\n   Grade</pre>", "Clerk\nGrade\n"),
        ("<p>a</p><p> &nbsp; </p><div><div>b</div></div>", "a\n\nb\n"),
        ("<p>a<span hidden>x</span><b style='display: none'>y</b>b", "ab\n"),
        ("<head><title>t</title></head><nav>n</nav><p>a<script>s</script><button>c", "a\n"),
        (
            "<table><caption>Classes<tr><th>Code<th>Class<tr><td>12<td><p>Clerk\n I</table>",
            "Classes\n\nCode | Class\n12 | Clerk I\n",
        ),
        ("<table><tr><td>Class Code:<td>12</table>", "Class Code: 12\n"),
        ("<table><tr><td><h2>A</h2><p>a<td><p>b<p>c</table>", "A\n\na\n\nb\n\nc\n"),
        ("<table><tr><td><table><tr><td>a<td>b</table></table>", "a | b\n"),
        ("<table><tr><td> <td> </table><p>a", "a\n"),
    ],
)
def test_a_page_reads_as_it_is_seen(page: str, expected: str) -> None:
    assert text(page) == expected


def test_markdown_reads_as_it_is_seen() -> None:
    page = "# Clerk\n\nCode: **12**\nLevel: 2\n\n2. Sorts\n3. Files\n\n|A|B|\n|-|-|\n|1|<b>2|\n"
    expected = "Clerk\n\nCode: 12\nLevel: 2\n\n2. Sorts\n3. Files\n\nA | B\n1 | <b>2\n"
    assert text(page, "x.md") == expected


def test_the_layout_tells_headings_items_and_rows() -> None:
    page = "<h3>Duties</h3><ol><li>Files</ol><table><tr><td>a<td>b</table><p>End"
    found = [placed.block for placed in read(page.encode(), path="x").layout]
    told = [(block.kind, block.level, block.mark) for block in found]
    assert told == [
        ("heading", 3, None),
        ("item", 1, "1."),
        ("row", 0, None),
        ("paragraph", 0, None),
    ]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 200_000 + "CLERK", "nests 200,000 elements"),
        ("<p>x" * 110_000, "110,000 HTML tags"),
        ("<div " + "".join(f" a{n}=b" for n in range(100_000)) + ">x", "thousands of attributes"),
        ("<div '" + "\" '" * 300_000 + ">x", "thousands of attributes"),
    ],
)
def test_a_page_made_to_take_long_is_refused_at_once(page: str, reason: str) -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableDocument, match=reason):
        text(page)
    assert time.monotonic() - started < 5


def test_a_page_may_nest_deeper_than_python_recurses() -> None:
    assert text("<div>" * 4_000 + "CLERK") == "CLERK\n"


def test_a_picture_in_an_attribute_may_be_long() -> None:
    assert text(f'<p>CLERK<img src="data:image/png;base64,{"A" * 50_000}">') == "CLERK\n"


def written(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_word_file_gives_headings_lists_tables_tabs_and_no_running_header() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Personnel Office"
    document.add_heading("Clerk", level=0)
    document.add_paragraph("Class Code:\t12\nLevel:\t2")
    document.add_paragraph("Sorts", style="List Bullet")
    document.add_paragraph("Files", style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "12", "Clerk I"
    assert read(written(document), path="x.docx").text == (
        "Clerk\n\nClass Code:\t12\nLevel:\t2\n\n• Sorts\n1. Files\n\n12 | Clerk I\n"
    )


def changed(part: bytes | None) -> bytes:
    """Return a DOCX file with another main part, or none."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(as_docx("CLERK"))) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        if part is not None:
            new.writestr("word/document.xml", part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (as_docx("CLERK")[:9000], "broken"),
        (changed(None), "broken; save it anew"),
        (changed(b"<w:document"), "broken; save it anew"),
        (changed(b"<a/>"), "broken; save it anew"),
        (changed(f'<w:document xmlns:w="{WORD}"/>'.encode()), "broken; save it anew"),
        (changed(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'), "type"),
        (changed(b"<a>" + b" " * 5_000_000 + b"</a>"), "unpacked it has 5,"),
    ],
)
def test_a_word_file_that_is_broken_or_dangerous_is_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read(data, path="x.docx")
