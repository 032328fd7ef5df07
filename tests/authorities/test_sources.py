"""Files to link to: tables, Popolo, FollowTheMoney; what is wrong with them is said by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from people import linked, record

from onrecord.authorities import link
from onrecord.authorities.table import rows
from onrecord.errors import AuthorityError, InputError

TABLE = """ID,Name,Also known as,Type,Office,Born,Died
1,"Vale, Ann",Annie Vale,person,"transport minister, Norland",1984,
2,Ann Vale,,person,footballer,1999,
3,Greta Sund,,human,Harbour Commissioner,,
4,Board of the Harbour,,Organization,,,
5,Ilan Brock,,person,,1850,1911
"""
POPOLO = {
    "persons": [
        {"id": "https://people.example/1", "name": "Anne Vale", "other_names": [{"name": "Ann Vale"}]},
        {"id": "p2", "name": "Greta M. Sund", "birth_date": "1970-01-02"},
        {"id": "p3"},
    ],
    "organizations": [{"id": "o1", "name": "Harbour Board"}],
    "memberships": [
        {"person_id": "https://people.example/1", "role": "Transport Minister", "organization_id": "o1"},
        {"person_id": "p2", "post_id": "s1"},
    ],
    "posts": [{"id": "s1", "label": "Harbour Commissioner", "organization_id": "o1"}],
}
FTM = [
    {
        "id": "NK-1",
        "schema": "Person",
        "properties": {"name": ["Ann Vale"], "wikidataId": ["Q99"], "position": ["Transport Minister"]},
    },
    {"id": "NK-2", "schema": "Person", "properties": {"name": ["Greta Sund"]}},
    {"id": "NK-3", "schema": "Position", "properties": {"name": ["Harbour Commissioner"]}},
    {"id": "NK-4", "schema": "Occupancy", "properties": {"holder": ["NK-2"], "post": ["NK-3"]}},
    {"id": "NK-5", "schema": "PublicBody", "properties": {"name": ["Harbour Board"], "alias": ["HB"]}},
    {"id": "NK-6", "schema": "Vessel", "properties": {"name": ["Ann Vale"]}},
]


def test_an_address_in_a_table_is_what_is_linked_to(tmp_path: Path) -> None:
    """Who has a web address of their own beside an id is linked to it; one that several share, or that is none, is
    nobody's."""
    path = tmp_path / "people.csv"
    path.write_text(
        "id,name,url\n1,Ann Vale,https://people.example/vale\n2,Greta Sund,https://people.example/\n"
        "3,Harbour Board,https://people.example/\n4,Ilan Brock,not an address\n",
        "utf-8",
    )
    found = {each.names[0]: each.id for each in rows(path, lambda _: None)}
    assert found == {
        "Ann Vale": "https://people.example/vale",
        "Greta Sund": "2",
        "Harbour Board": "3",
        "Ilan Brock": "4",
    }
    whole = record()
    targets = {match.target for match in link(whole, [path]) if match.accepted}
    assert "https://people.example/vale" in targets
    assert all(target.startswith("https://w3id.org/onrecord/") for target in targets - {"https://people.example/vale"})


def test_table(tmp_path: Path) -> None:
    """A table is linked by names turned round and words in another order; an office tells namesakes apart; who died
    long before is nobody of today."""
    path = tmp_path / "people.csv"
    path.write_text(TABLE, "utf-8")
    whole = record()
    matches = link(whole, [path])
    assert linked(whole, matches) == {
        "Ann Vale": "Vale, Ann",
        "Greta Sund": "Greta Sund",
        "Harbour Board": "Board of the Harbour",
    }
    assert all(match.authority == "people.csv" for match in matches)
    candidates = {match.name: match for match in matches if not match.accepted}
    assert "other offices: footballer" in candidates["Ann Vale"].reasons
    assert "Ilan Brock" not in {match.name for match in matches}


def test_names_without_their_marks(tmp_path: Path) -> None:
    """An authority's name with letters that the papers do not have is the same; of two that fit, neither is."""
    path = tmp_path / "people.csv"
    path.write_text("id,name\n1,Ánn Vále\n2,Gréta Sund\n3,Grèta Sund\n", "utf-8")
    whole = record()
    assert linked(whole, link(whole, [path])) == {"Ann Vale": "Ánn Vále"}


@pytest.mark.parametrize(("ending", "comma"), [("tsv", "\t"), ("csv", ";")])
def test_tables_of_spreadsheets(tmp_path: Path, ending: str, comma: str) -> None:
    """Tabs, and semicolons, are read as well; a byte order mark does no harm."""
    path = tmp_path / f"people.{ending}"
    path.write_text(
        "\ufeff" + comma.join(("uri", "label")) + "\n" + comma.join(("urn:isni:1", "Greta Sund")) + "\n", "utf-8"
    )
    whole = record()
    assert [match.target for match in link(whole, [path])] == ["urn:isni:1"]


def test_popolo(tmp_path: Path) -> None:
    """Other names and memberships of a Popolo file count; who has no name is reported."""
    path = tmp_path / "parliament.json"
    path.write_text(json.dumps(POPOLO), "utf-8")
    whole, told = record(), list[InputError]()
    matches = link(whole, [path], told.append)
    assert linked(whole, matches) == {
        "Ann Vale": "Anne Vale",
        "Greta Sund": "Greta M. Sund",
        "Harbour Board": "Harbour Board",
    }
    assert "https://people.example/1" in {match.target for match in matches}
    assert len(told) == 1
    assert "persons 2" in str(told[0])


def test_follow_the_money(tmp_path: Path) -> None:
    """Positions that other lines give count, a ship of the name is nobody, Wikidata's address is used where it is
    there, and broken lines are reported with their number."""
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(map(json.dumps, FTM)) + "\n{broken\n", "utf-8")
    whole, told = record(), list[InputError]()
    matches = link(whole, [path], told.append)
    assert linked(whole, matches) == {name: name for name in ("Ann Vale", "Greta Sund", "Harbour Board")}
    sund = next(match for match in matches if match.name == "Greta Sund")
    assert "same office: Harbour Commissioner" in sund.reasons
    assert "https://www.wikidata.org/entity/Q99" in {match.target for match in matches}
    assert ["line 7" in str(each) for each in told] == [True]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("people.csv", "number,surname\n1,Vale\n", "no column for id and name; it has 'number', 'surname'"),
        ("people.csv", "", "is empty"),
        ("people.json", "[1, 2]", "no FollowTheMoney entities"),
        ("people.xlsx", "x", "no authority of a known sort"),
    ],
)
def test_what_is_no_authority(tmp_path: Path, name: str, text: str, told: str) -> None:
    """A file that is none is refused with what it has and what is wanted."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(AuthorityError) as caught:
        link(record(), [path])
    assert told in str(caught.value)
    assert name in str(caught.value)


def test_missing_and_not_text(tmp_path: Path) -> None:
    """A file that is not there, or not UTF-8, is refused by name."""
    with pytest.raises(AuthorityError, match=r"nothing\.csv: cannot be read"):
        link(record(), [tmp_path / "nothing.csv"])
    (tmp_path / "latin.csv").write_bytes("id,name\n1,Grüta\n".encode("latin-1"))
    with pytest.raises(AuthorityError, match="not UTF-8"):
        link(record(), [tmp_path / "latin.csv"])


@pytest.mark.parametrize(
    "key", ["javascript:alert(1)", "x y", '"><script>', "../../etc", "http://a b/", "http://[", "é"]
)
def test_addresses_are_harmless(tmp_path: Path, key: str) -> None:
    """Whatever an authority gives as an identifier becomes an IRI that RDF and a page can hold, and runs nothing."""
    from onrecord.check import check
    from onrecord.store import Store

    path = tmp_path / "p.csv"
    path.write_text('id,name\n"' + key.replace('"', '""') + '",Greta Sund\n', "utf-8")
    whole = record()
    (match,) = link(whole, [path])
    assert match.target.startswith(("https://", "http://", "urn:"))
    from dataclasses import replace

    kept = replace(whole, matches=(match,))
    assert check(Store.memory(kept), kept.articles) == []


def test_two_files_with_a_number_one(tmp_path: Path) -> None:
    """The same number in two files is two people; linking to one file again leaves the other's matches."""
    from dataclasses import replace

    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("id,name\n1,Greta Sund\n", "utf-8")
    whole = record()
    both = link(whole, [tmp_path / "a.csv", tmp_path / "b.csv"])
    assert len({match.target for match in both}) == 2
    again = link(replace(whole, matches=tuple(both)), [tmp_path / "a.csv"])
    assert set(again) == set(both)


def test_reference_figures() -> None:
    """On a made-up authority with variants and namesakes linking is at least as precise as was measured, or nearly."""
    import importlib.util

    path = Path(__file__).resolve().parents[1] / "bench" / "linking.py"
    spec = importlib.util.spec_from_file_location("bench_linking", path)
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    right, made, all_ = bench.measured([1])[0.0]
    assert right / made > 0.92
    assert right / all_ > 0.8
