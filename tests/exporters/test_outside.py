"""The exports for other tools, each opened with the library of those who read it, and compared with the record."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner

import records
from onrecord.authorities import ftm as ftm_reader
from onrecord.authorities import popolo as popolo_reader
from onrecord.cli import main
from onrecord.exporters import exporters
from onrecord.model import Article, Entity, Evidence, Record, Statement
from onrecord.network import network
from onrecord.rdf import canonical
from onrecord.store import Store

RECORDS = {"small": records.small(), "decided": records.decided(), "hostile": records.hostile(), "empty": Record()}
ENDINGS = {"neo4j": "zip", "ftm": "json", "popolo": "json", "csl": "json", "xlsx": "xlsx"}


def written(name: str, whole: Record, folder: Path, *, with_text: bool = False) -> Path:
    """The record in that format, in a file."""
    path = folder / f"record.{ENDINGS[name]}"
    exporters()[name](Store.memory(whole), whole, path, with_text=with_text)
    return path


def test_help_names_them() -> None:
    """`onrecord export --help` names every format that is on the shelf."""
    told = CliRunner().invoke(main, ["export", "--help"]).stdout
    assert [name for name in exporters() if not re.search(rf"\b{name}\b", told)] == []


# --------------------------------------------------------------------------------------------------------------- Neo4j


def neo4j_tables(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables by Neo4j's rules: `name:type` heads, `:ID(space)` and `:LABEL`, lists by ";", nothing where empty."""
    kinds = {"int": int, "double": float, "boolean": lambda value: value == "true", "string[]": lambda v: v.split(";")}
    found: dict[str, list[dict[str, Any]]] = {}
    with zipfile.ZipFile(path) as archive:
        for member in archive.namelist():
            if not member.endswith(".csv"):
                continue
            head, *rows = csv.reader(io.StringIO(archive.read(member).decode("utf-8"), newline=""), strict=True)
            columns = [re.fullmatch(r"(\w*)(?::(\w+(?:\[\])?)(?:\((\w+)\))?)?", each) for each in head]
            assert all(columns)
            assert {len(row) for row in rows} <= {len(head)}
            found[member[:-4]] = [
                {
                    (column[1] or f":{column[2]}"): kinds.get(column[2] or "", str)(value)
                    for column, value in zip(columns, row, strict=True)
                    if column is not None and value != ""
                }
                for row in rows
            ]
    return found


@pytest.mark.parametrize("which", sorted(RECORDS))
def test_neo4j_is_the_network(which: str, tmp_path: Path) -> None:
    """Built from Neo4j's tables by the header convention, networkx has the lines that onrecord.network has."""
    whole = RECORDS[which]
    tables = neo4j_tables(written("neo4j", whole, tmp_path))
    graph = nx.MultiDiGraph()
    for row in tables["entities"]:
        graph.add_node(row["id"], kind=row["kind"], named=row["named"])
    for row in tables["lines"]:
        graph.add_edge(row[":START_ID"], row[":END_ID"], key=row["statement"], **row)
    wanted = network(canonical(whole))
    assert dict(graph.nodes(data="kind")) == dict(wanted.nodes(data="kind"))
    assert sorted(graph.edges(keys=True)) == sorted(wanted.edges(keys=True))
    for *edge, values in wanted.edges(keys=True, data=True):
        got = graph.edges[tuple(edge)]
        for name in ("standing", "negated", "stories", "articles"):
            assert got[name] == values[name]
        assert got[":TYPE"] == values["relation"].upper()


@pytest.mark.parametrize("which", sorted(RECORDS))
def test_neo4j_holds_together(which: str, tmp_path: Path) -> None:
    """Every end of every relationship is a node of its space, as neo4j-admin demands; evidence has its very words."""
    whole = canonical(RECORDS[which])
    tables = neo4j_tables(written("neo4j", whole, tmp_path))
    keys = {name: [row["id"] for row in tables[name]] for name in ("entities", "articles", "statements")}
    assert all(len(each) == len(set(each)) for each in keys.values())
    for row in tables["links"]:
        assert row[":START_ID"] in keys["statements"]
        assert row[":END_ID"] in keys["entities"]
    told = sorted(
        (row[":START_ID"], row[":END_ID"], row["start"], row["end"], row["exact"]) for row in tables["evidence"]
    )
    assert told == sorted(
        (each.id, piece.span.article, piece.span.start, piece.span.end, piece.span.text)
        for each in whole.statements
        for piece in each.evidence
    )
    assert all(re.fullmatch(r"[A-Z0-9_]+", row[":TYPE"]) for name in ("links", "lines") for row in tables[name])


def test_neo4j_with_pandas(tmp_path: Path) -> None:
    """pandas reads each table, from a folder as from a zip; the text of articles is there if asked for."""
    import pandas as pd

    whole = records.small()
    exporters()["neo4j"](Store.memory(whole), whole, tmp_path / "tables", with_text=True)
    articles = pd.read_csv(tmp_path / "tables" / "articles.csv", keep_default_na=False)
    assert list(articles["text"]) == [article.text for article in canonical(whole).articles]
    assert len(pd.read_csv(tmp_path / "tables" / "statements.csv")) == len(whole.statements)
    with zipfile.ZipFile(written("neo4j", whole, tmp_path)) as archive:
        assert records.ARTICLES["copy"].text not in archive.read("articles.csv").decode("utf-8")
        assert "neo4j-admin database import" in archive.read("README.txt").decode("utf-8")


# ------------------------------------------------------------------------------------------------------ FollowTheMoney


def ftm_entities(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("which", sorted(RECORDS))
def test_ftm_is_valid(which: str, tmp_path: Path) -> None:
    """The followthemoney package takes every entity, every value of it as it stands, and every tie leads to an entity
    of the schema that it asks for."""
    pytest.importorskip(
        "followthemoney", reason="SKIPPED LOUDLY: no followthemoney here; install it: pip install 'onrecord[ftm]'"
    )
    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    lines = ftm_entities(written("ftm", RECORDS[which], tmp_path, with_text=True))
    proxies = {line["id"]: EntityProxy.from_dict(line, cleaned=False) for line in lines}
    assert len(proxies) == len(lines)
    for line in lines:
        proxy = proxies[line["id"]]
        proxy.schema.validate(line)
        for name, values in line["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (line["id"], name)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert prop.range is not None
                assert proxies[value].schema.is_a(prop.range)
        assert model.get(line["schema"]) is not None


def test_ftm_says_what_is_on_record(tmp_path: Path) -> None:
    """Offices, memberships, employments and mentions are those that articles assert; who has no name is not there."""
    whole = records.decided()
    path = written("ftm", whole, tmp_path)
    lines = ftm_entities(path)
    count = Counter(line["schema"] for line in lines)
    assert count["Person"] == 6
    assert count["Organization"] == 6
    assert count["Article"] == 5
    names = {line["id"]: line["properties"].get("name", [""])[0] for line in lines}
    held = {
        (names[each["holder"][0]], names[each["post"][0]], *each["status"])
        for each in (line["properties"] for line in lines if line["schema"] == "Occupancy")
    }
    assert held == {
        ("Tomas Ridd", "Interior Minister", "current"),
        ("Jory Kell", "Interior Minister", "current"),
        ("Louise Vale", "Chair of the Harbour Board", "current"),
        ("Greta Sund", "Harbour Commissioner", "ended"),
    }
    parents = {
        names[line["id"]]: line["properties"].get("parent") for line in lines if line["schema"] == "Organization"
    }
    assert names[parents["Harbour Board"][0]] == "Interior Ministry"
    assert records.SPOKESMAN.name not in names.values()
    # our own reader of such files, for links to authorities, finds them again
    known = {each.names[0]: each.posts for each in ftm_reader.everybody(path, pytest.fail)}
    assert known["Louise Vale"] == ("Chair of the Harbour Board",)


def test_ftm_needs_what_it_needs(tmp_path: Path) -> None:
    """No entity lacks what its schema asks for, whatever a name or a date was: checked by the schema's own list, where
    the followthemoney package is not."""
    needed = {
        "Person": {"name"}, "Organization": {"name"}, "Position": {"name"}, "Occupancy": {"holder", "post"},
        "Membership": {"member", "organization"}, "Employment": {"employer", "employee"},
        "Mention": {"document", "name"}, "Article": set(),
    }  # fmt: skip
    for whole in RECORDS.values():
        for line in ftm_entities(written("ftm", whole, tmp_path)):
            assert needed[line["schema"]] <= line["properties"].keys()
            assert all(values and all(values) for values in line["properties"].values())


# -------------------------------------------------------------------------------------------------------------- Popolo

DATE = r"\d{4}(-\d{2}){0,2}"
# By the rules of http://www.popoloproject.com/schemas: field -> its type, or the part it leads to; * must be there.
POPOLO = {
    "persons": {
        "*id": str, "*name": str, "other_names": list, "identifiers": list, "links": list, "family_name": str,
        "given_name": str,
    },
    "organizations": {
        "*id": str, "*name": str, "other_names": list, "identifiers": list, "links": list, "parent_id": "organizations",
    },
    "posts": {"*id": str, "*label": str, "*role": str, "*organization_id": "organizations"},
    "memberships": {
        "*id": str, "*person_id": "persons", "*organization_id": "organizations", "post_id": "posts", "role": str,
        "label": str, "start_date": DATE, "end_date": DATE, "sources": list,
    },
    "speeches": {
        "*id": str, "creator_id": "persons", "attribution_text": str, "role": str, "audience_id": "persons",
        "*text": str, "*type": "speech|narrative", "date": DATE + r"(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?", "sources": list,
    },
}  # fmt: skip


@pytest.mark.parametrize("which", sorted(RECORDS))
def test_popolo_keeps_its_rules(which: str, tmp_path: Path) -> None:
    """Every part has the fields that its schema has and asks for, of the right sort, and every id leads somewhere."""
    found = json.loads(written("popolo", RECORDS[which], tmp_path).read_text("utf-8"))
    assert found.keys() == POPOLO.keys()
    for part, fields in POPOLO.items():
        keys = [each["id"] for each in found[part]]
        assert len(keys) == len(set(keys))
        known = {field.lstrip("*"): kind for field, kind in fields.items()}
        for each in found[part]:
            assert {field[1:] for field in fields if field.startswith("*")} <= each.keys() <= known.keys()
            for field, value in each.items():
                kind = known[field]
                if kind in POPOLO:
                    assert value in {other["id"] for other in found[str(kind)]}
                elif isinstance(kind, str):
                    assert re.fullmatch(kind, value)
                else:
                    assert isinstance(value, kind)
                    assert value
                if field == "sources":
                    assert all(re.match(r"https?://", link["url"]) for link in value)


def test_popolo_says_what_is_on_record(tmp_path: Path) -> None:
    """Members, posts and speeches are those of the record; our own reader of such files finds them again."""
    path = written("popolo", records.decided(), tmp_path)
    found = json.loads(path.read_text("utf-8"))
    names = {each["id"]: each["name"] for part in ("persons", "organizations") for each in found[part]}
    held = {
        (names[each["person_id"]], each.get("role"), names[each["organization_id"]]) for each in found["memberships"]
    }
    assert held == {
        ("Tomas Ridd", "Interior Minister", "Interior Ministry"),
        ("Jory Kell", "Interior Minister", "Interior Ministry"),
        ("Louise Vale", "Chair of the Harbour Board", "Harbour Board"),
        ("Greta Sund", None, "Reform League"),
    }
    said = {each["text"]: each for each in found["speeches"]}
    vale = said["The board was never told that the pumps had failed."]
    assert (names[vale["creator_id"]], vale["role"]) == ("Louise Vale", "Chair of the Harbour Board")
    assert (vale["date"], vale["type"], len(vale["sources"])) == ("2031-03-03", "speech", 2)
    unnamed = said["no decision had been made"]
    assert "creator_id" not in unnamed
    assert unnamed["attribution_text"] == records.SPOKESMAN.name
    assert {each.names[0] for each in popolo_reader.everybody(path, pytest.fail)} == set(names.values())


# ----------------------------------------------------------------------------------------------------------------- CSL


def cited(path: Path) -> list[str]:
    """The bibliography as citeproc writes it, an item a line."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    items = json.loads(path.read_text("utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON(items)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        book = CitationStylesBibliography(style, source, formatter.plain)
        for item in items:
            book.register(Citation([CitationItem(item["id"])]))
        return [str(each) for each in book.bibliography()]


def test_csl_is_cited(tmp_path: Path) -> None:
    """citeproc makes a bibliography of the articles: who wrote them, when, what, where."""
    whole = records.small()
    lines = cited(written("csl", whole, tmp_path))
    assert len(lines) == len(whole.articles)
    (line,) = [each for each in lines if "never tested" in each]
    assert all(part in line for part in ("Reyes", "2031", "Lantern", "https://lantern.example/pumps"))


@pytest.mark.parametrize("which", sorted(RECORDS))
def test_csl_keeps_its_rules(which: str, tmp_path: Path) -> None:
    """Items have an id of their own, fields of CSL's schema alone, dates that are dates, and no address to run."""
    whole = RECORDS[which]
    items = json.loads(written("csl", whole, tmp_path).read_text("utf-8"))
    assert sorted(item["id"] for item in items) == [article.id for article in canonical(whole).articles]
    for item in items:
        assert item.keys() <= {
            "id", "type", "title", "container-title", "author", "issued", "source", "URL", "language"
        }  # fmt: skip
        assert item["type"] == "article-newspaper"
        assert all(set(each) in ({"family", "given"}, {"literal"}) for each in item.get("author", []))
        assert all(1 <= len(each) <= 3 for each in item.get("issued", {"date-parts": [[1]]})["date-parts"])
        assert item.get("URL", "https://").startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Asa Reyes", ["Asa Reyes"]),
        ("Asa Reyes, Political Editor", ["Asa Reyes"]),
        ("Asa Reyes, Ben van Holt and Cleo O'Marr", ["Asa Reyes", "Ben van Holt", "Cleo O'Marr"]),
        ("Our own staff", ["Our own staff"]),
        ("", []),
    ],
)
def test_csl_authors(byline: str, authors: list[str], tmp_path: Path) -> None:
    """A byline is taken apart into its names, without jobs; what is no list of names stays as it is."""
    whole = Record(articles=(Article("a1", "Words.", byline=byline),))
    (item,) = json.loads(written("csl", whole, tmp_path).read_text("utf-8"))
    found = [each.get("literal") or f"{each['given']} {each['family']}" for each in item.get("author", [])]
    assert found == authors


# ---------------------------------------------------------------------------------------------------------------- xlsx


def sheet_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of the workbook's first sheet, as openpyxl has them."""
    import openpyxl

    sheet = openpyxl.load_workbook(path).worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_xlsx_has_the_quotations(tmp_path: Path) -> None:
    """openpyxl finds a row for each place of each quotation, dated, with the office that the speaker has there."""
    whole = records.small()
    rows = sheet_rows(written("xlsx", whole, tmp_path))
    said = [each for each in whole.statements if each.relation == "said"]
    assert sorted(row["words"] for row in rows) == sorted(piece.span.text for each in said for piece in each.evidence)
    first = next(row for row in rows if row["speaker"] == "Louise Vale" and row["paper"] == "Ansel Courier")
    assert str(first["date"].date()) == "2031-03-03"
    assert first["office"] == "Chair of the Harbour Board"
    assert (first["directness"], first["standing"], first["stories"]) == ("direct", "asserted", 1)
    assert first["link"] == "https://courier.example/wharf?id=1&page=2"
    assert next(row for row in rows if row["speaker"] == "Greta Sund")["addressee"] == "Harbour Board"
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)


def test_xlsx_with_pandas(tmp_path: Path) -> None:
    """pandas reads it with its columns in order and its dates as dates."""
    import pandas as pd

    frame = pd.read_excel(written("xlsx", records.small(), tmp_path))
    assert list(frame.columns) == [
        "date", "paper", "headline", "speaker", "office", "words", "directness", "addressee", "link", "stories",
        "standing",
    ]  # fmt: skip
    assert frame["date"].dt.year.unique().tolist() == [2031]


def test_xlsx_runs_nothing(tmp_path: Path) -> None:
    """No cell of a hostile record is a formula or a link to run; what looks like one is marked as text."""
    import openpyxl

    path = written("xlsx", RECORDS["hostile"], tmp_path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    risky = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert risky
    assert all(cell.quotePrefix for cell in risky)
    assert not [cell for cell in cells if cell.hyperlink]
    with zipfile.ZipFile(path) as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode("utf-8")


def test_xlsx_long_words_and_old_dates(tmp_path: Path) -> None:
    """Words longer than a cell are cut with a mark, and a date before the calendar of spreadsheets is text."""
    text = "He said: " + "so on and " * 4_000 + "so forth."
    article = Article("a1", text, published="1831-05-02")
    span = article.span(9, len(text))
    said = Statement("s1", "p1", "said", span.text, True, evidence=(Evidence(span, article.span(0, len(text))),))
    whole = Record((article,), (Entity("p1", "person", "Ann Vale"),), (said,))
    (row,) = sheet_rows(written("xlsx", whole, tmp_path))
    assert row["date"] == "1831-05-02"
    assert len(row["words"]) == 32_767
    assert row["words"].endswith("…")


def test_no_text_unless_asked(tmp_path: Path) -> None:
    """What is packed carries no article's text either."""
    whole = records.small()
    for name in ("neo4j", "xlsx"):
        with zipfile.ZipFile(written(name, whole, tmp_path)) as archive:
            inside = "".join(archive.read(member).decode("utf-8") for member in archive.namelist())
            assert 'A spokesman for the ministry said that no decision had been made."' not in inside
            assert records.ARTICLES["copy"].text not in inside


def test_who_does_not_hold_an_office(tmp_path: Path) -> None:
    """Who is to take up an office, stands for it or shadows it is in neither file as its holder; who acts in it is."""
    whole = records.small()
    holding = next(each for each in whole.statements if each.subject == records.RIDD.id and each.relation == "holds")
    for status, held in (("acting", True), ("elect", False), ("shadow", False), ("candidate", False)):
        rest = tuple(each for each in whole.statements if each is not holding)
        changed = replace(whole, statements=(*rest, replace(holding, details=(("status", status),))))
        lines = ftm_entities(written("ftm", changed, tmp_path))
        assert any(holding.id in line["id"] and line["schema"] == "Occupancy" for line in lines) == held
        found = json.loads(written("popolo", changed, tmp_path).read_text("utf-8"))
        assert [each["label"] for each in found["memberships"] if each["id"] == holding.id] == [
            "acting Interior Minister"
        ] * held


def test_xlsx_of_places_that_begin_alike(tmp_path: Path) -> None:
    """Two places of one quotation that begin at the same character are two rows, in one order."""
    article = Article("a1", "She said that it was late and that it was dear.")
    sentence = article.span(0, len(article.text))
    places = tuple(Evidence(article.span(9, end), sentence) for end in (25, len(article.text) - 1))
    for found in (places, places[::-1]):
        said = Statement("s1", "p1", "said", "it was late", True, evidence=found)
        rows = sheet_rows(written("xlsx", Record((article,), (Entity("p1", "person", "Ann Vale"),), (said,)), tmp_path))
        assert [row["words"] for row in rows] == [piece.span.text for piece in places]
