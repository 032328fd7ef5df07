"""Decisions through the whole house: build, graph, check, saved questions, the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import onrecord
from onrecord.cli import main
from onrecord.decisions import read
from onrecord.errors import DecisionError, InputError

ATTACK = """Vale attacks harbour plan

12 March 2031

Transport minister Ann Vale said on Monday that the harbour plan was too late. "We owe it to the families," Ms Vale told
reporters in Port Lissom. Daniel Rook, chief executive of the Harbour Board, rejected calls for an inquiry.
"""
BRIDGE = """Anna Vale opens bridge

14 March 2031

Anna Vale, the transport minister, opened the bridge at Port Lissom. Daniel Rook of the Harbour Board said that the
board would pay for it.
"""
LATER = """Ann Vale resigns

20 March 2031

Ann Vale has resigned as transport minister. Daniel Rook, chief executive of the Harbour Board, praised her.
"""
SAVED = [
    "articles", "people", "institutions", "offices", "quotations", "reports", "recommendations", "stances", "contested",
    "changes", "corroborated", "contradictions", "connections", "evidence",
]  # fmt: skip


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of two articles, coverage/ beside it."""
    (tmp_path / "coverage").mkdir()
    (tmp_path / "coverage" / "a.txt").write_text(ATTACK, "utf-8")
    (tmp_path / "coverage" / "b.txt").write_text(BRIDGE, "utf-8")
    onrecord.build([tmp_path / "coverage"], tmp_path / "r.record")
    return tmp_path / "r.record"


def names(record: Path) -> set[str]:
    return {row.name for row in onrecord.open(record).query("people")}


def test_every_verb_of_the_help(record: Path) -> None:
    """Each use of `onrecord decide` does what it says, at once, and the record stays sound."""
    assert {"Ann Vale", "Anna Vale"} <= names(record)
    whole = onrecord.open(record).record
    (rejects,) = [statement for statement in whole.statements if statement.relation == "rejects"]
    wish = next(entity.name for entity in whole.entities if entity.id == rejects.object)
    for arguments in (
        ("same", "Ann Vale", "Anna Vale", "--why", "one minister"),
        ("rename", "Ann Vale", "Ann Louise Vale"),
        ("retype", "Harbour Board", "place"),
        ("reject", "Daniel Rook", "rejects", wish),
        ("confirm", "Daniel Rook", "holds (status current)", "Chief Executive"),
        ("different", "Daniel Rook", "<https://people.example/rook>"),
        ("same", "Ann Louise Vale", "<https://people.example/vale>"),
    ):
        result = run("decide", record, *arguments, "--who", "bo")
        assert result.exit_code == 0, result.stderr
    lines = read(record.with_name("r.decisions.tsv"))
    assert [line.verdict for line in lines] == ["same", "rename", "retype", "reject", "confirm", "different", "same"]
    assert {line.who for line in lines} == {"bo"}
    assert lines[0].why == "one minister"
    assert "Ann Louise Vale" in names(record)
    assert not {"Ann Vale", "Anna Vale"} & names(record)
    checked = run("check", record)
    assert checked.exit_code == 0, checked.stderr
    whole = onrecord.open(record).record
    assert next(entity.kind for entity in whole.entities if "Harbour Board" in entity.name) == "place"
    assert [statement.relation for statement in whole.rejected] == ["rejects"]


def test_what_is_asked_of_the_graph(record: Path) -> None:
    """Who decided what, when and why can be asked in SPARQL; a confirmed statement says by whom; sameAs is there."""
    run("decide", record, "confirm", "Daniel Rook", "holds", "Chief Executive", "--who", "bo", "--why", "rang him")
    run("decide", record, "same", "Daniel Rook", "<https://people.example/rook>", "--who", "cy")
    folder = onrecord.open(record)
    (row,) = folder.query(
        "SELECT ?who ?why ?name { ?d a rec:Decision ; rec:verdict 'confirm' ; rec:why ?why ; rec:decides ?s ; "
        "prov:endedAtTime ?when ; prov:wasAssociatedWith/foaf:name ?who . ?s rec:confirmedBy/foaf:name ?who ; "
        "rec:subject/skos:prefLabel ?name }"
    )
    assert (row.who, row.why, row.name) == ("bo", "rang him", "Daniel Rook")
    rows = folder.query("SELECT ?there { ?who schema:sameAs ?there ; skos:prefLabel 'Daniel Rook' }")
    assert [row.there for row in rows] == ["https://people.example/rook"]


@pytest.mark.parametrize("question", SAVED)
def test_rejected_is_counted_nowhere(record: Path, question: str) -> None:
    """When every statement is rejected no saved question tells of any, and none is a fact; the statements, their
    evidence and who rejected them are still in the graph."""
    from onrecord.review import Case, decide

    case = Case.open(record)
    for statement in case.record.statements:
        decision = case.fact("reject", statement)
        assert decision is not None
        decide(case, decision, who="bo")
    folder = case.apply()
    assert not folder.record.statements
    assert len(folder.record.rejected) == len(case.record.statements)
    assert not list(folder.store.match(graph="https://w3id.org/onrecord/graph/facts"))
    rows = list(folder.query(question))
    if question in {"people", "institutions"}:
        assert {row.articles for row in rows} <= {0, "0"}
    else:
        assert bool(rows) == (question == "articles")
    told = folder.query("SELECT ?s { ?s a rec:RejectedStatement ; rec:evidence ?e ; rec:rejectedBy/foaf:name 'bo' }")
    assert len({row.s for row in told}) == len(folder.record.rejected)
    assert run("check", record).exit_code == 0


def test_they_survive_every_rebuild(record: Path) -> None:
    """Thrown away and built again with another article, the record keeps what was decided."""
    import shutil

    run("decide", record, "same", "Ann Vale", "Anna Vale")
    run("decide", record, "reject", "Daniel Rook", "holds", "Chief Executive")
    shutil.rmtree(record)
    (record.parent / "coverage" / "c.txt").write_text(LATER, "utf-8")
    result = run("build", record.parent / "coverage", "-o", record)
    assert result.exit_code == 0, result.stderr
    assert [each.relation for each in onrecord.open(record).record.rejected] == ["holds"]
    assert any(
        {"Ann Vale", "Anna Vale"} <= {each.name, *each.aliases} for each in onrecord.open(record).record.entities
    )


def test_stale_lines_are_named(record: Path) -> None:
    """A decision about an article that has gone is named with its line, and the exit status says so."""
    run("decide", record, "rename", "Anna Vale", "Anna Q. Vale")
    (record.parent / "coverage" / "b.txt").unlink()
    result = run("build", record.parent / "coverage", "-o", record)
    assert result.exit_code == 1
    assert "r.decisions.tsv:5" in result.stderr
    assert "nothing on record is person “Anna Vale”" in result.stderr


def test_a_contradiction_stops_the_build(record: Path) -> None:
    """Two lines that cannot both be: the build ends with both named, and the last good record is untouched."""
    before = onrecord.open(record).about
    run("decide", record, "same", "Ann Vale", "Anna Vale", "--later")
    file = record.with_name("r.decisions.tsv")
    file.write_text(
        file.read_text("utf-8") + file.read_text("utf-8").splitlines()[-1].replace("same", "different", 1), "utf-8"
    )
    result = run("build", record.parent / "coverage", "-o", record)
    assert result.exit_code == 2
    assert "r.decisions.tsv:5: same" in result.stderr
    assert "r.decisions.tsv:6: different" in result.stderr
    assert onrecord.open(record).about == before
    refused = run("decide", record, "rename", "Ann Vale", "X")
    assert refused.exit_code == 2


def test_decide_refuses_a_contradiction(record: Path) -> None:
    """What contradicts a decision is not written."""
    run("decide", record, "confirm", "Daniel Rook", "holds", "Chief Executive")
    file = record.with_name("r.decisions.tsv")
    before = file.read_bytes()
    result = run("decide", record, "reject", "Daniel Rook", "holds", "Chief Executive")
    assert result.exit_code == 2
    assert "contradict" in result.stderr
    assert file.read_bytes() == before


def test_another_file(record: Path, tmp_path: Path) -> None:
    """A file given with --decisions is used, and remembered: later builds and decisions go on with it; when it has
    gone, that is said."""
    (tmp_path / "desk").mkdir()
    mine = tmp_path / "desk" / "mine.tsv"
    mine.write_text("", "utf-8")
    coverage = record.parent / "coverage"
    assert run("build", coverage, "-o", record, "--decisions", mine).exit_code == 0
    assert run("decide", record, "same", "Ann Vale", "Anna Vale").exit_code == 0
    assert [line.verdict for line in read(mine)] == ["same"]
    assert not record.with_name("r.decisions.tsv").exists()
    assert run("build", coverage, "-o", record).exit_code == 0
    assert len({"Ann Vale", "Anna Vale"} & names(record)) == 1
    mine.unlink()
    result = run("build", coverage, "-o", record)
    assert result.exit_code == 1
    assert "mine.tsv: the decisions that this record was built with have gone" in result.stderr
    with pytest.raises(DecisionError, match="cannot be read"):
        onrecord.build([coverage], record, decisions=mine)


def test_from_python(record: Path) -> None:
    """`onrecord.build(..., decisions=...)` takes the file and reports what applies to nothing."""
    file = record.parent / "x.tsv"
    file.write_text("rename\tperson “Nobody” in 0000\t\tX\tbo\t2031-03-05\t\n", "utf-8")
    told: list[InputError] = []
    folder = onrecord.build([], record, decisions=file, report=told.append)
    assert [each.name for each in told] == ["x.tsv:1"]
    assert folder.built is not None
    assert [each.name for each in folder.built.problems] == ["x.tsv:1"]
    assert [each.verdict for each in folder.record.decisions] == ["rename"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("same", "Ann Vale", "Nobody Known"), "nobody and nothing named 'Nobody Known'"),
        (("same", "Ann Vale"), "same is about 2 things, not 1"),
        (("reject", "Ann Vale", "holds", "Mayor"), "not on record that Ann Vale holds Mayor; its relations: "),
        (("retype", "Ann Vale", "ship"), "'ship' is no kind"),
        (("same", "<https://x.example/>", "Ann Vale"), "goes second"),
        (("rename", "perso “Ann” in a1", "X"), "no kind"),
    ],
)
def test_what_cannot_be_decided(record: Path, arguments: tuple[str, ...], told: str) -> None:
    """What leads nowhere is refused with one line that says why; nothing is written."""
    result = run("decide", record, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert not record.with_name("r.decisions.tsv").exists()


def test_namesakes_are_told_by_their_places(record: Path) -> None:
    """Where two bear the name the message gives the place of each, and that place can be given in the name's stead."""
    run("decide", record, "rename", "Anna Vale", "Ann Vale")
    result = run("decide", record, "rename", "Ann Vale", "Ann B. Vale")
    assert result.exit_code == 2
    assert "2 are called 'Ann Vale'; say which" in result.stderr
    places = [part.split("]")[0] for part in result.stderr.split("[")[1:]]
    assert len(places) == 2
    assert run("decide", record, "rename", places[0], "Ann B. Vale").exit_code == (0 if "Ann Vale" in places[0] else 2)


def test_matches_outlive_a_build(record: Path, tmp_path: Path) -> None:
    """Who was linked stays linked when the record is built again without the authority, until a person says no."""
    table = tmp_path / "people.csv"
    table.write_text("id,name\nhttps://people.example/1,Daniel Rook\n", "utf-8")
    coverage = record.parent / "coverage"
    assert run("build", coverage, "-o", record, "--authority", table).exit_code == 0
    (coverage / "c.txt").write_text(LATER, "utf-8")
    assert run("build", coverage, "-o", record).exit_code == 0
    (match,) = onrecord.open(record).record.matches
    assert (match.target, match.accepted, match.authority) == ("https://people.example/1", True, "people.csv")
    assert run("decide", record, "different", "Daniel Rook", "<https://people.example/1>").exit_code == 0
    assert onrecord.open(record).record.matches == ()
    assert run("link", record, table).exit_code == 0
    assert onrecord.open(record).record.matches == ()


def test_a_name_with_quotation_marks(tmp_path: Path) -> None:
    """A nickname in quotation marks is part of a name, and no place in an article."""
    text = 'Vale attacks plan\n\n12 March 2031\n\nTransport minister Ann "Nan" Vale said that the plan was too late.\n'
    (tmp_path / "a.txt").write_text(text, "utf-8")
    folder = onrecord.build([tmp_path / "a.txt"], tmp_path / "r.record")
    (name,) = [row.name for row in folder.query("people") if '"' in row.name]
    result = run("decide", tmp_path / "r.record", "rename", name, "Nan Vale")
    assert result.exit_code == 0, result.stderr
    assert "Nan Vale" in names(tmp_path / "r.record")


def test_one_mention_is_not_parted_from_itself(record: Path) -> None:
    """To say that a name is not itself decides nothing: it is refused, with the places to give in its stead."""
    result = run("decide", record, "different", "Daniel Rook", "Daniel Rook")
    assert result.exit_code == 2
    assert "one mention" in result.stderr
    assert result.stderr.count(" at ") >= 2
    assert not record.with_name("r.decisions.tsv").exists()
