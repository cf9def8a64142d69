"""PDF files give paragraphs, columns in order, rows, and running headers once."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from graph.errors import UnreadableDocument
from loaders.readers import read


def pdf(draw: Callable[[Canvas], None], encrypt: StandardEncryption | None = None) -> bytes:
    """Return a PDF file; a page is 612 points wide and 792 high."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792), encrypt=encrypt)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def column(canvas: Canvas, x: float, y: float, *lines: str, pitch: float = 14) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(x, y - number * pitch, line)


def text(draw: Callable[[Canvas], None]) -> str:
    return read(pdf(draw), path="x.pdf").text


FULL = "The weaver weaves cloth of wool and of linen on looms that have four"


def test_wrapped_lines_are_one_paragraph_and_short_ones_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 72, 700, FULL, "shafts.", "Code: 12", "Level: 2")
        column(canvas, 72, 600, f"1. {FULL}", "1. shafts or more.", "2. Rests.")

    assert text(draw).startswith(f"{FULL} shafts.\nCode: 12\nLevel: 2\n\n1. {FULL}\n1. shafts")


def test_items_go_on_under_their_text_and_bullets_stay() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 72, 700, "•", "•", pitch=28)
        column(canvas, 96, 700, FULL, "shafts; and", "rests at noon.")

    source = read(pdf(draw), path="x.pdf")
    assert source.text == f"• {FULL} shafts; and\n• rests at noon.\n"
    assert [placed.block.kind for placed in source.layout] == ["item", "item"]


@pytest.mark.parametrize(("known", "joined"), [("selvedge", "selvedge"), ("cloth", "sel-vedge")])
def test_a_hyphen_at_a_line_s_end_goes_where_the_document_has_the_word(
    known: str, joined: str
) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 72, 700, f"{FULL} sel-", f"vedge threads of the {known} sort.")

    assert f"four {joined} threads" in text(draw)


def test_headings_are_told_by_their_size_and_lines_with_lead_words_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 18)
        canvas.drawString(72, 730, "Weaver")
        canvas.setFont("Helvetica", 10)
        lead = "Knowledge of wool and of linen, of looms and of their shafts and reeds"
        column(canvas, 72, 700, lead, "Skill in weaving", pitch=12)

    source = read(pdf(draw), path="x.pdf")
    assert [placed.block.kind for placed in source.layout] == ["heading", "paragraph", "paragraph"]
    assert source.text.endswith("shafts and reeds\nSkill in weaving\n")


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(2):
            canvas.drawString(
                72, 740, "A heading that stands across the whole width of the two columns"
            )
            column(canvas, 72, 700, *(f"left line {n} is quite long" for n in range(6)))
            column(canvas, 320, 700, *(f"Right line {n} is long" for n in range(6)))
            canvas.showPage()
        column(canvas, 72, 700, "left once more, and long,", "left again.")
        column(canvas, 320, 700, "Right once more.")

    words = text(draw).split()
    assert [word for word in words if word in {"left", "Right"}] == (
        (["left"] * 6 + ["Right"] * 6) * 2 + ["left", "left", "Right"]
    )


def test_a_table_gives_rows_whose_wrapped_cells_are_whole() -> None:
    def draw(canvas: Canvas) -> None:
        for y, *cells in (
            (700, "Code", "Class", "Pay"),
            (680, "12", "Weaver of wool and", "30"),
            (666, "", "linen", ""),
            (646, "13", "Dyer", "31"),
        ):
            for x, cell in zip((72, 150, 400), cells, strict=True):
                canvas.drawString(x, float(y), cell)

    assert text(draw) == "Code | Class | Pay\n12 | Weaver of wool and linen | 30\n13 | Dyer | 31\n"


def test_labels_beside_each_other_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 72, 700, "Code: 12", "Pay: 30")
        column(canvas, 300, 700, "Level: 2", "Status: open")

    assert text(draw) == "Code: 12   Level: 2\nPay: 30   Status: open\n"


def test_a_running_header_stays_once_before_and_a_footer_once_behind() -> None:
    def draw(canvas: Canvas) -> None:
        for page, line in enumerate((f"{FULL} shafts, and", "rests at noon.", "Sings."), 1):
            canvas.drawString(72, 760, "Guild of Weavers")
            canvas.drawString(72, 700, line)
            canvas.drawString(280, 30, f"Page {page} of 3")
            canvas.showPage()

    assert text(draw) == (
        f"Guild of Weavers\n\n{FULL} shafts, and rests at noon.\n\nSings.\n\nPage 3 of 3\n"
    )


def test_blocks_know_their_page() -> None:
    def draw(canvas: Canvas) -> None:
        for line in ("Weaves.", "Rests."):
            canvas.drawString(72, 700, line)
            canvas.showPage()

    layout = read(pdf(draw), path="x.pdf").layout
    assert [placed.block.page for placed in layout] == [1, 2]


def blank(canvas: Canvas) -> None:
    canvas.rect(72, 72, 300, 300, fill=1)


def weaves(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "Weaves.")


def pages(count: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(612, 792)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(blank), "it is a scan: it holds no text"),
        (pdf(weaves, StandardEncryption("secret", "owner")), "encrypted PDF file"),
        (pdf(weaves)[:300], "broken; save it anew"),
        (b"%PDF-1.7\n", "broken; save it anew"),
        (pages(301), "it has 301 pages"),
        (b"%PDF-1.7\nstream\n" + zlib.compress(bytes(50_000_001)), "unpacked it has over 50,000,"),
    ],
)
def test_a_pdf_file_that_cannot_be_read_is_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read(data, path="x.pdf")


def test_a_pdf_file_that_only_its_owner_may_change_is_read() -> None:
    assert read(pdf(weaves, StandardEncryption("", "owner")), path="x").text == "Weaves.\n"


def test_a_pdf_file_of_thousands_of_objects_is_read_or_refused_in_time() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(20_000):
            canvas.drawString(number * 37 % 600, number * 91 % 780, f"w{number % 97}")

    started = time.monotonic()
    assert "w96" in text(draw)
    assert time.monotonic() - started < 20
