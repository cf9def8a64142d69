"""Tables and outlines in each of the shapes in which they are printed."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from rich.console import Console

from graph.model import Quote
from web.told import outline, tables
from web.told.outline import Heading, Line, Outline, Passage, Place
from web.told.tables import Table

RUNGS = Table(("level", "title"), ((1, "Clerk"), (10, "Chief | of\nStaff"), (None, None)))
FIRST = Quote("Sorts *mail*.", 5, 18, "https://example.org/a", "a.txt")
SECOND = Quote("Sorts mail.", 0, 11, "https://example.org/b", "b.txt")
PAGE: Outline = (
    Heading("Clerk", 1),
    Line(("It is described.",)),
    Heading("Step 1", 2),
    Heading("Duties"),
    Line(("kept (1)",), 1),
    Line((FIRST, " ", Place(SECOND)), 2),
    Heading("Purpose"),
    Passage(SECOND),
    RUNGS,
)


def drawn(table: Table, width: int) -> str:
    file = io.StringIO()
    Console(file=file, width=width, markup=False).print(tables.as_rich(table))
    return file.getvalue()


def test_plain_columns_are_aligned_and_numbers_stand_right() -> None:
    assert tables.as_text(RUNGS).split("\n") == [
        "level  title",
        "    1  Clerk",
        "   10  Chief | of Staff",
        "",
    ]


def test_wide_characters_take_two_columns() -> None:
    lines = tables.as_text(Table(("a", "b"), (("職員", "x"), ("abc", "y")))).splitlines()
    assert lines[1:] == ["職員  x", "abc   y"]


def test_nothing_is_cut_however_narrow_the_terminal() -> None:
    long = "incomprehensibilities " * 3
    shown = drawn(Table(("text", "more"), ((long, "q" * 60),)), 30)
    assert max(map(len, shown.splitlines())) <= 30
    assert "…" not in shown
    assert shown.count("q") == 60


def test_a_cell_is_never_markup_for_the_terminal() -> None:
    shown = drawn(Table(("text",), (("[bold]a[/bold] :smile: \x1b[31m",),)), 60)
    assert "[bold]a[/bold] :smile: \ufffd[31m" in shown


def test_a_table_without_rows_is_its_header() -> None:
    empty = Table(("a", "b"), ())
    assert tables.as_text(empty) == "a  b"
    assert tables.as_csv(empty) == "a,b\r\n"
    assert tables.as_markdown(empty) == "| a | b |\n| --- | --- |"


def test_what_is_written_as_csv_is_read_back() -> None:
    cells = ('He said "no", twice', "two\nlines", "ä€")
    written = tables.as_csv(Table(("a", "b", "c"), (cells,)))
    assert written.endswith("\r\n")
    assert list(csv.reader(io.StringIO(written, newline=""))) == [["a", "b", "c"], list(cells)]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    (_, (cell,)) = csv.reader(io.StringIO(tables.as_csv(Table(("a",), ((text,),))), newline=""))
    assert cell == f"'{text}"


@pytest.mark.parametrize("number", [-1, -0.5, Decimal("-2.50")])
def test_a_negative_number_stays_a_number(number: float | Decimal) -> None:
    assert tables.as_csv(Table(("a",), ((number,),))) == f"a\r\n{number}\r\n"


def test_a_cell_of_markdown_is_one_cell_on_one_line() -> None:
    assert tables.as_markdown(RUNGS).splitlines() == [
        "| level | title |",
        "| ---: | --- |",
        "| 1 | Clerk |",
        "| 10 | Chief \\| of Staff |",
        "|  |  |",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<script>", "\\<script>"),
        ("[a](http://x)", "\\[a\\](http\\://x)"),
        ("HTTPS://a.b www.a.b WWW.a.b", "HTTPS\\://a.b www\\.a.b WWW\\.a.b"),
        ("me@a.b, @user 2 @ 3", "me@<!-- -->a.b, @<!-- -->user 2 @ 3"),
        ("me@-a.b me@@a.b", "me@<!-- -->-a.b me@<!-- -->@<!-- -->a.b"),
        ("8:30", "8:30"),
        ("# a", "\\# a"),
        ("12. a", "12\\. a"),
        ("- a", "\\- a"),
        ("3170-a.txt", "3170-a.txt"),
        ("> a", "\\> a"),
        ("a -> b", "a -> b"),
        ("`a` _b_ ~c~ &lt;", "\\`a\\` \\_b\\_ \\~c\\~ \\&lt;"),
    ],
)
def test_markdown_finds_no_markup_in_a_text(text: str, written: str) -> None:
    assert tables.escaped(text) == written


def test_an_outline_is_a_page_of_text_with_its_documents() -> None:
    assert outline.text(PAGE, 80) == "\n".join(
        [
            "Clerk",
            "It is described.",
            "",
            "Step 1",
            "======",
            "",
            "Duties",
            "  kept (1)",
            '    "Sorts *mail*." [1:5-18] [2:0-11]',
            "",
            "Purpose",
            '  "Sorts mail." [2:0-11]',
            "",
            "level  title",
            "    1  Clerk",
            "   10  Chief | of Staff",
            "",
            "",
            "Documents",
            "  1  a.txt",
            "  2  b.txt",
        ]
    )


def test_an_outline_is_wrapped_to_the_width() -> None:
    lines = outline.text((Line(("word " * 30,), 1),), 40).splitlines()
    assert len(lines) > 3
    assert max(map(len, lines)) <= 40
    assert [len(line) - len(line.lstrip()) for line in lines[:3]] == [2, 4, 4]


def test_an_outline_in_markdown_has_headings_lists_and_quotations() -> None:
    written = outline.markdown(PAGE).split("\n\n")
    assert written == [
        "# Clerk",
        "It is described.",
        "## Step 1",
        "### Duties",
        '- kept (1)\n  - "Sorts \\*mail\\*." [1:5-18] [2:0-11]',
        "### Purpose",
        "> Sorts mail.\n> [2:0-11]",
        tables.as_markdown(RUNGS),
        "## Documents",
        "1. a.txt\n2. b.txt",
    ]


@pytest.mark.parametrize("depth", [0, 1])
@pytest.mark.parametrize(
    ("words", "written"),
    [("1. foo", "1\\. foo"), ("- foo", "\\- foo"), ("    foo", "foo"), ("=== foo", "\\=== foo")],
)
def test_no_line_of_markdown_opens_a_list_of_its_own(words: str, written: str, depth: int) -> None:
    shown = outline.markdown((Line((words, FIRST), depth),))
    assert shown.startswith(f'{"- " * depth}{written}"Sorts')


def test_an_outline_in_a_terminal_says_what_the_page_says() -> None:
    file = io.StringIO()
    console = Console(file=file, width=80, force_terminal=True, markup=False)
    for part in outline.rich_text(PAGE, 80):
        console.print(part)
    shown = file.getvalue()
    assert "\x1b[1mClerk\x1b[0m" in shown
    assert '    "Sorts *mail*." [1:5-18] [2:0-11]' in shown
    assert "  2  b.txt" in shown
