"""Bytes become text unchanged, or are refused with the reason."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableDocument
from loaders.readers import content, read


@pytest.mark.parametrize(
    "text",
    ["CLERK\r\nDUTIES\r\n", "CLERK\rDUTIES\r", "CLERK\nDUTIES\n", "\ufeffCLERK\n", "a \t\n\n"],
)
def test_line_ends_byte_order_mark_and_trailing_blanks_survive(text: str) -> None:
    assert read(text.encode(), path="clerk.txt").text == text


def test_bytes_that_are_no_utf_8_are_read_as_windows_1252() -> None:
    assert read(b"Clerk\x92s duties \x96 all", path="x.txt").text == "Clerk’s duties – all"


def test_the_digest_is_that_of_the_bytes() -> None:
    data = b"CLERK\r\n"
    assert read(data, path="x.txt").sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "path", "reason"),
    [
        (b"", "x.txt", "empty"),
        (b" \r\n\t", "x.txt", "nothing but white space"),
        (b"%PDF-1.7 ...", "x.txt", "PDF"),
        (b"PK\x03\x04....", "x.txt", "zip"),
        (b"<!DOCTYPE html><p>Clerk</p>", "x.txt", "HTML"),
        (b"\xef\xbb\xbf\n<html>", "x.txt", "HTML"),
        (b"\xff\xfeC\x00L\x00", "x.txt", "UTF-16 text; save it as UTF-8"),
        ("CLERK\n".encode("utf-16-le"), "x.txt", "UTF-16 text; save it as UTF-8"),
        ("CLERK\n".encode("utf-16-be"), "x.txt", "UTF-16 text; save it as UTF-8"),
        (b"CLERK", "x.docx", "DOCX"),
        (b"CLERK\x00\x00\x00", "x.txt", "binary"),
        (b"\x01\x02\x03\x04CLERK", "x.txt", "binary"),
        (b"Clerk \x81", "x.txt", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_no_plain_text_is_refused_by_name(data: bytes, path: str, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as refused:
        read(data, path=path)
    assert refused.value.path == path


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        source = read(data, path="x.txt")
    except UnreadableDocument:
        return
    assert source.text.strip()


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


def test_a_text_that_lost_its_line_breaks_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="export it with its line breaks"):
        read(b"CLERK\n\nDuties:\n" + b"process forms, " * 2000, path="clerk.txt")
