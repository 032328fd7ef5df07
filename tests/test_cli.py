"""The command line: every verb, its output and its exit status."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import onrecord
from onrecord.cli import main

VERBS = ["build", "read", "query", "show", "export", "view", "check", "decide", "link", "review"]
SAVED = [
    "articles", "people", "institutions", "offices", "quotations", "reports", "recommendations", "stances", "contested",
    "changes", "corroborated", "contradictions", "connections", "evidence",
]  # fmt: skip


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str) -> None:
    """Each verb explains itself."""
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert f"{verb} [OPTIONS]" in result.stdout


@pytest.mark.parametrize("question", SAVED)
def test_saved_questions_as_csv(sample: onrecord.RecordFolder, question: str) -> None:
    """Every saved question answers on the sample in CSV, with as many cells in each row as there are columns."""
    result = run("query", sample.path, question, "-f", "csv")
    assert result.exit_code == 0, result.stderr
    rows = list(csv.reader(io.StringIO(result.stdout)))
    assert len(rows) > 1 or question in {"contradictions"}
    assert {len(row) for row in rows} == {len(rows[0])}


def test_query_as_json(sample: onrecord.RecordFolder) -> None:
    """SPARQL text is answered in the standard JSON results format."""
    result = run("query", sample.path, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "-f", "json")
    found = json.loads(result.stdout)
    assert found["head"]["vars"] == ["n"]
    assert int(found["results"]["bindings"][0]["n"]["value"]) > 1000


def test_bad_question(sample: onrecord.RecordFolder) -> None:
    """A question that is no SPARQL and not saved is one line on standard error, and exit status 2."""
    result = run("query", sample.path, "SELECT WHERE {")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def test_build_names_what_it_skips(tmp_path: Path) -> None:
    """A broken file is named and skipped, the rest is built, and the exit status says so."""
    (tmp_path / "good.txt").write_text("Mayor Ann Vale opened the bridge on Monday. She said it was late.\n" * 2)
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 20)
    result = run("build", tmp_path / "good.txt", tmp_path / "bad.txt", "-o", tmp_path / "r")
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr
    assert run("query", tmp_path / "r", "articles", "-f", "csv").exit_code == 0


def test_build_of_nothing(tmp_path: Path) -> None:
    """A path that is not there is exit status 2 and its name."""
    result = run("build", tmp_path / "none", "-o", tmp_path / "r")
    assert result.exit_code == 2
    assert "none" in result.stderr


def test_show(sample: onrecord.RecordFolder) -> None:
    """A name gives its statements with words and papers; an unknown one the nearest names."""
    row = next(iter(sample.query("offices")))
    result = run("show", sample.path, row.person)
    assert result.exit_code == 0
    assert row.person in result.stdout
    assert "“" in result.stdout
    unknown = run("show", sample.path, row.person + "xq")
    assert unknown.exit_code == 2
    assert row.person in unknown.stderr


@pytest.mark.parametrize("format", ["text", "html"])
def test_read(tmp_path: Path, format: str) -> None:
    """`read` shows the article with its marks and claims, worded as `show` words them; hostile text stays text."""
    path = tmp_path / "a.txt"
    path.write_text(
        'Bridge opens\n\n"It is <script>late</script>," said mayor Ann Vale. The bridge opened on Monday. '
        "Ms Vale called for a second bridge.\n"
    )
    result = run("read", path, "-f", format)
    assert result.exit_code == 0, result.stderr
    assert "said" in result.stdout
    assert "calls for" in result.stdout
    assert "calls_for" not in result.stdout
    assert ("<script>" in result.stdout) == (format == "text")


def test_export_of_unknown_format(sample: onrecord.RecordFolder, tmp_path: Path) -> None:
    """An unknown format names those there are."""
    result = run("export", sample.path, "-f", "docx", "-o", tmp_path / "x")
    assert result.exit_code == 2
    assert "ttl" in result.stderr


def test_view(sample: onrecord.RecordFolder, tmp_path: Path) -> None:
    """`view` writes one page."""
    assert run("view", sample.path, "-o", tmp_path / "page.html").exit_code == 0
    assert (tmp_path / "page.html").read_text("utf-8").lower().startswith("<!doctype html>")


def test_check(sample: onrecord.RecordFolder) -> None:
    """The sample record is sound."""
    result = run("check", sample.path)
    assert result.exit_code == 0, result.stderr


def test_output_goes_down_a_closed_pipe(sample: onrecord.RecordFolder) -> None:
    """`onrecord query ... | head -1` ends without a traceback."""
    command = f"{sys.executable} -m onrecord query '{sample.path}' evidence -f csv | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
