"""Coverage that tries to break out: of RDF, of pages, of the terminal, of the folder, of the laptop's memory."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

PROSE = (
    'Harbour commissioner Ida Marsh said on Tuesday that the lock gates would be rebuilt. "We will not wait," she told '
    "the Board of Quays. The board's chair, Tom Arden, called for a public inquiry into the gates.\n"
)
HEADLINES = {
    "turtle": '" . <urn:evil> <urn:evil> <urn:evil> . @prefix rec: <urn:evil#> . """',
    "sparql": '} } ; INSERT DATA { GRAPH <urn:evil> { <urn:evil> a <urn:evil> } } ; SELECT * { ?s "x" #',
    "json": '{"@context": "https://evil.example/c", "@id": "urn:evil", "urn:evil": [1, {"a": "\\"}"}]}',
    "html": "</title></script><script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}} {% raw %}",
    "xml": "]]></text><!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;<evil/>",
    "formula": "=cmd|' /C calc'!A0",
    "terminal": "\x1b[2J\x1b]0;evil\x07\x9b31m red \u202egnp.exe\u202c zero\u200bwidth \u2028 line",
    "nul": "NUL \x00 in a headline",
    "surrogates": "half \ud83d of a pair, and \udc00 the other",
    "emoji": "\U0001f1f3\U0001f1f4 \U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301 \ufb01 \U0001f6a2 sails",
}
"""What headlines, papers and bylines are made to look like, by what they try to break."""

NAMES = (
    'Anna "Hammer" Brook', "Ian O'Dell\\", "Mara <b>Stone</b>", "Lena Pike</script>", "Otto \x1b[31mRed\x1b[0m Vane",
    "Ruth \u202eDale\u202c", "Karl \x9b2JHolm", "Nils {{7*7}} Berg", "Eva \U0001f600 Lund", "Ada <urn:evil> Quist",
)  # fmt: skip
"""Names that hold what other languages take for their own."""

URLS = ("javascript:alert(1)", "https://x.example/> . <urn:evil> <urn:evil> <urn:evil> .", 'data:text/html,"><script>')


def articles() -> list[dict[str, str]]:
    """One article for each headline and each name, with hostile fields throughout."""
    found = []
    for number, (kind, headline) in enumerate(HEADLINES.items()):
        text = f"{PROSE}Minister Vera Holt, {headline}, resigned on Monday, the {kind} office said {number} times.\n"
        found.append(
            {
                "headline": headline,
                "text": text,
                "publisher": headline,
                "author": headline,
                "agency": headline,
                "url": URLS[number % len(URLS)],
                "published": "2031-03-0" + headline[:1],
            }
        )
    for number, name in enumerate(NAMES):
        text = (
            f'Transport minister {name} said on Monday that the harbour inquiry would reopen. "We owe it to the '
            f'families number {number}," {name} told reporters. {name} called for a review of the {name} report. '
            f"The Ministry of {name} rejected the call, and {name} was appointed chair of the Quay Board {number}.\n"
        )
        found.append({"headline": f"{name} speaks", "text": text, "publisher": "The Quay", "published": "2031-03-04"})
    return found


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that cannot be read: how its name shows in the message, and words that must stand there."""

    name: str
    words: str


def write(folder: Path) -> list[Skipped]:
    """Puts the coverage into the folder. Returns what a build must name and skip."""
    lines = [json.dumps(article) for article in articles()]
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", "ascii")
    (folder / "headline.txt").write_text(f"{HEADLINES['turtle']}\n\n14 March 2031\n\n{PROSE}", "utf-8")
    (folder / "page.html").write_text(_page(), "utf-8")
    (folder / "wide.txt").write_bytes(("Wide words\n\n" + PROSE.replace("Tuesday", "Thursday")).encode("utf-16"))
    os.symlink("headline.txt", folder / "within.txt")
    named = 'two\nlines "quoted" <b>\x1b[31m.txt'
    (folder / named).write_text("A name of two lines\n\n" + PROSE.replace("Tuesday", "Friday"), "utf-8")
    return _unreadable(folder)


def _unreadable(folder: Path) -> list[Skipped]:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "nul.txt").write_bytes(PROSE.encode() + b"\x00\x00" + PROSE.encode())
    (folder / "line.txt").write_bytes(b"word " * 10_000_000)
    (folder / 'bad\n"name".txt').write_bytes(b"%PDF-1.7\n")
    os.symlink("/etc/passwd", folder / "out.txt")
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", b"\n" * 100_000_000)
        archive.writestr("../evil.txt", PROSE)
    return [
        Skipped("empty.txt", "nothing in it"),
        Skipped("binary.txt", "binary, not text"),
        Skipped("picture.txt", "a picture (PNG)"),
        Skipped("nul.txt", "binary, not text"),
        Skipped("line.txt", "over 8,388,608 bytes"),
        Skipped('bad\ufffd"name".txt', "a broken PDF"),
        Skipped("out.txt", "leads out of the folder"),
        Skipped("bomb.zip!a.jsonl", "as a bomb does"),
        Skipped("bomb.zip!../evil.txt", "leads out of the archive"),
    ]


def _page() -> str:
    prose = PROSE.replace("Tuesday", "Sunday").replace("Tom Arden", "Tom &lt;script&gt;alert(1)&lt;/script&gt; Arden")
    return (
        "<!doctype html><html><head><title>Gates</title><script type='application/ld+json'>"
        '{"@type": "NewsArticle", "headline": "\\u003c/script>\\u003cscript>alert(1)\\u003c/script>", '
        '"datePublished": "2031-03-09", "url": "javascript:alert(1)"}</script></head><body><article>'
        f"<h1>Gates &lt;img src=x onerror=alert(1)&gt;</h1><p>{prose}</p><p>{prose}</p></article></body></html>"
    )
