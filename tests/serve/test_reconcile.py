"""The W3C Reconciliation Service API 0.2, as OpenRefine asks it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from served import Served

import records
from onrecord.vocabulary import NAMESPACES

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def reconcile(server: Served, **queries: Any) -> dict[str, Any]:
    response = server.post("/reconcile", data={"queries": json.dumps(queries)})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    assert set(found) == set(queries)
    return {name: each["result"] for name, each in found.items()}


def test_manifest(server: Served) -> None:
    """The manifest says which version it is, what identifiers mean, and where suggestions and previews are."""
    found = server.get("/reconcile").json()
    assert found["versions"] == ["0.2"]
    assert found["identifierSpace"] == NAMESPACES["entity"]
    assert {each["id"] for each in found["defaultTypes"]} >= {"person", "institution", "report"}
    person = next(entity for entity in records.small().entities if entity.kind == "person")
    for url in (found["view"]["url"], found["preview"]["url"]):
        page = server.client.get(url.replace("{{id}}", person.id), headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert person.name in page.text
    for what in ("entity", "type", "property"):
        service = found["suggest"][what]
        assert "result" in server.client.get(service["service_url"] + service["service_path"] + "?prefix=p").json()


def test_batch(server: Served) -> None:
    """A batch gets candidates for each query, the best first: the same name is a match, a misspelt one is not."""
    found = reconcile(
        server,
        q0={"query": "Louise Vale"},
        q1={"query": "vale louise", "type": "person"},
        q2={"query": "Louize Vail", "type": ["person"]},
        q3={"query": "Harbor Board", "type": "institution", "limit": 1},
        q4={"query": "Nobody Whosoever Anywhere"},
        q5={"query": "Louise Vale", "type": "report"},
        q6={"query": ""},
    )
    for name in ("q0", "q1"):
        assert found[name][0]["name"] == "Louise Vale"
        assert found[name][0]["match"] is True
    assert found["q2"][0]["name"] == "Louise Vale"
    assert found["q2"][0]["match"] is False
    assert [each["name"] for each in found["q3"]] == ["Harbour Board"]
    assert found["q4"] == []
    assert all(each["type"][0]["id"] == "report" for each in found["q5"])
    assert found["q6"] == []
    for result in found.values():
        scores = [each["score"] for each in result]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)


def test_every_name_finds_itself(server: Served) -> None:
    """Each named entity comes first, or level with another of its name, for its own name and kind."""
    named = [entity for entity in records.small().entities if entity.named]
    found = reconcile(server, **{each.id: {"query": each.name, "type": each.kind, "limit": 5} for each in named})
    for entity in named:
        best = found[entity.id][0]["score"]
        assert entity.id in [each["id"] for each in found[entity.id] if each["score"] == best], entity.name


def test_get(server: Served) -> None:
    """A batch may come by GET too."""
    response = server.get("/reconcile", params={"queries": json.dumps({"a": {"query": "Tomas Ridd"}})})
    assert response.json()["a"]["result"][0]["name"] == "Tomas Ridd"


@pytest.mark.parametrize(
    ("queries", "says"),
    [
        ("no json", "no JSON"),
        ("[]", "no JSON object"),
        ('{"q0": 3}', "'q0'"),
        ('{"q0": {"query": 3}}', "'q0'"),
        ('{"q0": {"query": "a", "type": 3}}', "type"),
        ('{"q0": {"query": "a", "limit": -1}}', "limit"),
        ('{"q0": {"query": "a", "limit": true}}', "limit"),
        (json.dumps({f"q{number}": {"query": "a"} for number in range(201)}), "200"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_refused(server: Served, queries: str, says: str) -> None:
    """A batch that is none is refused, with the name of the query that is wrong."""
    response = server.post("/reconcile", data={"queries": queries})
    assert response.status_code == 400
    assert says in response.text


def test_other_refusals(server: Served) -> None:
    """Without queries, in another form, for an unknown thing: words and the right status."""
    assert server.post("/reconcile", content="", headers=FORM).status_code == 400
    assert server.post("/reconcile", json={}).status_code == 415
    assert server.get("/reconcile/suggest/nothing").status_code == 404
    assert server.get("/reconcile/suggest/entity?cursor=x").status_code == 400
    assert server.get("/reconcile/preview?id=nobody").status_code == 404


def test_preview_may_be_framed_by_openrefine_only(server: Served) -> None:
    """The preview is for OpenRefine's frame; nobody else may frame it."""
    person = next(entity for entity in records.small().entities if entity.kind == "person")
    headers = server.get(f"/reconcile/preview?id={person.id}").headers
    assert "frame-ancestors 'self' http://127.0.0.1:3333 http://localhost:3333" in headers["content-security-policy"]
    assert "x-frame-options" not in headers
