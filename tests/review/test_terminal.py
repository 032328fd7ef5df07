"""`onrecord review`, with answers piped in."""

from __future__ import annotations

from pathlib import Path

import pytest
from by_hand import person, reading, thing
from cases import on_disk
from click.testing import CliRunner, Result
from test_questions import doubtful

import onrecord
from onrecord.cli import main
from onrecord.decisions import read


def run(path: Path, answers: str, *more: str) -> Result:
    return CliRunner().invoke(main, ["review", str(path), "--who", "ann", *more], input=answers)


def test_yes_no_skip_quit(tmp_path: Path) -> None:
    """Answers go into the file in the order they are given, with their reasons; the record is brought up to date."""
    path = on_disk(doubtful(), tmp_path)
    before = onrecord.open(path).about["snapshot"]
    result = run(path, "y I know her\ns\nno\nq\ny\n")
    assert result.exit_code == 0, result.stderr
    lines = read(tmp_path / "r.decisions.tsv")
    assert len(lines) == 2
    assert lines[0].verdict in {"same", "confirm"}
    assert lines[0].why == "I know her"
    assert lines[1].verdict in {"different", "reject"}
    assert {line.who for line in lines} == {"ann"}
    assert "1 of " in result.stdout
    assert "2 decisions made" in result.stderr
    assert onrecord.open(path).about["snapshot"] != before
    assert len(onrecord.open(path).record.decisions) == 2
    assert CliRunner().invoke(main, ["check", str(path)]).exit_code == 0


def test_undo_goes_back(tmp_path: Path) -> None:
    """Undo takes the last answer back and asks that question again; over a skipped one it only goes back."""
    path = on_disk(doubtful(), tmp_path)
    result = run(path, "u\ny\ns\nu\nu\nn\nq\n")
    assert result.exit_code == 0, result.stderr
    assert "nothing to undo" in result.stderr
    assert "taken back" in result.stderr
    (line,) = read(tmp_path / "r.decisions.tsv")
    assert line.verdict in {"different", "reject"}
    assert result.stdout.count("1 of ") == 3
    assert result.stdout.count("2 of ") == 3


@pytest.mark.parametrize("answers", ["", "q\n", "what\nz\n", "s\n" * 99])
def test_no_decision_changes_nothing(tmp_path: Path, answers: str) -> None:
    """The end of input, quit, keys that mean nothing and skips leave record and folder as they were."""
    path = on_disk(doubtful(), tmp_path)
    before = onrecord.open(path).about
    result = run(path, answers)
    assert result.exit_code == 0
    assert "0 decisions made" in result.stderr
    assert onrecord.open(path).about == before
    assert not (tmp_path / "r.decisions.tsv").exists()
    if "what" in answers:
        assert "'what' is no answer; y yes" in result.stderr


def test_later(tmp_path: Path) -> None:
    """With --later decisions are written down, and the next build applies them."""
    path = on_disk(doubtful(), tmp_path)
    before = onrecord.open(path).about
    result = run(path, "n\nq\n", "--later", "--kind", "fact", "--limit", "1")
    assert "the next build applies them" in result.stderr
    assert onrecord.open(path).about == before
    assert len(read(tmp_path / "r.decisions.tsv")) == 1
    assert onrecord.build([], path).record.rejected


def test_every_line_is_written_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed between two questions, the answers so far are in the file."""
    from onrecord.verbs import review as verb

    path = on_disk(doubtful(), tmp_path)
    answers = iter([("yes", ""), ("no", "")])

    def killed() -> tuple[str, str]:
        try:
            return next(answers)
        except StopIteration:
            raise SystemExit(137) from None

    monkeypatch.setattr(verb_module(), "_answer", killed)
    assert verb is not None
    assert run(path, "").exit_code == 137
    assert len(read(tmp_path / "r.decisions.tsv")) == 2


def verb_module() -> object:
    """The module of the verb: the package's name for it is the command."""
    import sys

    return sys.modules["onrecord.verbs.review"]


def test_nothing_to_review(tmp_path: Path) -> None:
    """A record without doubt says so."""
    path = on_disk([reading("x", person("Ann Vale"))], tmp_path)
    result = run(path, "y\n")
    assert result.exit_code == 0
    assert "nothing to review" in result.stderr


def test_hostile_names(tmp_path: Path) -> None:
    """Names and headlines that hold escape codes, bells and turned text are shown without them, and decided about."""
    nasty = "Ann \x1b[31mVale\x07 \u202eelaV"
    vale, post = person(nasty), thing("office", "Mayor\x1b]0;x\x07")
    path = on_disk([reading("head\x1b[2Jline", vale, post, claims=((vale, "holds", post),))], tmp_path)
    result = run(path, "y\nq\n")
    assert result.exit_code == 0, result.stderr
    for stream in (result.stdout, result.stderr):
        assert not {"\x1b", "\x07", "\u202e"} & set(stream)
    file = tmp_path / "r.decisions.tsv"
    assert not {"\x1b", "\x07", "\u202e"} & set(file.read_text("utf-8"))
    assert len(read(file)) == 1
    assert not onrecord.build([], path).built.problems  # type: ignore[union-attr]
