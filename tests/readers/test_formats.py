"""Readers: each format, told by content before name, gives pages with what is known of their source."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.model import Page
from onrecord.readers import Limits, read

ARTICLES = Path(__file__).resolve().parents[1] / "articles"
PROSE = "The harbour board said on Tuesday that the lock gates would be rebuilt before the winter. " * 5


def pages(*inputs: Path | str, limits: Limits | None = None) -> tuple[list[Page], list[InputError]]:
    """What the inputs give, and what is reported of them."""
    problems: list[InputError] = []
    return list(read(inputs, problems.append, limits)), problems


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """Text in each usual encoding gives the same characters, curly marks and pounds included."""
    words = "“It’s £4m too much,” said Zoë Brandt – and the board’s café agreed with that and the rest of it. " * 3
    found, problems = pages(write(tmp_path / "a.txt", words.encode(encoding)))
    assert [page.text for page in found] == [words]
    assert problems == []


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1250", "Pułkownik powiedział, że żołnierze są gotowi, a rząd się zgadza. Wójt Łodzi też tak sądzi. " * 4),
        ("cp1252", "Le préfet a déclaré mardi que l’enquête était terminée et que les ministres étaient là. " * 4),
        ("cp1251", "Министр заявил, что правительство примет все рекомендации доклада комиссии по порту. " * 4),
    ],
)
def test_older_encodings(tmp_path: Path, encoding: str, words: str) -> None:
    """Text in an older encoding of another language is told."""
    found, _ = pages(write(tmp_path / "a.txt", words.encode(encoding)))
    assert found[0].text == words


def test_line_breaks(tmp_path: Path) -> None:
    """Line breaks of every system become one kind, so offsets are those of Python's own open()."""
    path = write(tmp_path / "a.txt", f"Gates to be rebuilt\r\n\r\n{PROSE}\rEnd of it.\n")
    found, _ = pages(path)
    assert found[0].text == path.read_text("utf-8")


def test_html(tmp_path: Path) -> None:
    """A web page gives its article and its metadata, and nothing of its scripts, menus and adverts."""
    found, problems = pages(ARTICLES / "ledger-2031-03-19-leak.html", ARTICLES / "lantern-2031-04-25-profile.html")
    ledger, lantern = found
    assert (ledger.headline, ledger.publisher, ledger.byline, ledger.published) == (
        "Leaked draft blames ministry for ferry inspections",
        "The Morning Ledger",
        "Bartholomew Ngata",
        "2031-03-19",
    )
    assert ledger.url == "https://ledger.example/politics/2031/03/19/leaked-draft-ferry"
    assert (lantern.headline, lantern.publisher, lantern.byline, lantern.published) == (
        "Meet the judge who will ask the questions",
        "Daily Lantern",
        "Saoirse Lindgren",
        "2031-04-25",
    )
    assert ledger.clean
    assert lantern.clean
    for word in ("script", "Subscribe", "cookies", "Advertisement", "Sign up", "Norrland slide", "rights reserved"):
        assert word not in ledger.text
    assert "Had the vessel been examined by anyone with a torch" in ledger.text
    assert "No comments yet" not in lantern.text
    assert problems == []


@pytest.mark.parametrize("name", ["page.txt", "page", "page.jsonl", "page.html"])
def test_html_by_content(tmp_path: Path, name: str) -> None:
    """A web page is read as one whatever its file is called."""
    body = (
        f"<!-- saved --><!DOCTYPE html><html lang='en'><body><h1>Gates to be rebuilt</h1><p>{PROSE}</p></body></html>"
    )
    found, _ = pages(write(tmp_path / name, body))
    assert found[0].text.endswith(PROSE.strip())
    assert found[0].headline == "Gates to be rebuilt"


def test_html_declares_its_encoding(tmp_path: Path) -> None:
    """A page in an older encoding is read in the one that it declares."""
    head = "<html><head><meta charset='iso-8859-2'></head>"
    body = f"{head}<body><article><p>Wójt Łodzi. {PROSE}</p></article></body></html>"
    found, _ = pages(write(tmp_path / "a.html", body.encode("iso-8859-2")))
    assert found[0].text.startswith("Wójt Łodzi.")


def test_json_lines(tmp_path: Path) -> None:
    """JSON lines give a page each, under any usual names; a bad line is reported by number, the others go on."""
    rows: list[object] = [
        {"text": "One. " + PROSE, "headline": "H", "publisher": "The Echo", "url": "https://echo.example/1"},
        {
            "body": ["Two, first.", "Two, second."],
            "source": {"name": "Daily Lantern"},
            "authors": ["Kit Obuya", "Jo Pell"],
            "publishedAt": "2031-03-12T06:00:00Z",
        },
        {"Article_Text": "Three.", "Title": "T", "pub-date": "12 March 2031", "wire": "IPA"},
        {"content": "Four.", "timestamp": 1931040000},
    ]
    lines = [json.dumps(row) for row in rows]
    lines[2:2] = ["{broken", "", "[1, 2]", '{"title": "no text"}', '{"text": "  "}']
    found, problems = pages(write(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [page.text.split()[0] for page in found] == ["One.", "Two,", "Three.", "Four."]
    assert [(page.headline, page.publisher, page.byline, page.published, page.agency) for page in found] == [
        ("H", "The Echo", "", "", ""),
        ("", "Daily Lantern", "Kit Obuya, Jo Pell", "2031-03-12", ""),
        ("T", "", "", "2031-03-12", "IPA"),
        ("", "", "", "2031-03-12", ""),
    ]
    assert found[1].text == "Two, first.\n\nTwo, second."
    assert [problem.name.rpartition(":")[2] for problem in problems] == ["3", "5", "6", "7"]


def test_json_documents(tmp_path: Path) -> None:
    """A JSON document may be one article, a list of them, or hold the list under a usual name."""
    one = {"title": "T", "content": "Words."}
    for number, data in enumerate((one, [one], {"status": "ok", "articles": [one]}, {"response": {"docs": [one]}})):
        found, problems = pages(write(tmp_path / f"{number}.json", json.dumps(data, indent=1)))
        assert [(page.headline, page.text) for page in found] == [("T", "Words.")]
        assert problems == []


def test_json_with_html_in_it(tmp_path: Path) -> None:
    """A field that holds HTML is read as a web page, and what the row says wins."""
    row = {
        "title": "The row's",
        "content": f"<div><p>{PROSE}</p><script>x</script><p>{PROSE}</p></div>",
        "site": "Echo",
    }
    found, _ = pages(write(tmp_path / "a.jsonl", json.dumps(row)))
    assert (found[0].headline, found[0].publisher) == ("The row's", "Echo")
    assert "<" not in found[0].text
    assert PROSE.strip() in found[0].text


def test_tables(tmp_path: Path) -> None:
    """A table gives a page a row, by the names of its columns, quoted line breaks kept."""
    text = 'url;date;title;text\nhttps://e.example/1;2031-03-12;T;"Words, ""quoted""\n\nand more"\nu;;E;\n'
    found, problems = pages(write(tmp_path / "a", text))
    assert [(page.text, page.headline, page.published) for page in found] == [
        ('Words, "quoted"\n\nand more', "T", "2031-03-12")
    ]
    assert [problem.name.rpartition(":")[2] for problem in problems] == ["3"]


def test_a_headline_is_no_table(tmp_path: Path) -> None:
    """A headline with commas and a word that columns have is not taken for a table's heading."""
    found, problems = pages(write(tmp_path / "a.txt", f"Text, lies and the harbour board\n\n{PROSE}"))
    assert found[0].text.startswith("Text, lies")
    assert problems == []


def test_folders(tmp_path: Path) -> None:
    """A folder gives all its files in the order of their names, hidden ones, pictures and README left out."""
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "README.md", "style.css", "a/photo.png"):
        write(tmp_path / name, PROSE)
    found, problems = pages(tmp_path)
    assert [Path(page.name).relative_to(tmp_path).as_posix() for page in found] == ["a/z.txt", "b.txt"]
    assert problems == []


def test_archives(tmp_path: Path) -> None:
    """Archives, also inside archives, give the pages of their members under archive!member."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("in.txt", PROSE)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b/two.txt", PROSE)
        archive.writestr("a.jsonl", json.dumps({"text": PROSE}))
        archive.writestr("__MACOSX/b/two.txt", b"\x00junk")
        archive.writestr("in.zip", inner.getvalue())
    with tarfile.open(tmp_path / "c.tar.gz", "w:gz") as packed:
        packed.add(write(tmp_path / "three.txt", PROSE), "three.txt")
    write(tmp_path / "d.txt.gz", gzip.compress(PROSE.encode()))
    found, problems = pages(*(tmp_path / name for name in ("a.zip", "c.tar.gz", "d.txt.gz")))
    assert [page.name.removeprefix(f"{tmp_path}/") for page in found] == [
        "a.zip!a.jsonl:1",
        "a.zip!b/two.txt",
        "a.zip!in.zip!in.txt",
        "c.tar.gz!c.tar!three.txt",
        "d.txt.gz!d.txt",
    ]
    assert {page.text for page in found} == {PROSE}
    assert problems == []


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "-" reads standard input, whatever format is in it, and leaves it open."""
    standing = io.TextIOWrapper(io.BytesIO(gzip.compress(b'{"text": "Words here."}\n{"text": "More words."}')))
    monkeypatch.setattr(sys, "stdin", standing)
    found, problems = pages("-")
    assert [page.text for page in found] == ["Words here.", "More words."]
    assert problems == []
    assert not standing.buffer.closed


def test_sample_coverage() -> None:
    """The sample coverage is read without a problem: seventeen files, twenty pages."""
    found, problems = pages(ARTICLES)
    assert len({page.name.rpartition(":")[0] or page.name for page in found}) == 17
    assert len(found) == 20
    assert problems == []


def test_wikinews(shared: Path) -> None:
    """The Wikinews tables are read, each row with its date."""
    found, problems = pages(shared / "corpora" / "wikinews")
    assert len(found) == 295
    assert all(page.published[:3] == "201" or page.published[:3] == "202" for page in found)
    assert problems == []


def test_a_page_that_names_its_site_in_its_title(tmp_path: Path) -> None:
    """What follows the headline in the page's title is the paper, where nothing else says whose page it is."""
    body = "<p>The harbour board said on Tuesday that the lock gates would be rebuilt before the winter comes.</p>" * 3
    for title, paper in (("Gates to be rebuilt – Fenn Coast", "Fenn Coast"), ("Gates: a history | More", "")):
        text = f"<html><head><title>{title}</title></head><body><h1>Gates to be rebuilt</h1>{body}</body></html>"
        (page,), _ = pages(write(tmp_path / "a.html", text))
        assert (page.headline, page.publisher) == ("Gates to be rebuilt", paper)
