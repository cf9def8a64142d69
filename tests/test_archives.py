"""A zip file is a folder of documents, within limits; nothing in it leads out of it."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from click.testing import CliRunner

from graph.errors import DocumentError, UnreadableDocument
from loaders.corpus.folders import documents_in
from loaders.readers import archives, content
from tests.printing import as_docx, as_pdf
from web.cli import cli

GOOD = b"WEAVER\n\nDUTIES\n\nWeaves cloth.\n"


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def found(path: Path) -> list[str]:
    """Return what documents a path leads to, those of errors marked."""
    return [
        f"! {one.path}: {one.reason}" if isinstance(one, DocumentError) else str(one.path)
        for one in documents_in([path])
    ]


def test_a_zip_file_is_a_folder_and_each_member_is_named_by_both(tmp_path: Path) -> None:
    (tmp_path / "nextrung.toml").write_text('agency = "Guild"\nexclude = ["*-old.txt"]\n')
    members = {"b/dyer.html": b"<p>", "a.txt": GOOD, "a-old.txt": GOOD, ".x": b"", "d/": b""}
    archive = packed(tmp_path / "jobs.zip", members | {"__MACOSX/a.txt": b"x"})
    assert found(tmp_path) == [f"{archive}/a.txt", f"{archive}/b/dyer.html"]
    (first, _) = documents_in([tmp_path])
    assert not isinstance(first, DocumentError)
    assert first.employer == "Guild"
    assert content(first.path) == GOOD


def test_a_member_can_be_named_alone(tmp_path: Path) -> None:
    archive = packed(tmp_path / "jobs.zip", {"a.txt": GOOD})
    result = CliRunner().invoke(cli, ["parse", str(archive / "a.txt")])
    assert json.loads(result.stdout)["classes"][0]["title"] == "WEAVER"
    with pytest.raises(UnreadableDocument, match="no such member"):
        content(archive / "b.txt")


def test_the_members_load_and_what_cannot_be_read_is_named_by_both(tmp_path: Path) -> None:
    documents = {
        "w.txt": GOOD,
        "p.pdf": as_pdf("DYER\n\nDUTIES\n\nDyes cloth."),
        "d.docx": as_docx("FULLER\n\nDUTIES\n\nFulls cloth."),
        "n.html": b"<p>no specification",
        "z.zip": packed(tmp_path / "z", {"a.txt": GOOD}).read_bytes(),
    }
    (tmp_path / "z").unlink()
    archive = packed(tmp_path / "jobs.zip", documents)
    result = CliRunner().invoke(cli, ["load", str(tmp_path), "--store", str(tmp_path / "store")])
    assert result.stdout.startswith("3 loaded, 2 skipped")
    assert f"skipped {archive}/n.html: " in result.stderr
    assert f"skipped {archive}/z.zip: it is a zip file in another; unpack it." in result.stderr


def test_a_name_with_backslashes_is_a_path(tmp_path: Path) -> None:
    archive = packed(tmp_path / "jobs.zip", {"b\\a.txt": GOOD})
    (one,) = documents_in([archive])
    assert one.path == archive / "b" / "a.txt"
    assert content(archive / "b" / "a.txt") == GOOD


def test_a_word_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(as_docx("WEAVER"))
    assert found(tmp_path) == [str(tmp_path / "a.docx")]


@pytest.mark.parametrize("name", ["../a.txt", "b/../../a.txt", "/etc/a.txt", "C:a.txt", "b\\..\\a"])
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    archive = packed(tmp_path / "jobs.zip", {name: GOOD, "good.txt": GOOD})
    assert any(
        one.startswith("! ") and "leads out of the zip file" in one for one in found(archive)
    )
    result = CliRunner().invoke(cli, ["parse", str(archive), "--out", str(tmp_path / "out" / "in")])
    assert result.exit_code == 1
    assert [path.name for path in (tmp_path / "out").rglob("*.json")] == ["good.json"]


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    link = ZipInfo("passwd.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with ZipFile(tmp_path / "jobs.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    (told,) = found(tmp_path)
    assert "passwd.txt: it is a link" in told


def test_a_member_packed_too_well_is_not_unpacked(tmp_path: Path) -> None:
    archive = packed(tmp_path / "jobs.zip", {"bomb.txt": b"x" * 1_900_000})
    with pytest.raises(UnreadableDocument, match="packed to less than a 100th"):
        content(archive / "bomb.txt")


def test_a_member_too_large_is_refused(tmp_path: Path) -> None:
    archive = packed(tmp_path / "jobs.zip", {"large.txt": os.urandom(2_000_001)})
    with pytest.raises(UnreadableDocument, match="it has 2,000,001 bytes"):
        content(archive / "large.txt")


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [("_MOST_MEMBERS", 1, "it holds 2 files"), ("_LARGEST", 50, "unpacked it has 60 bytes")],
)
def test_an_archive_has_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, reason: str
) -> None:
    monkeypatch.setattr(archives, limit, value)
    (told,) = found(packed(tmp_path / "jobs.zip", {"a.txt": GOOD, "b.txt": GOOD}))
    assert reason in told


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    archive = packed(tmp_path / "jobs.zip", {"a.txt": GOOD})
    data = bytearray(archive.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(data)
    with pytest.raises(UnreadableDocument, match="encrypted"):
        content(archive / "a.txt")


def test_a_broken_archive_or_member_is_one_sentence(tmp_path: Path) -> None:
    whole = tmp_path / "jobs.zip"
    with ZipFile(whole, "w", ZIP_STORED) as archive:
        archive.writestr("a.txt", GOOD)
    (tmp_path / "cut.zip").write_bytes(whole.read_bytes()[:40])
    whole.write_bytes(whole.read_bytes().replace(b"Weaves", b"Sleeps"))
    assert any("cut.zip: it is a DOCX or zip file, and broken" in one for one in found(tmp_path))
    with pytest.raises(UnreadableDocument, match="cannot be read from its zip file"):
        content(whole / "a.txt")
