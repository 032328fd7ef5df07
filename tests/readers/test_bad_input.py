"""Bad input for real: what cannot be read is named, with what to do about it, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, InputError, NotText, TooLarge, Unsafe
from onrecord.model import Page
from onrecord.readers import Limits, read

PROSE = "The harbour board said on Tuesday that the lock gates would be rebuilt before the winter. " * 5


def pages(*inputs: Path | str, limits: Limits | None = None) -> tuple[list[Page], list[InputError]]:
    """What the inputs give, and what is reported of them."""
    problems: list[InputError] = []
    return list(read(inputs, problems.append, limits)), problems


def zipped(path: Path, **members: bytes | str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", EmptyInput),
        (b" \n\t\r\n ", EmptyInput),
        (b"\xef\xbb\xbf\n", EmptyInput),
        (bytes(range(256)) * 20, NotText),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), NotText),
        (b"%PDF-1.7\n1 0 obj\n", NotText),
        (b"<?xml version='1.0'?><rss><channel><title>News</title></channel></rss>", InputError),
        (b"<?xml version='1.0'?><report><title>News</title></report>", NotText),
        (b"<html><body><script>var said = 'I resign';</script></body></html>", InputError),
        (b"<div>" * 50_000, InputError),
    ],
)
def test_nothing_to_read(tmp_path: Path, data: bytes, problem: type[InputError]) -> None:
    """Files without readable text, whatever their name says, are reported with a kind of error that fits."""
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    found, problems = pages(path)
    assert found == []
    assert [type(each) for each in problems] == [problem] or isinstance(problems[0], problem)
    assert str(path) in str(problems[0])


def test_the_others_go_on(tmp_path: Path) -> None:
    """A missing file, an empty one and an address do not stop the good one after them."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(PROSE)
    found, problems = pages(
        tmp_path / "missing.txt", tmp_path / "empty.txt", "https://echo.example/1", tmp_path / "good.txt"
    )
    assert [page.text for page in found] == [PROSE]
    assert len(problems) == 3


def test_faulty_bytes(tmp_path: Path) -> None:
    """UTF-8 with a few faulty bytes is read, the bytes shown as such and reported."""
    path = tmp_path / "a.txt"
    path.write_bytes("“Zoë’s café” — said the board. ".encode() * 5 + b"And \xff\xfe the rest.")
    found, problems = pages(path)
    assert "And \ufffd\ufffd the rest." in found[0].text
    assert found[0].text.count("Zoë’s café") == 5
    assert [type(problem) for problem in problems] == [NotText]
    assert "2 faulty bytes" in str(problems[0])


def test_control_characters(tmp_path: Path) -> None:
    """Characters that no format can carry (NUL, lone surrogates) are replaced, offsets unchanged."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a\\u0000b \\ud800 c"}')
    found, _ = pages(path)
    assert found[0].text == "a b \ufffd c"
    found[0].text.encode("utf-8")


def test_one_huge_line(tmp_path: Path) -> None:
    """A text of 50 MB in one line is refused in bounded memory; a limit that allows it lets it through."""
    path = tmp_path / "big.txt"
    path.write_bytes(b"word " * 10_000_000)
    tracemalloc.start()
    found, problems = pages(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == []
    assert [type(problem) for problem in problems] == [TooLarge]
    assert peak < 40 << 20
    small = tmp_path / "small.txt"
    small.write_text(PROSE)
    assert [type(problem) for problem in pages(small, limits=Limits(page=100))[1]] == [TooLarge]
    assert len(pages(small, limits=Limits(page=1000))[0]) == 1


def test_one_huge_json_line(tmp_path: Path) -> None:
    """A line over the limit is reported by its number, and the lines around it are read."""
    path = tmp_path / "a.jsonl"
    rows = [{"text": "First."}, {"text": "x" * 5000}, {"text": "Third."}]
    path.write_text("\n".join(map(json.dumps, rows)))
    found, problems = pages(path, limits=Limits(page=1000))
    assert [page.text for page in found] == ["First.", "Third."]
    assert [(type(problem), problem.name) for problem in problems] == [(TooLarge, f"{path}:2")]


def test_json_nested_too_deep(tmp_path: Path) -> None:
    """A line of a hundred thousand brackets is reported like any other bad line."""
    path = tmp_path / "a.jsonl"
    path.write_text("[" * 100_000 + "]" * 100_000 + '\n{"text": "Words."}')
    found, problems = pages(path)
    assert [page.text for page in found] == ["Words."]
    assert len(problems) == 1


def test_zip_bomb(tmp_path: Path) -> None:
    """A member that unpacks to two hundred megabytes of lines is stopped early; the other member is read."""
    path = zipped(tmp_path / "bomb.zip", **{"a.jsonl": (b" " * 4095 + b"\n") * 50_000, "b.txt": PROSE})
    assert path.stat().st_size < 1 << 20
    tracemalloc.start()
    found, problems = pages(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [page.text for page in found] == [PROSE]
    assert [type(problem) for problem in problems] == [TooLarge]
    assert peak < 40 << 20


def test_gzip_bomb(tmp_path: Path) -> None:
    """A gzip that unpacks beyond measure is stopped while it is read."""
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 100_000_000))
    assert [type(problem) for problem in pages(path)[1]] == [TooLarge]


def test_unpacked_limit(tmp_path: Path) -> None:
    """All members together may not unpack to more than the limit, over all depths."""
    inner = zipped(tmp_path / "inner.zip", **{f"{n}.txt": PROSE for n in range(5)})
    path = zipped(tmp_path / "a.zip", **{"a.zip": inner.read_bytes(), "b.zip": inner.read_bytes()})
    found, problems = pages(path, limits=Limits(unpacked=8 * len(PROSE)))
    assert 1 <= len(found) < 10
    assert {type(problem) for problem in problems} == {TooLarge}


def test_archives_in_archives(tmp_path: Path) -> None:
    """Archives nested deeper than the limit are refused."""
    data = PROSE.encode()
    for depth in range(5):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("a.zip" if depth else "a.txt", data)
        data = packed.getvalue()
    path = tmp_path / "nest.zip"
    path.write_bytes(data)
    found, problems = pages(path)
    assert found == []
    assert [type(problem) for problem in problems] == [TooLarge]
    assert len(pages(path, limits=Limits(depth=5))[0]) == 1


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_members_that_lead_out(tmp_path: Path, name: str) -> None:
    """A member whose name leads out of its archive is refused, the others are read, and nothing is written."""
    path = zipped(tmp_path / "a.zip", **{name: PROSE, "good.txt": PROSE})
    found, problems = pages(path)
    assert [page.name for page in found] == [f"{path}!good.txt"]
    assert [type(problem) for problem in problems] == [Unsafe]
    assert os.listdir(tmp_path) == ["a.zip"]


def test_links_in_archives(tmp_path: Path) -> None:
    """A link inside a zip is refused, not followed."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("passwd.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert [type(problem) for problem in pages(path)[1]] == [Unsafe]


def broken_zip(path: Path) -> None:
    zipped(path, **{"a.txt": PROSE})
    path.write_bytes(path.read_bytes()[:-30])


def wrong_sum(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", PROSE)
    path.write_bytes(path.read_bytes().replace(b"lock gates", b"lock gapes", 1))


def cut_gzip(path: Path) -> None:
    path.write_bytes(gzip.compress(os.urandom(50_000))[:20_000])


def document(path: Path) -> None:
    zipped(path, **{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w>Words</w>"})


@pytest.mark.parametrize("make", [broken_zip, wrong_sum, cut_gzip, document])
def test_broken_archives(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """Broken archives and Office documents are reported as not readable, not as crashes."""
    path = tmp_path / "a.zip"
    make(path)
    found, problems = pages(path)
    assert found == []
    assert [type(problem) for problem in problems] == [NotText]


def test_links_out_of_a_folder(tmp_path: Path) -> None:
    """Links that lead out of a folder, nowhere, or round in a circle are not followed; a pipe does not block."""
    (tmp_path / "secret.txt").write_text(PROSE)
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "good.txt").write_text(PROSE)
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "within.txt").symlink_to(folder / "good.txt")
    (folder / "dead.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(folder / "pipe.txt")
    found, problems = pages(folder)
    assert [page.name for page in found] == [str(folder / "good.txt")]
    kinds = {Path(problem.name).name: type(problem) for problem in problems}
    assert kinds == {"out.txt": Unsafe, "up": Unsafe, "dead.txt": InputError, "pipe.txt": InputError}


def test_odd_names(tmp_path: Path) -> None:
    """File names with line breaks, odd bytes and leading hyphens are read, and shown so that they can be printed."""
    names = [b"a\nb.txt", b"caf\xe9.txt", b"-x.txt", "Zoë “q”.txt".encode(), b"no ending", b"a!b.txt"]
    for name in names:
        with open(os.fsencode(tmp_path) + b"/" + name, "w") as stream:
            stream.write(PROSE)
    found, problems = pages(tmp_path)
    assert len(found) == len(names)
    assert problems == []
    for page in found:
        page.name.encode("utf-8")
        assert "\n" not in page.name


def test_an_empty_folder(tmp_path: Path) -> None:
    """A folder with nothing in it is said to be empty."""
    assert [type(problem) for problem in pages(tmp_path)[1]] == [EmptyInput]


def test_a_table_without_text(tmp_path: Path) -> None:
    """A table without a column for text says which columns it has."""
    path = tmp_path / "a.csv"
    path.write_text("name,age\nA,1\n")
    assert "it has: name,age" in str(pages(path)[1][0])
