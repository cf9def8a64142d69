"""Bytes become text by their format, which the bytes tell, or are refused with the reason."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableDocument
from loaders.readers import content, read
from tests.printing import as_docx, as_pdf


@pytest.mark.parametrize(
    "text",
    ["CLERK\r\nDUTIES\r\n", "CLERK\rDUTIES\r", "CLERK\nDUTIES\n", "\ufeffCLERK\n", "a \t\n\n"],
)
def test_line_ends_byte_order_mark_and_trailing_blanks_of_plain_text_survive(text: str) -> None:
    assert read(text.encode(), path="clerk.txt").text == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Clerk\x92s duties \x96 all", "Clerk’s duties – all"),
        ("Tisse à côté".encode("latin-1"), "Tisse à côté"),
        (b"\xff\xfe" + "CLERK à".encode("utf-16-le"), "\ufeffCLERK à"),
        (b"\xfe\xff" + "CLERK à".encode("utf-16-be"), "\ufeffCLERK à"),
        ("CLERK, GRADE 2\n".encode("utf-16-le"), "CLERK, GRADE 2\n"),
        ("CLERK, GRADE 2\n".encode("utf-16-be"), "CLERK, GRADE 2\n"),
        (b"\x81 <- is no Windows-1252, but \xc3\xa9", None),
    ],
)
def test_encodings_are_told_by_the_bytes(data: bytes, text: str | None) -> None:
    if text is None:
        with pytest.raises(UnreadableDocument, match="neither UTF-8 nor Windows-1252"):
            read(data, path="x.txt")
    else:
        assert read(data, path="x.txt").text == text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-2">', "iso-8859-2"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">', "cp1250"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="rot13">', "utf-8"),
        ('<meta charset="no such">', "utf-8"),
    ],
)
def test_a_page_is_decoded_as_it_declares_or_else_as_it_fits(head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body><p>Áé weaver</body></html>".encode(encoding)
    assert read(page, path="x.html").text == "Áé weaver\n"


def test_the_digest_is_that_of_the_bytes() -> None:
    data = b"<p>CLERK\r\n"
    assert read(data, path="x.txt").sha256 == hashlib.sha256(data).hexdigest()


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("data", "path", "told"),
    [
        (b"CLERK", "x.txt", "text/plain"),
        (b"CLERK", "x.docx", "text/plain"),
        (b"# CLERK", "x.MD", "text/markdown"),
        (b"# CLERK", "x.txt", "text/plain"),
        (b"<!DOCTYPE html><p>Clerk</p>", "x.txt", "text/html"),
        (b"\xef\xbb\xbf\n<!-- a -->\n<html><p>Clerk", "x", "text/html"),
        (b"<div><h1>Clerk</h1></div>", "x", "text/html"),
        (b'<?xml version="1.0"?>\n<html xmlns="a"><p>Clerk</p></html>', "x.txt", "text/html"),
        ("\ufeff<html><p>Clerk".encode("utf-16-le"), "x.txt", "text/html"),
        (b"Clerk <b>2</b>", "x.htm", "text/html"),
        (b"<u>CLERK</u>", "x.txt", "text/plain"),
        (as_pdf("CLERK"), "x.txt", "application/pdf"),
        (as_docx("CLERK"), "x.pdf", DOCX),
    ],
)
def test_the_bytes_tell_the_format(data: bytes, path: str, told: str) -> None:
    source = read(data, path=path)
    assert source.media_type == told
    assert "clerk" in source.text.lower()


@pytest.mark.parametrize(
    ("data", "path", "reason"),
    [
        (b"", "x.txt", "empty"),
        (b" \r\n\t", "x.txt", "nothing but white space"),
        (b"<p> </p>", "x.html", "nothing but white space"),
        (b"{\\rtf1 CLERK}", "x.txt", "it is RTF; save it as text, Markdown, HTML, DOCX or PDF"),
        (b"\xd0\xcf\x11\xe0" + bytes(90), "x.txt", "DOC or another old Office file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "x.docx", "encrypted"),
        (b"\x89PNG\r\n\x1a\n\x00", "x.txt", "picture .PNG."),
        (b"BM\x00\x00\x00\x00", "x.txt", "picture .BMP."),
        (b"\x1f\x8b\x08\x00", "x.txt", "gzip"),
        (b'<?xml version="1.0"?><a>CLERK</a>', "x.txt", "it is XML"),
        (b"CLERK\x00\x00\x00", "x.txt", "binary"),
        (b"\x01\x02\x03\x04CLERK", "x.txt", "binary"),
        (b"Clerk \x81", "x.txt", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, path: str, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as refused:
        read(data, path=path)
    assert refused.value.path == path


@pytest.mark.parametrize("text", ["BM is a class code", "RIFFLER", "BZh", "GIF89 is a format"])
def test_text_that_begins_like_a_binary_file_is_text(text: str) -> None:
    assert read(text.encode(), path="x.txt").text == text


@given(st.binary(max_size=60), st.sampled_from(["x.txt", "x.html", "x.md"]))
def test_any_bytes_are_read_or_refused(data: bytes, path: str) -> None:
    try:
        source = read(data, path=path)
    except UnreadableDocument:
        return
    assert source.text.strip()


@given(st.text(alphabet="aB<>/\"'= \n&;!-ulitrdphb1#*[]()|_`", max_size=120))
def test_blocks_lie_in_the_text_one_after_the_other(markup: str) -> None:
    for path in ("x.html", "x.md"):
        try:
            source = read(markup.encode(), path=path)
        except UnreadableDocument:
            continue
        end = 0
        for placed in source.layout:
            assert end <= placed.start < placed.end <= len(source.text)
            assert source.text[placed.start : placed.end] == placed.block.printed()
            end = placed.end


def test_a_file_gives_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "clerk.txt"
    file.write_bytes(b"CLERK\r\n")
    assert content(file) == b"CLERK\r\n"


def test_a_named_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "clerk.txt"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableDocument, match="no regular file"):
        content(pipe)


def test_a_folder_is_refused_as_a_document(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no regular file"):
        content(tmp_path)


def test_a_file_that_is_not_there_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="cannot be opened"):
        content(tmp_path / "clerk.txt")


def test_a_file_with_pictures_may_be_larger_than_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 2_000_001)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7" + b"x" * 2_000_001)
    with pytest.raises(UnreadableDocument, match="may have up to 2,000,000"):
        content(tmp_path / "a.txt")
    assert len(content(tmp_path / "a.pdf")) == 2_000_009


def test_a_text_that_lost_its_line_breaks_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="export it with its line breaks"):
        read(b"CLERK\n\nDuties:\n" + b"process forms, " * 2000, path="clerk.txt")
