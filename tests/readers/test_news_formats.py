"""Readers of what agencies, archives and press offices send: feeds, NewsML-G2, NITF, ninjs, WARC, WACZ, EPUB, PDF."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from test_formats import pages, write

from onrecord.errors import NotText
from onrecord.model import Page

ONE = "The harbour board said on Tuesday that the lock gates would be rebuilt before the winter."
TWO = "Odile Marsh, who chairs it, told reporters that boatmen had waited long enough for an answer."
LONG = " ".join([ONE, TWO] * 5)
HTML = f"<p>{ONE}</p>\n<p>{TWO.replace('told', '<em>told</em>')}</p><script>alert('no')</script>"
BOTH = f"{ONE}\n\n{TWO}"


def rss(*items: str, extra: str = "") -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>{extra}
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Port Fenn Courier</title><language>en-gb</language>{"".join(items)}</channel></rss>"""


def item(content: str, description: str = "Gates to be rebuilt.") -> str:
    return f"""<item><title>Gates &amp; locks</title><link>https://courier.example/gates</link>
<dc:creator>Jo Pell</dc:creator><pubDate>Wed, 05 Mar 2031 23:30:00 -0500</pubDate>
<description>{description}</description>{content}</item>"""


def test_rss_with_full_text(tmp_path: Path) -> None:
    """An RSS entry with its text gives a clean article with paper, author, address and the date where it was sent."""
    full = f"<content:encoded><![CDATA[{HTML}]]></content:encoded>"
    (page,), problems = pages(write(tmp_path / "feed.xml", rss(item(full))))
    assert problems == []
    assert page.text == BOTH
    assert (page.headline, page.publisher, page.byline) == ("Gates & locks", "The Port Fenn Courier", "Jo Pell")
    assert (page.published, page.url, page.language) == ("2031-03-05", "https://courier.example/gates", "en-gb")
    assert page.clean


def test_teasers_are_no_articles(tmp_path: Path) -> None:
    """Entries with a teaser only are counted in one message; a long description is the article."""
    found, problems = pages(write(tmp_path / "feed.rss", rss(item(""), item(""), item("", LONG))))
    assert [page.text for page in found] == [LONG]
    assert len(problems) == 1
    assert "2 of 3 entries have no full text" in str(problems[0])


def test_atom(tmp_path: Path) -> None:
    """An Atom entry with XHTML content gives its paragraphs."""
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Echo</title><entry><title>Gates</title>
<author><name>Jo Pell</name></author><published>2031-03-05T08:00:00Z</published>
<link href="https://echo.example/1"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>{ONE}</p><p>{TWO}</p></div></content></entry></feed>"""
    (page,), problems = pages(write(tmp_path / "feed.atom", atom))
    assert problems == []
    assert (page.text, page.publisher, page.published, page.byline) == (BOTH, "Echo", "2031-03-05", "Jo Pell")


def test_feeds_with_entities_of_their_own_are_refused(tmp_path: Path) -> None:
    """A feed that could swell when read (a billion laughs) is refused before it is parsed."""
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    found, problems = pages(
        write(tmp_path / "feed.xml", rss(item(f"<content:encoded>{LONG}&b;</content:encoded>"), extra=bomb))
    )
    assert found == []
    assert "entities" in str(problems[0])


NITF = f"""<nitf{{}}><head><title>Gates</title><docdata><date.issue norm="20310305T090000Z"/></docdata>
<pubdata name="The Port Fenn Courier" date.publication="20310306" ex-ref="https://courier.example/gates"/></head>
<body><body.head><hedline><hl1>Gates to be rebuilt</hl1></hedline><byline>By <person>Jo Pell</person></byline>
<distributor>Interland</distributor><dateline><location>Port Fenn</location></dateline></body.head>
<body.content><media media-type="image"><media-caption>A gate.</media-caption></media>
<block><p>{ONE}</p><p>{TWO}</p></block></body.content></body></nitf>"""


def newsml(content: str, kind: str = "text") -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="1" xml:lang="en-GB">
<itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="nprov:ILD"><name>Interland</name></provider>
<versionCreated>2031-03-06T16:25:32-05:00</versionCreated></itemMeta>
<contentMeta><contentCreated>2031-03-05T11:12:00-05:00</contentCreated><by>Jo Pell</by>
<headline> Gates to be rebuilt</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"""


XHTML = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>{ONE}</p><p>{TWO}</p></body></html>'


def test_nitf(tmp_path: Path) -> None:
    """A NITF file gives headline, byline, paper, agency, date of issue and address; captions are no text."""
    (page,), problems = pages(write(tmp_path / "story.xml", NITF.format("")))
    assert problems == []
    assert page.text == BOTH
    assert (page.headline, page.byline, page.publisher) == ("Gates to be rebuilt", "Jo Pell", "The Port Fenn Courier")
    assert (page.agency, page.published, page.url) == ("Interland", "2031-03-05", "https://courier.example/gates")


@pytest.mark.parametrize(
    "content",
    [
        f"<inlineXML contenttype='application/xhtml+xml'>{XHTML}</inlineXML>",
        f"<inlineXML>{NITF.format(' xmlns=' + repr('http://iptc.org/std/NITF/2006-10-18/'))}</inlineXML>",
        f"<inlineData contenttype='text/html'>{HTML.replace('<', '&lt;')}</inlineData>",
    ],
)
def test_newsml_g2(tmp_path: Path, content: str) -> None:
    """A NewsML-G2 item gives the same with its text as XHTML, NITF or escaped HTML."""
    (page,), problems = pages(write(tmp_path / "item.xml", newsml(content)))
    assert problems == []
    assert page.text == BOTH
    assert (page.headline, page.byline, page.publisher) == ("Gates to be rebuilt", "Jo Pell", "Interland")
    assert (page.published, page.language) == ("2031-03-05", "en-gb")


def test_a_message_of_items(tmp_path: Path) -> None:
    """A message gives each of its text items, numbered; pictures are passed over."""
    items = [newsml(f"<inlineXML>{XHTML}</inlineXML>"), newsml("<remoteContent href='a.jpg'/>", "picture")]
    message = (
        f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{''.join(items)}</itemSet></newsMessage>"
    )
    found, problems = pages(write(tmp_path / "m.xml", message))
    assert [page.name.rpartition(":")[2] for page in found] == ["1"]
    assert problems == []
    _, problems = pages(write(tmp_path / "p.xml", items[1]))
    assert "no text item" in str(problems[0])


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    """An item cannot have a file of the reader's machine put into its text."""
    secret = write(tmp_path / "secret.txt", "secret words of somebody else")
    attack = f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file://{secret}">]>' + NITF.format("").replace(ONE, f"{ONE} &x;")
    found, _ = pages(write(tmp_path / "story.nitf", attack))
    assert all("secret" not in page.text for page in found)


def test_ninjs(tmp_path: Path) -> None:
    """ninjs 1 and 3 give headline, body (plain before HTML), byline, provider and date."""
    first = {"uri": "urn:1", "type": "text", "headline": "Gates", "body_xhtml": HTML, "byline": "Jo Pell",
             "provider": "Interland", "versioncreated": "2031-03-05T09:00:00Z", "language": "en"}  # fmt: skip
    third = {"uri": "urn:3", "versionCreated": "2031-03-05T09:00:00Z", "by": "Jo Pell", "copyrightHolder": "Interland",
             "headlines": [{"role": "deck", "value": "x"}, {"role": "main", "value": "Gates"}],
             "bodies": [{"contentType": "text/html", "value": HTML},
                        {"contentType": "text/plain", "value": BOTH}]}  # fmt: skip
    for number, data in enumerate((first, third)):
        (page,), problems = pages(write(tmp_path / f"{number}.json", json.dumps(data, indent=1)))
        assert problems == []
        assert page.text == BOTH
        assert (page.headline, page.byline, page.publisher) == ("Gates", "Jo Pell", "Interland")
        assert page.published == "2031-03-05"


def page_of(title: str) -> str:
    body = "".join(f"<p>{one}</p>" for one in (LONG, TWO))
    article = f"<main><article><h1>{title}</h1>{body}</article></main>"
    return f"<html><head><title>{title}</title></head><body>{article}</body></html>"


def warc(packed: bool) -> bytes:
    """A web archive as warcio, the format's reference tool, writes it."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for address, status, kind, text in (
        ("https://courier.example/gates", "200 OK", "text/html; charset=utf-8", page_of("Gates to be rebuilt")),
        ("https://courier.example/gone", "404 Not Found", "text/html", page_of("Not here")),
        ("https://courier.example/a.png", "200 OK", "image/png", "not a picture"),
        ("https://courier.example/", "200 OK", "text/html", "<html><body><a href='/gates'>Gates</a></body></html>"),
        ("https://courier.example/gates", "200 OK", "text/html; charset=utf-8", page_of("Gates to be rebuilt")),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(text.encode()), http_headers=headers)
        writer.write_record(record)
    return out.getvalue()


@pytest.mark.parametrize(("name", "packed"), [("crawl.warc", False), ("crawl.warc.gz", True)])
def test_warc(tmp_path: Path, name: str, packed: bool) -> None:
    """A web archive gives each article once, with its address; errors and pictures are passed over, menus counted."""
    found, problems = pages(write(tmp_path / name, warc(packed)))
    assert [(page.headline, page.url) for page in found] == [("Gates to be rebuilt", "https://courier.example/gates")]
    assert LONG in found[0].text
    assert len(problems) == 1
    assert "1 pages in it have no article" in str(problems[0])


def test_wacz(tmp_path: Path) -> None:
    """Of a WACZ the captures are read, not its index, which has their text once more."""
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w") as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package", "resources": []}')
        archive.writestr("archive/data.warc.gz", warc(packed=True))
        archive.writestr("pages/pages.jsonl", json.dumps({"url": "https://courier.example/gates", "text": LONG}) + "\n")
    found, _ = pages(tmp_path / "crawl.wacz")
    assert [page.headline for page in found] == ["Gates to be rebuilt"]


def test_a_broken_warc_keeps_what_came_before(tmp_path: Path) -> None:
    """What stands before the break is read, and the break is reported."""
    data = warc(packed=True)
    found, problems = pages(write(tmp_path / "crawl.warc.gz", data[: len(data) * 2 // 3] + b"\x00" * 400))
    assert len(found) == 1
    assert problems
    assert pages(write(tmp_path / "b.warc", b"WARC/1.0\r\nbroken"))[0] == []


def epub(path: Path, href: str = "two.xhtml") -> Path:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr(
            "META-INF/container.xml",
            """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
            version="1.0"><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>""",
        )
        book.writestr(
            "OEBPS/a.opf",
            f"""<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:publisher>Fenn Press</dc:publisher>
            <dc:creator>Jo Pell</dc:creator><dc:date>2031-03-05</dc:date><dc:language>en</dc:language></metadata>
            <manifest><item id="a" href="one.xhtml"/><item id="b" href="{href}"/></manifest>
            <spine><itemref idref="b"/><itemref idref="a"/></spine></package>""",
        )
        for name, text in (("one", TWO), ("two", LONG)):
            book.writestr(
                f"OEBPS/{name}.xhtml",
                f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
                </head><body><h1>Chapter&nbsp;{name}</h1><p>{text}</p><p>{ONE} {TWO}</p></body></html>""",
            )
    return path


def test_epub(tmp_path: Path) -> None:
    """A book gives its chapters in the order of its spine."""
    found, problems = pages(epub(tmp_path / "book.epub"))
    assert problems == []
    assert [page.headline for page in found] == ["Chapter two", "Chapter one"]
    assert LONG in found[0].text
    assert (found[0].publisher, found[0].byline, found[0].published) == ("Fenn Press", "Jo Pell", "2031-03-05")


def test_a_book_that_leads_out(tmp_path: Path) -> None:
    """A chapter's address that leads out of the book is refused."""
    _, problems = pages(epub(tmp_path / "book.epub", href="../../../etc/passwd"))
    assert [type(each) for each in problems] == [NotText]


def pdf(path: Path, title: str, *texts: str) -> Path:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    style = getSampleStyleSheet()["BodyText"]
    made = SimpleDocTemplate(str(path), title=title, invariant=1)

    def running(canvas: object, _: object) -> None:
        canvas.drawString(72, 800, f"Port Fenn Harbour Board press office, page {canvas.getPageNumber()}")  # type: ignore[attr-defined]

    flow = [each for text in texts for each in (Paragraph(text, style), Paragraph(TWO, style), PageBreak())]
    made.build(flow[:-1], onFirstPage=running, onLaterPages=running)
    return path


def test_pdf(tmp_path: Path) -> None:
    """A press release gives its paragraphs whole, its title and no running heads."""
    (page,), problems = pages(pdf(tmp_path / "a.pdf", "Gates to be rebuilt", LONG, ONE, f"{LONG} {ONE}"))
    assert problems == []
    assert page.headline == "Gates to be rebuilt"
    assert LONG in page.text.split("\n\n")
    assert page.text.count(TWO) >= 3
    assert "press office" not in page.text


def test_a_pdf_that_was_printed_later(tmp_path: Path) -> None:
    """The printed headline and date go before the file's own; the day on which a browser printed it is no date."""
    from reportlab.pdfgen.canvas import Canvas

    def printed(name: str, creator: str, *lines: str) -> Page:
        canvas = Canvas(str(tmp_path / name))
        canvas.setTitle("Lantern archive")
        canvas.setCreator(creator)
        for number, line in enumerate(lines):
            canvas.drawString(72, 780 - 60 * number, line)
        canvas.save()
        (page,), problems = pages(tmp_path / name)
        assert problems == []
        return page

    words = [
        f"{ONE.split('.')[0][:80]}.",
        "The harbour board of Port Fenn met on Monday to hear from the people of the quay.",
    ]
    page = printed("a.pdf", "Writer", "Gates to be rebuilt at last", "The Fenn Lantern, 7 October 2014", *words)
    assert (page.headline, page.published) == ("", "2014-10-07")
    assert printed("b.pdf", "Chromium", "Gates to be rebuilt at last", *words).published == ""
    assert printed("c.pdf", "Writer", "Gates to be rebuilt at last", *words).published[:2] == "20"


def test_pdfs_without_words(tmp_path: Path) -> None:
    """A scan and a broken file each say what is the matter."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "scan.pdf"))
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    assert "without a text layer" in str(pages(tmp_path / "scan.pdf")[1][0])
    _, problems = pages(write(tmp_path / "broken.pdf", b"%PDF-1.7\n1 0 obj\n"))
    assert [type(each) for each in problems] == [NotText]


@pytest.mark.parametrize(
    "beginning", ["<!-- a -->" * 5000, "<?a b?>" * 5000, "<!--" * 9000, "<!DOCTYPE [" + "<" * 50_000]
)
def test_long_prologues(tmp_path: Path, beginning: str) -> None:
    """A prologue of any length is passed over once, not in every way in which it could be."""
    found, problems = pages(write(tmp_path / "a.xml", beginning + f"<report>{LONG}</report>"))
    assert len(found) + len(problems) >= 1


def test_a_paragraph_over_two_columns(tmp_path: Path) -> None:
    """A sentence that a column's or a sheet's end has cut is whole again."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "cut.pdf"))
    for x, y, line in (
        (72, 780, "The harbour board of Port Fenn said on Tuesday that the gates"),
        (72, 760, "would not be rebuilt before the boatmen had agreed to the hours"),
        (72, 300, "of closing, which nobody expects. Odile Marsh chairs the board."),
    ):
        canvas.drawString(x, y, line)
    canvas.save()
    (page,), _ = pages(tmp_path / "cut.pdf")
    assert "agreed to the hours of closing" in page.text
