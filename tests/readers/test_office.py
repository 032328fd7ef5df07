"""What reporters write in: Markdown, and documents of word processors."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from test_formats import pages, write

from onrecord.articles import articles
from onrecord.errors import EmptyInput, NotText

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
NOTE = """# Board fines ferry line

**Ledger of the Fens** | *2 December 2031* | by Ana Petrov

The Harbour Board fined **Saint Orla Ferries** 3 million [for failing](https://a.example/x_(y)) to act.

> "Orla knew for eleven weeks and said nothing," said the board's director, [Tomas Beck](https://b.example/beck).

- Shares fell by 4 * 2 points, as file_name_x says
"""


def docx(*paragraphs: str) -> bytes:
    """A Word document of these paragraphs, each the XML of its runs."""
    body = "".join(f"<w:p>{each}</w:p>" for each in paragraphs)
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        }
    )


def packed(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, text in members.items():
            made.writestr(name, text)
    return buffer.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_markdown(tmp_path: Path) -> None:
    """Marks and addresses go, words stay; stars and strokes that are no marks stay too."""
    (page,), problems = pages(write(tmp_path / "note.md", NOTE))
    assert problems == []
    assert "fined Saint Orla Ferries 3 million for failing to act." in page.text
    assert '\n"Orla knew for eleven weeks and said nothing," said the board\'s director, Tomas Beck.\n' in page.text
    assert "4 * 2 points, as file_name_x says" in page.text
    (article,) = articles(page)
    assert (article.headline, article.published) == ("Board fines ferry line", "2031-12-02")
    assert article.byline == "Ana Petrov"
    assert article.text[article.body :].startswith("The Harbour Board")


def test_front_matter(tmp_path: Path) -> None:
    """A front matter is the page's, and none of its text."""
    matter = (
        '---\ntitle: "Board fines line"\ndate: 2031-12-02\nauthor: Ana Petrov\nsource: Fen Ledger\ndraft: no\n---\n'
    )
    (page,), _ = pages(write(tmp_path / "note.md", matter + NOTE))
    told = (page.headline, page.published, page.byline, page.publisher)
    assert told == ("Board fines line", "2031-12-02", "Ana Petrov", "Fen Ledger")
    assert "draft" not in page.text


def test_word(tmp_path: Path) -> None:
    """Runs make a paragraph; what was struck out is not read, and what was put in is."""
    struck = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    changed = f"{run('The board ')}{struck}<w:ins>{run('met')}</w:ins>{run('.')}"
    (page,), problems = pages(write(tmp_path / "a.docx", docx(run("Gates to be rebuilt"), "", changed)))
    assert problems == []
    assert page.text == "Gates to be rebuilt\n\nThe board met.\n"
    assert page.published == ""


def test_open_document(tmp_path: Path) -> None:
    """Headings, paragraphs, spans and breaks; no comments and no tracked changes."""
    text = (
        f'<o:document-content xmlns:o="{ODF}:office:1.0" xmlns:t="{ODF}:text:1.0"><o:body><o:text><t:tracked-changes>'
        "<t:p>gone</t:p></t:tracked-changes><t:h>Gates to be rebuilt</t:h><t:p>The <t:span>board</t:span>"
        "<o:annotation><t:p>check this</t:p></o:annotation> met<t:s/>again.<t:line-break/>Odile Marsh chairs it.</t:p>"
        "</o:text></o:body></o:document-content>"
    )
    data = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": text})
    (page,), problems = pages(write(tmp_path / "a.odt", data))
    assert problems == []
    assert page.text == "Gates to be rebuilt\n\nThe board met again.\n\nOdile Marsh chairs it.\n"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"PK\x03\x04 and then nothing", NotText),
        (packed({"[Content_Types].xml": "<Types/>"}), NotText),
        (docx(""), EmptyInput),
    ],
)
def test_documents_without_words(tmp_path: Path, data: bytes, error: type[Exception]) -> None:
    """Broken and empty ones are named, and nothing else happens."""
    found, problems = pages(write(tmp_path / "a.docx", data))
    assert found == []
    assert [type(each) for each in problems] == [error]
    assert "a.docx" in str(problems[0])


def test_a_document_s_entities_are_not_expanded(tmp_path: Path) -> None:
    """Hostile XML in a document reads no file of ours."""
    (tmp_path / "secret").write_text("secret words", "utf-8")
    kind = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>'
    evil = f'{kind}<w:document xmlns:w="{W}"><w:p><w:r><w:t>A&e;B</w:t></w:r></w:p></w:document>'
    found, _ = pages(write(tmp_path / "a.docx", packed({"[Content_Types].xml": "", "word/document.xml": evil})))
    assert not any("secret" in page.text for page in found)
