"""Record -> RDF -> Record is the identity, whatever the record holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import records
import strategies
from onrecord.model import Article, Entity, Record
from onrecord.rdf import canonical, quads, record
from onrecord.rdf.terms import dated, iri, local, mint, minted, name_of, nquad, scrub
from onrecord.store import Store

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(strategies.records())
def test_any_record_comes_back(whole: Record) -> None:
    """Written into the engine and read back, a record of any text and shape is what it was, in its kept form."""
    store = Store.memory(whole, with_text=True)
    assert store.read() == canonical(whole)


@SLOW
@given(strategies.records())
def test_kept_form_is_stable(whole: Record) -> None:
    """The kept form of the kept form is itself, and it does not depend on the order of things."""
    kept = canonical(whole)
    turned = replace(whole, articles=whole.articles[::-1], entities=whole.entities[::-1], merges=whole.merges[::-1])
    turned = replace(turned, statements=whole.statements[::-1])
    assert canonical(kept) == kept == canonical(turned)


@SLOW
@given(strategies.records())
def test_engine_keeps_every_quad(whole: Record) -> None:
    """What the engine holds is what was laid out, spelling of numbers and dates included, each quad once."""
    laid_out = quads(whole)
    held = list(Store.memory(whole).quads())
    assert len(held) == len(set(held)) == len(laid_out)
    assert set(held) == set(laid_out)


@SLOW
@given(strategies.records())
def test_each_triple_has_one_home(whole: Record) -> None:
    """No triple lies in two named graphs, and no node is blank."""
    laid_out = quads(whole)
    assert len({quad[:3] for quad in laid_out}) == len(laid_out)
    assert not [quad for quad in laid_out if "_:" in (quad.subject[:2], str(quad.object)[:2])]


def test_small_record_comes_back() -> None:
    """The small record is in the kept form already, so it comes back as it is when the articles' text is given."""
    whole = records.small()
    assert Store.memory(whole).read(whole.articles) == whole


def test_decided_record_comes_back() -> None:
    """What persons decided, what they took out and who is who outside come back as they are."""
    whole = records.decided()
    assert Store.memory(whole).read(whole.articles) == whole


def test_hostile_record_comes_back() -> None:
    """Names, headlines and quotations that look like Turtle, XML or script come back to the letter."""
    whole = records.hostile()
    assert Store.memory(whole, with_text=True).read() == canonical(whole)


def test_text_stays_out() -> None:
    """The articles' text is not in the RDF unless asked for: it belongs to the papers."""
    whole = records.small()
    body = iri("schema:articleBody")
    assert not [quad for quad in quads(whole) if quad.predicate == body]
    found = {
        minted("article", quad.subject): quad.object for quad in quads(whole, with_text=True) if quad.predicate == body
    }
    assert {name: value.value for name, value in found.items()} == {
        article.id: article.text for article in whole.articles
    }


def test_reading_takes_the_articles_given() -> None:
    """Articles that are given stand in whole for what the RDF holds of them; those not on record are passed over."""
    whole = records.small()
    one, other = whole.articles[0], records.hostile().articles[0]
    back = record(quads(whole), [one, other])
    assert back.articles[0] == one
    assert [article.text for article in back.articles[1:]] == [""] * 4


def test_dump_does_not_depend_on_order() -> None:
    """The dump is the same for the same record in whatever order its parts are given."""
    whole = records.small()
    turned = replace(whole, articles=whole.articles[::-1], entities=whole.entities[::-1], merges=whole.merges[::-1])
    turned = replace(turned, statements=whole.statements[::-1])
    dump = Store.memory(whole).dump()
    assert dump == Store.memory(turned).dump() == "".join(sorted(map(nquad, quads(whole))))
    assert dump.endswith(" .\n")


@given(st.text(st.characters()))
def test_names_come_back_from_iris(words: str) -> None:
    """Any words can be an identifier or the name of a detail: IRIs made of them give them back."""
    assert name_of(local(words)) == scrub(words)
    assert minted("entity", mint("entity", words)) == scrub(words)


@given(strategies.dates)
def test_dates_keep_their_words(words: str) -> None:
    """A date is typed only if the engine keeps it as it is written."""
    literal = dated(words)
    store = Store.memory(Record())
    if literal.datatype != iri("xsd:string"):
        answer = store.query(f'SELECT ?d {{ BIND("{literal.value}"^^<{literal.datatype}> AS ?d) }}')
        assert answer.rows == [(literal,)]


def test_kept_form() -> None:
    """What the kept form leaves out: an alias that is the name (SKOS forbids it), the same thing twice, lone
    surrogates, empty fractions of a second."""
    entity = Entity("e", "person", "Ann", ("Ann", "B", "B", "A\ud800"), True, (), ("y", "x", "y"))
    article = Article("a", "text", published="2031-04-07T09:30:00.000+00:00")
    kept = canonical(Record((article,), (entity,)))
    assert kept.entities[0].aliases == ("A\ufffd", "B")
    assert kept.entities[0].reasons == ("x", "y")
    assert kept.articles[0].published == "2031-04-07T09:30:00Z"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("coverage/one.txt", "coverage/one.txt"),
        ("/home/somebody/secret/one.txt", "one.txt"),
        ("C:\\Users\\somebody\\one.zip!two/three.html", "one.zip!two/three.html"),
        ("~/one.txt", "one.txt"),
    ],
)
def test_whose_machine_it_was(written: str, kept: str) -> None:
    """The path on the machine that an article was read on stays out of the graph."""
    one = replace(records.small().articles[0], page=written)
    assert canonical(replace(records.small(), articles=(one,))).articles[0].page == kept
