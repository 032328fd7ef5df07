"""Properties in the reconciliation service: they tell those of one name apart, and fill the columns of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from served import Served, Serving, write_record

import records
from onrecord.model import Article, Entity, Evidence, Record, Statement, identifier
from onrecord.serve.app import Settings
from onrecord.vocabulary import NAMESPACES, kinds

ONE = Entity("m1", "person", "Jo Marsh")
OTHER = Entity("m2", "person", "Jo Marsh", ("Joanna Marsh",))
ALONE = Entity("m3", "person", "Petra Lund")
COLLEGE = Entity("b1", "institution", "Skerry College", ("the college",))
COUNCIL = Entity("b2", "institution", "Aldmouth Council")
RECTOR = Entity("o1", "office", "Rector", (), True, (("institution", COLLEGE.id),))
CLERK = Entity("o2", "office", "Clerk", (), True, (("institution", COUNCIL.id),))
TOWN = Entity("p1", "place", "Skerry")


def _told(day: str, subject: Entity, relation: str, object: Entity, standing: str = "asserted") -> Any:
    article = Article(identifier(day), "It is told here.", f"Told on {day}", published=day)
    place = Evidence(article.span(0, 10), article.span(0, 16), standing)
    key = identifier(subject.id, relation, object.id)
    details = (("status", "current"),) if relation == "holds" else ()
    return article, Statement(key, subject.id, relation, object.id, details=details, evidence=(place,))


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of a record with two people of one name."""
    told = [
        _told("2031-05-02", ONE, "holds", RECTOR),
        _told("2033-08-09", OTHER, "holds", CLERK),
        _told("2031-05-02", ALONE, "member_of", COUNCIL),
        _told("2034-01-01", ALONE, "works_for", COLLEGE, "denied"),
        _told("2031-05-02", COLLEGE, "located_in", TOWN),
    ]
    articles = {article.id: article for article, _ in told}
    everybody = (ONE, OTHER, ALONE, COLLEGE, COUNCIL, RECTOR, CLERK, TOWN)
    whole = Record(tuple(articles.values()), everybody, tuple(statement for _, statement in told))
    path = write_record(tmp_path_factory.mktemp("namesakes") / "namesakes.record", whole)
    with Serving(Settings(path)) as served:
        yield served


def candidates(server: Served, query: str = "Jo Marsh", **properties: Any) -> list[dict[str, Any]]:
    asked = {"query": query, "properties": [{"pid": pid, "v": value} for pid, value in properties.items()]}
    response = server.post("/reconcile", data={"queries": json.dumps({"q": asked})})
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["q"]["result"]
    return found


def test_no_property_leaves_it_open(namesakes: Served) -> None:
    """Two of one name are level, and neither is a match."""
    found = candidates(namesakes)
    assert {(each["id"], each["score"], each["match"]) for each in found} == {("m1", 100, False), ("m2", 100, False)}


@pytest.mark.parametrize(
    ("properties", "who"),
    [
        ({"institution": "Skerry College"}, "m1"),
        ({"institution": "The College"}, "m1"),
        ({"institution": "Aldmouth Concil"}, "m2"),
        ({"institution": {"id": "b2"}}, "m2"),
        ({"institution": {"id": NAMESPACES["entity"] + "b2", "name": "whatever"}}, "m2"),
        ({"institution": ["Nothing Like It", "Aldmouth Council"]}, "m2"),
        ({"holds": "rector"}, "m1"),
        ({"place": "Skerry"}, "m1"),
        ({"date": "2033"}, "m2"),
        ({"date": "2033-08"}, "m2"),
        ({"date": "2031-05-02T09:00:00Z"}, "m1"),
        ({"date": 2031}, "m1"),
        ({"first": "2033-08-09", "holds": ""}, "m2"),
        ({"alias": "Joanna Marsh"}, "m2"),
        ({"holds": "clerk", "date": "2033", "shoe size": 43}, "m2"),
    ],
)
def test_properties_tell_namesakes_apart(namesakes: Served, properties: dict[str, Any], who: str) -> None:
    """An office, a body by any of its names or its id, a country or place, a date: the one it fits comes first, and is
    the match; the other has a lower score."""
    first, second = candidates(namesakes, **properties)
    assert (first["id"], first["match"], second["match"]) == (who, True, False)
    assert first["score"] > second["score"]


def test_what_speaks_against(namesakes: Served) -> None:
    """A name that nobody shares is a match where properties say nothing, and none where they speak against it."""
    assert candidates(namesakes, "Petra Lund")[0]["match"] is True
    silent, against = (candidates(namesakes, "Petra Lund", **{pid: "x"})[0] for pid in ("chair", "institution"))
    assert (silent["match"], silent["score"]) == (True, 90)
    assert (against["match"], against["score"]) == (False, 80)
    unknown = candidates(namesakes, "Petra Lund", nothing="x")[0]
    assert (unknown["match"], unknown["score"]) == (True, 100)


@pytest.mark.parametrize(
    ("properties", "who"),
    [
        ({"institution": "Skerry College"}, ["m1", "o1"]),
        ({"institution": "Aldmouth Concil"}, ["m2", "m3", "o2"]),
        ({"institution": {"id": "b2"}, "holds": "Clerk"}, ["m2", "m3", "o2"]),
        ({"holds": "clerk"}, ["m2"]),
        ({"holder": "Jo Marsh"}, ["o1", "o2"]),
        ({"alias": "joanna marsh"}, ["m2"]),
        ({"first": "2033"}, ["m2", "o2"]),
        ({"date": "2033-08-09"}, ["m2", "o2"]),
        ({"holds": "Nothing Like It"}, []),
        ({"shoe size": 43}, []),
        ({"holds": ""}, []),
    ],
)
def test_properties_without_a_name(namesakes: Served, properties: dict[str, Any], who: list[str]) -> None:
    """A query without a name is answered by its properties: whom most of them speak for comes first, nobody is sure."""
    found = candidates(namesakes, "", **properties)
    assert sorted(each["id"] for each in found) == who
    assert not any(each["match"] for each in found)
    assert all(each["features"] and each["features"][0]["id"] != "name" for each in found)
    assert [each["score"] for each in found] == sorted((each["score"] for each in found), reverse=True)
    assert not who or found[0]["score"] > 90


def test_a_type_without_a_name(namesakes: Served) -> None:
    """Properties without a name find entities of the type that is asked for only, and no more than are asked for."""
    asked = {"query": " ", "type": "office", "properties": [{"pid": "institution", "v": "Aldmouth Council"}]}
    fewer = {"properties": [{"pid": "institution", "v": "Aldmouth Council"}], "limit": 1}
    found = namesakes.post("/reconcile", data={"queries": json.dumps({"q": asked, "r": fewer})}).json()
    assert [each["id"] for each in found["q"]["result"]] == ["o2"]
    assert len(found["r"]["result"]) == 1


def test_what_is_denied_is_no_value(namesakes: Served) -> None:
    """A body that articles only deny somebody works for is not theirs."""
    assert candidates(namesakes, "Petra Lund", institution="Aldmouth Council")[0]["match"] is True
    assert candidates(namesakes, "Petra Lund", institution="Skerry College")[0]["match"] is False


def test_features(namesakes: Served) -> None:
    """Each candidate tells how near its name is, and how far each property that it has agrees."""
    first = candidates(namesakes, "Jo Marsch", institution="Aldmouth Council", chair="x")[0]
    told = {each["id"]: each["value"] for each in first["features"]}
    assert told.keys() == {"name", "institution"}
    assert told["institution"] == 100
    assert 80 < told["name"] < 100


def test_type_should(namesakes: Served) -> None:
    """Where the type only should be so, one of another kind is a candidate too."""
    asked = {"query": "Petra Lund", "type": "office"}
    queries = {"any": asked, "should": {**asked, "type_strict": "should"}}
    found = namesakes.post("/reconcile", data={"queries": json.dumps(queries)}).json()
    assert found["any"]["result"] == []
    assert [each["id"] for each in found["should"]["result"]] == ["m3"]


def test_suggested_properties(namesakes: Served) -> None:
    """Properties are suggested by name, and proposed for a type; what is proposed can be asked for."""
    manifest = namesakes.get("/reconcile").json()
    found = namesakes.get("/reconcile/suggest/property?prefix=inst").json()["result"]
    assert [each["id"] for each in found] == ["institution"]
    everything = namesakes.get("/reconcile/suggest/property").json()["result"]
    assert {"holds", "author", "date", "place"} <= {each["id"] for each in everything}
    assert len({each["id"] for each in everything}) == len(everything)
    place = manifest["extend"]["propose_properties"]
    for kind in kinds():
        answer = namesakes.client.get(
            place["service_url"] + place["service_path"], params={"type": kind, "limit": 4}
        ).json()
        assert (answer["type"], answer["limit"]) == (kind, 4)
        assert 0 < len(answer["properties"]) <= 4
        assert {each["id"] for each in answer["properties"]} <= {each["id"] for each in everything}
    person = namesakes.get("/reconcile/properties?type=person").json()["properties"]
    assert {"holds", "member_of"} <= {each["id"] for each in person}
    assert "chair" not in {each["id"] for each in person}


def extend(server: Served, ids: list[str], *properties: Any) -> dict[str, Any]:
    wanted = [each if isinstance(each, dict) else {"id": each} for each in properties]
    response = server.post("/reconcile", data={"extend": json.dumps({"ids": ids, "properties": wanted})})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def test_extension(namesakes: Served) -> None:
    """Columns of values: entities with their ids, days as times, nothing for what is not known, at most as many as
    asked for."""
    found = extend(namesakes, ["m1", "m2", "nobody"], "holds", "first", "institution", "nothing")
    assert [each["id"] for each in found["meta"]] == ["holds", "first", "institution", "nothing"]
    assert found["meta"][0]["name"] == "holds"
    assert found["rows"] == {
        "m1": {
            "holds": [{"id": "o1", "name": "Rector"}],
            "first": [{"date": "2031-05-02T00:00:00Z"}],
            "institution": [{"id": "b1", "name": "Skerry College"}],
            "nothing": [],
        },
        "m2": {
            "holds": [{"id": "o2", "name": "Clerk"}],
            "first": [{"date": "2033-08-09T00:00:00Z"}],
            "institution": [{"id": "b2", "name": "Aldmouth Council"}],
            "nothing": [],
        },
        "nobody": {"holds": [], "first": [], "institution": [], "nothing": []},
    }


def test_extension_of_the_small_record(server: Served) -> None:
    """Numbers, words, names and several values; the limit of a property cuts them."""
    report, ridd = records.REPORT.id, records.RIDD.id
    found = extend(server, [report], "recommendation_count", "author", "alias", "issued", "about")["rows"][report]
    assert found["recommendation_count"] == [{"int": 12}, {"int": 14}]
    assert found["author"] == [{"id": records.BROCK.id, "name": "Ilan Brock"}]
    assert found["alias"] == [{"str": "the report"}]
    assert found["issued"] == [{"str": "2031-04"}]
    assert found["about"] == [{"str": "the fire"}]
    whole, cut = (
        extend(server, [ridd], {"id": "institution", "settings": {"limit": limit}})["rows"][ridd]["institution"]
        for limit in (0, "1")
    )
    assert whole[:1] == cut
    # what was typed is no number, or none that a table has: no limit, and no failure
    for typed in ("123456x", "9" * 5000):
        told = extend(server, [ridd], {"id": "institution", "settings": {"limit": typed}})
        assert told["rows"][ridd]["institution"] == whole
    batch = json.dumps({"ids": [ridd], "properties": [{"id": "holds"}]})
    assert server.get("/reconcile", params={"extend": batch}).json()["rows"][ridd]["holds"]


def test_every_property_of_everything(server: Served) -> None:
    """Every property can be asked of every entity, and each value has one of the forms of the protocol."""
    everything = [each["id"] for each in server.get("/reconcile/suggest/property").json()["result"]]
    ids = [entity.id for entity in records.small().entities]
    filled = set()
    for name in everything:
        for row in extend(server, ids, name)["rows"].values():
            for cell in row[name]:
                filled.add(name)
                assert cell.keys() in ({"id", "name"}, {"str"}, {"int"}, {"date"})
                if "date" in cell:
                    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", cell["date"])
    # the small record has every relation in it
    assert {"holds", "member_of", "located_in", "author", "chair", "institution", "place", "holder", "last"} <= filled


@pytest.mark.parametrize(
    "properties",
    [3, ["a"], [{"pid": "holds"}], [{"pid": 3, "v": "a"}], [{"pid": "holds", "v": {"name": "a"}}],
     [{"pid": "holds", "v": ["a"] * 21}], [{"pid": "holds", "v": "a"}] * 21, [{"pid": "holds", "v": [["a"]]}]],
)  # fmt: skip
def test_refused_properties(server: Served, properties: Any) -> None:
    """Properties that are none are refused, with the name of the query."""
    queries = json.dumps({"q7": {"query": "a", "properties": properties}})
    response = server.post("/reconcile", data={"queries": queries})
    assert response.status_code == 400
    assert "'q7'" in response.text


@pytest.mark.parametrize(
    ("extend", "says"),
    [
        ("no json", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "ids"),
        ('{"ids": "m1", "properties": []}', "ids"),
        ('{"ids": [1], "properties": []}', "ids"),
        (json.dumps({"ids": ["a"] * 501, "properties": []}), "500"),
        ('{"ids": [], "properties": {}}', "properties"),
        ('{"ids": [], "properties": [{"name": "holds"}]}', "id"),
    ],
)
def test_refused_extensions(server: Served, extend: str, says: str) -> None:
    """A data extension query that is none is refused with words that say what is wrong."""
    response = server.post("/reconcile", data={"extend": extend})
    assert response.status_code == 400
    assert says in response.text


def test_hostile(hostile: Served) -> None:
    """Texts that try to break out of a query, an id or an answer do not."""
    odd = ["> } DROP ALL #", "\ud800", '"', "a\nb", "{{id}}"]
    found = hostile.post(
        "/reconcile", data={"extend": json.dumps({"ids": odd, "properties": [{"id": '"> #'}, {"id": "holds"}]})}
    )
    assert found.status_code == 200
    assert all(cells == [] for row in found.json()["rows"].values() for cells in row.values())
    hints = [{"pid": "holds", "v": each} for each in odd]
    queries = {name: {"query": name, "properties": hints} for name in odd}
    assert hostile.post("/reconcile", data={"queries": json.dumps(queries)}).status_code == 200
