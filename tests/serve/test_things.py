"""Pages and RDF of everything on record: each IRI has its path, each form says the same, evidence stands marked."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
import rdflib
from lxml import html
from served import Served, Serving, write_record

import records
from onrecord.model import Article
from onrecord.rdf.terms import mint
from onrecord.serve.app import Settings
from onrecord.vocabulary import NAMESPACES

BASE = NAMESPACES["rec"].removesuffix("ns#")
RECORD = records.small()


def path_of(iri: str) -> str:
    return "/" + iri.removeprefix(BASE)


def tree(text: str) -> html.HtmlElement:
    return html.fromstring(text)


def subjects(server: Served) -> list[str]:
    """Every IRI of ours that the graph says something about."""
    query = "SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?s"
    found = server.get("/sparql", params={"query": query, "format": "json"}).json()["results"]["bindings"]
    return [row["s"]["value"] for row in found if row["s"]["value"].startswith(BASE) and "ns#" not in row["s"]["value"]]


def test_everything_has_a_page(server: Served) -> None:
    """Every IRI of ours in the graph leads to a page or to the place in an article where it stands."""
    articles: dict[str, str] = {}
    for iri in subjects(server):
        response = server.get(path_of(iri), headers={"Accept": "text/html"})
        if response.status_code == 303:
            place, _, anchor = response.headers["location"].partition("#")
            if place not in articles:
                articles[place] = server.get(place, headers={"Accept": "text/html"}).text
                # a span may be the sentence around some evidence: that is not marked
            assert f'id="{anchor}"' in articles[place] or "/span/" in iri, iri
        else:
            assert response.status_code == 200, iri
            assert response.headers["content-type"] == "text/html; charset=utf-8"
            # the page says which IRI it is the page of
            assert iri in response.text


def test_everything_is_had_as_data(server: Served) -> None:
    """An IRI of any kind is dereferenced to triples that have it as their subject, as the graph has them."""
    everything = rdflib.Graph().parse(
        data=server.get("/sparql", params={"query": "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "format": "nt"}).text,
        format="nt",
    )
    known = {tuple(map(str, triple)) for triple in everything}
    for iri in subjects(server)[::9]:
        graph = rdflib.Graph().parse(data=server.get(path_of(iri) + ".nt").text, format="nt")
        assert (rdflib.URIRef(iri), None, None) in graph, iri
        # as text: the engine keeps the value of a number, not the name of its type
        assert {tuple(map(str, triple)) for triple in graph} <= known, iri


@pytest.mark.parametrize("kind", ["entity", "statement", "article"])
def test_forms_say_the_same(server: Served, kind: str) -> None:
    """By ending or by Accept, in Turtle, N-Triples, JSON-LD or RDF/XML: the same triples."""
    things = {"entity": RECORD.entities[0].id, "statement": RECORD.statements[0].id, "article": RECORD.articles[0].id}
    path = path_of(mint(kind, things[kind]))
    graphs = [
        rdflib.Graph().parse(data=server.get(f"{path}.{ending}").text, format=parser)
        for ending, parser in (("nt", "nt"), ("ttl", "turtle"), ("jsonld", "json-ld"))
    ]
    for accept, parser in (
        ("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"), ("text/html;q=0.5, text/turtle", "turtle"),
    ):  # fmt: skip
        response = server.get(path, headers={"Accept": accept})
        assert response.headers["vary"] == "Accept"
        graphs.append(rdflib.Graph().parse(data=response.text, format=parser))
    first = set(graphs[0])
    assert first
    for graph in graphs[1:]:
        # numbers may be spelt in other ways ("01" and "1"), so they are compared as values
        assert {tuple(map(str, triple)) for triple in graph} == {tuple(map(str, triple)) for triple in first}


def test_refused(server: Served) -> None:
    """What is not on record is 404, what comes in no accepted form 406, each with words."""
    for path in (
        "/entity/nobody",
        "/statement/none",
        "/article/none.ttl",
        "/entity/",
        "/nowhere",
        "/entity/x.exe",
        "/entity/%ff",
    ):
        assert server.get(path, headers={"Accept": "text/html"}).status_code == 404, path
    response = server.get(path_of(mint("entity", RECORD.entities[0].id)), headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert "text/turtle" in response.text
    assert "text/plain" in server.get("/entity/nobody", headers={"Accept": "text/turtle"}).headers["content-type"]


def test_entity_page_shows_its_statements(server: Served) -> None:
    """A person's page has every statement about the person, with the exact words marked in their sentence."""
    person = next(entity for entity in RECORD.entities if entity.kind == "person" and entity.named)
    about = [each for each in RECORD.statements if person.id in {each.subject, each.object, *dict(each.roles).values()}]
    assert about
    page = tree(server.get(path_of(mint("entity", person.id)), headers={"Accept": "text/html"}).text)
    assert page.findtext(".//h1/bdi") == person.name
    links = {link.get("href") for link in page.iter("a")}
    marks = [" ".join(mark.text_content().split()) for mark in page.iter("mark")]
    for statement in about:
        assert path_of(mint("statement", statement.id)) in links
        for piece in statement.evidence:
            assert " ".join(piece.span.text.split()) in marks
    assert any(link and link.startswith(f"/view?about={person.id}") for link in links)


def test_report_page(server: Served) -> None:
    """A report's page has its author, who ordered it, and what it recommends."""
    report = next(entity for entity in RECORD.entities if entity.kind == "report")
    text = tree(server.get(path_of(mint("entity", report.id)), headers={"Accept": "text/html"}).text).text_content()
    names = {entity.id: entity.name for entity in RECORD.entities}
    for statement in RECORD.statements:
        if statement.subject == report.id and not statement.literal:
            assert names[statement.object] in text


@pytest.mark.parametrize("article", RECORD.articles, ids=lambda article: article.id)
def test_article_page_keeps_the_text(server: Served, article: records.Article) -> None:
    """An article's page shows its text character for character, and every piece of evidence is marked at its place."""
    page = tree(server.get(path_of(mint("article", article.id)), headers={"Accept": "text/html"}).text)
    (text,) = page.find_class("text")
    assert text.text_content() == article.text
    anchors = {each.get("id") for each in text.iter("span")}
    for statement in RECORD.statements:
        for piece in statement.evidence:
            if piece.span.article == article.id:
                assert f"c{piece.span.start}-{piece.span.end}" in anchors
    at = 0
    for node in text.iter("span", "mark"):
        if node.tag == "span" and node.get("id"):
            start = int(node.get("id", "")[1:].split("-")[0])
            assert start >= at
            at = start


def test_what_was_rejected_is_not_on_record_from_an_article(tmp_path: Path) -> None:
    """The page of an article marks and lists no words whose statement a person rejected, and every note has a line."""
    whole = records.decided()
    (out,) = whole.rejected
    place = out.evidence[0].span
    alone = not any(
        (item.span.article, item.span.start, item.span.end) == (place.article, place.start, place.end)
        for each in whole.statements
        for item in each.evidence
    )
    with Serving(Settings(write_record(tmp_path / "decided.record", whole))) as server:
        page = tree(server.get(path_of(mint("article", place.article)), headers={"Accept": "text/html"}).text)
    assert alone
    assert not page.xpath(f"//*[@id='c{place.start}-{place.end}']")
    notes = page.xpath("//aside[@class='notes']//li")
    assert notes
    assert all(note.find_class("says") for note in notes)
    assert page.xpath("//aside[@class='notes']/h2/span")[0].text == str(len(notes))


def test_same_story_is_named(server: Served) -> None:
    """Copies of a wire story lead to each other."""
    page = server.get("/article/a0wire", headers={"Accept": "text/html"}).text
    assert "/article/a1copy" in page
    assert "The Norland Times" in page


def test_names_are_compared_as_iris(server: Served) -> None:
    """A name is found however its letters are escaped, and a slash in one is no folder."""
    plain = RECORD.entities[0].id
    escaped = "".join(f"%{ord(letter):02x}" for letter in plain)
    assert server.get(f"/entity/{escaped}", headers={"Accept": "text/html"}).status_code == 200
    assert server.get("/entity/" + quote("a/b", safe=""), headers={"Accept": "text/html"}).status_code == 404


def test_graph_leads_to_its_triples(server: Served) -> None:
    """A named graph is had from the endpoint."""
    response = server.get("/graph/facts", headers={"Accept": "text/turtle"})
    assert response.status_code == 303
    answer = server.get(response.headers["location"])
    assert answer.headers["content-type"].startswith("text/turtle")
    assert len(rdflib.Graph().parse(data=answer.text, format="turtle")) > 0


def test_own_terms(server: Served) -> None:
    """The namespace of our own terms is served, in Turtle that rdflib reads."""
    graph = rdflib.Graph().parse(data=server.get("/ns").text, format="turtle")
    assert (rdflib.URIRef(NAMESPACES["rec"] + "Statement"), None, None) in graph


def test_lists_and_saved_questions(server: Served) -> None:
    """Every kind has its list, every saved question its table, both led to from the first page."""
    home = tree(server.get("/").text)
    links = {link.get("href") for link in home.iter("a")}
    asked = [link for link in links if link and link.startswith("/ask/")]
    listed = [link for link in links if link and link.startswith("/list/")]
    assert len(asked) == 14
    assert "/list/person" in listed
    for link in asked + listed:
        assert server.get(link).status_code == 200, link
    table = tree(server.get("/ask/offices").text)
    assert table.xpath("//td/a[starts-with(@href, '/entity/')]")
    assert server.get("/ask/nothing").status_code == 404
    assert server.get("/list/person?page=0").status_code == 400


def test_hostile_words_stay_words(hostile: Served) -> None:
    """Names, headlines and quotations that are attacks come out as text: no page has an element that is not its own."""
    paths = {"/", "/search?q=a", "/search?q=script", "/list/person", "/ask/quotations", "/ask/people", "/view"}
    paths |= {path_of(iri) for iri in subjects(hostile)}
    ours = {
        "/static/find.js",
        "/static/article.js",
        "/static/view.js",
        "/static/query.js",
        "/static/yasqe/yasqe.min.js",
    }
    for path in sorted(paths):
        response = hostile.get(path, headers={"Accept": "text/html"})
        if response.status_code == 303:
            continue
        assert response.status_code == 200, path
        page = tree(response.text)
        for script in page.iter("script"):
            assert script.get("src") in ours, path
        for node in page.iter():
            assert not isinstance(node.tag, str) or node.tag in _TAGS, (path, node.tag)
            for name, value in node.attrib.items():
                assert not name.startswith("on"), path
                assert name != "style", path
                if name in {"href", "src", "action"}:
                    assert re.match(r"(/(?!/)|#|https?://|\?)", value), (path, value)


def test_hostile_titles(hostile: Served) -> None:
    """A search for an attack shows it as it was typed."""
    attack = '"><script>alert(1)</script>'
    page = hostile.get("/search", params={"q": attack})
    assert "<script>alert" not in page.text
    assert attack in unescape(page.text)


_TAGS = set(
    re.findall(
        r"\w+",
        """html head meta title link body a header form svg circle path rect polygon input ul li nav main script section
        h1 h2 p span div b bdi q dl dt dd details summary blockquote mark footer article aside ol table thead tbody tr
        th td iframe noscript label button select option textarea kbd""",
    )
)


def test_a_correction_and_its_article_name_each_other(tmp_path: Path) -> None:
    """The page of an article says which later one corrects it, and that one's page which it corrects."""
    small = records.small()
    body = (
        "An article on 7 April (“Wharf fire: report finds pumps were never tested”) said that the report makes 12 "
        "recommendations. It makes 11."
    )
    later = Article(
        id="a9later", text=f"Correction\n{body}", headline="Correction", publisher="Lantern", published="2031-04-09",
        story="s9", page="coverage/later.txt", body=11,
    )  # fmt: skip
    path = write_record(tmp_path / "corrected.record", replace(small, articles=(*small.articles, later)))
    with Serving(Settings(path)) as server:
        old = tree(server.get(path_of(mint("article", "a2report")), headers={"Accept": "text/html"}).text)
        new = tree(server.get(path_of(mint("article", "a9later")), headers={"Accept": "text/html"}).text)
    paragraphs = [each for page in (old, new) for each in page.xpath("//header/p[@class='meta']")]
    said = [" ".join(each.text_content().split()) for each in paragraphs]
    assert "Corrected by Correction, Lantern · 2031-04-09" in said
    assert "It corrects Wharf fire: report finds pumps were never tested, Lantern · 2031-04-07" in said
