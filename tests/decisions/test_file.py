"""The decisions file: plain, forgiving to editors, strict about meaning."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.decisions import Anchor, Place, Relation, append, beside, read, remove
from onrecord.errors import DecisionError
from onrecord.model import Decision

SAME = Decision(
    "same", "person “Ann Vale” in a1 at 5", "", "person “Anna Vale” in b2 at 7, c3 (Lantern, 3 May)",
    "ann", "2031-03-05", "one seat",
)  # fmt: skip
REJECT = Decision(
    "reject", "person “Ann Vale” in a1", "holds (status former)", "office “mayor” in a1 at 9",
    "bo", "2031-03-06T09:00:00Z",
)  # fmt: skip


def test_beside_the_record() -> None:
    """The file lies beside the record, not in it: a record may be thrown away and built again."""
    assert beside(Path("x/inquiry.record")) == Path("x/inquiry.decisions.tsv").absolute()
    assert beside(Path("x/mine/")).name == "mine.decisions.tsv"


def test_lines_come_and_go(tmp_path: Path) -> None:
    """What is appended is read back; the same twice is written once; what is removed leaves the other lines alone."""
    path = tmp_path / "r.decisions.tsv"
    assert append(path, SAME)
    assert append(path, REJECT)
    assert not append(path, SAME)
    assert read(path) == [SAME, REJECT]
    assert [each.place for each in read(path)] == ["r.decisions.tsv:5", "r.decisions.tsv:6"]
    before = path.read_text("utf-8")
    assert remove(path, REJECT)
    assert not remove(path, REJECT)
    assert before.startswith(path.read_text("utf-8"))
    assert read(path) == [SAME]


def test_what_editors_and_spreadsheets_do_to_it(tmp_path: Path) -> None:
    """A byte order mark, Windows line ends, quoted cells, straight quotation marks, missing last cells, blank lines and
    comments change nothing."""
    path = tmp_path / "r.tsv"
    cells = ["Same", '"person ""Ann Vale"" in a1 at 5"', "", '"person ""Anna Vale"" in b2"', "ann", "2031-03-05"]
    path.write_bytes(b"\xef\xbb\xbf# hello\r\n\r\n" + "\t".join(cells).encode() + b"\r\n   \r\n")
    (found,) = read(path)
    assert Anchor.parse(found.what) == Anchor("person", "Ann Vale", (Place("a1", 5),))
    assert Anchor.parse(found.other) == Anchor("person", "Anna Vale", (Place("b2"),))
    assert found.why == ""


def test_a_file_without_its_last_line_end(tmp_path: Path) -> None:
    """A line added by hand without an end does not swallow the next."""
    path = tmp_path / "r.tsv"
    append(path, SAME)
    path.write_bytes(path.read_bytes().rstrip())
    append(path, REJECT)
    assert read(path) == [SAME, REJECT]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("merge\tperson “A” in a\t\tperson “B” in b\tann\t2031-03-05\t", "'merge' is no decision; there are: same"),
        ("same\tperson “A” in a\t\tperson “B” in b\t\t2031-03-05\t", "who decided"),
        ("same\tperson “A” in a\t\tperson “B” in b\tann\t5 March\t", "'5 March' is no date"),
        ("same\tperson “A”\t\tperson “B” in b\tann\t2031-03-05\t", "does not say in which article"),
        ("same\tAnn Vale\t\tperson “B” in b\tann\t2031-03-05\t", "does not say where"),
        ("same\tperon “A” in a\t\tperson “B” in b\tann\t2031-03-05\t", "'peron' is no kind"),
        ("same\t<https://x.example/1>\t\tperson “B” in b\tann\t2031-03-05\t", "must be on record"),
        ("rename\tperson “A” in a\t\t\tann\t2031-03-05\t", "new name"),
        ("retype\tperson “A” in a\t\tship\tann\t2031-03-05\t", "'ship' is no kind"),
        ("reject\tperson “A” in a\t\toffice “B” in b\tann\t2031-03-05\t", "which relation"),
        ("rename\tperson “A” in a\tholds\tB\tann\t2031-03-05\t", "has no relation"),
        ("reject\tperson “A” in a\tholds (since 2031)\toffice “B” in b\tann\t2031-03-05\t", "details are negated"),
        ("same person “A” in a", "cells; there are 7"),
        ("<<<<<<< HEAD", "unfinished merge"),
    ],
)
def test_faults_are_named_with_their_line(tmp_path: Path, line: str, told: str) -> None:
    """A line that is wrong stops everything, with its number and what to do: a decision is never lost in silence."""
    path = tmp_path / "r.tsv"
    path.write_text(f"# x\n{line}\n", "utf-8")
    with pytest.raises(DecisionError) as caught:
        read(path)
    assert str(caught.value).startswith("r.tsv:2: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_not_text(tmp_path: Path) -> None:
    """A file in another encoding is refused by name."""
    path = tmp_path / "r.tsv"
    path.write_bytes("same\tperson “A”".encode("utf-16"))
    with pytest.raises(DecisionError, match="not UTF-8"):
        read(path)


def test_two_desks_merge(tmp_path: Path) -> None:
    """git's union merge of two desks' files keeps both decisions and breaks neither."""

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True, capture_output=True)

    path = tmp_path / "r.decisions.tsv"
    git("init", "-q", "-b", "main")
    git("config", "user.email", "a@b.example")
    git("config", "user.name", "a")
    (tmp_path / ".gitattributes").write_text("*.decisions.tsv merge=union\n")
    append(path, SAME)
    git("add", ".")
    git("commit", "-qm", "start")
    git("checkout", "-qb", "desk")
    append(path, REJECT)
    git("commit", "-qam", "desk")
    git("checkout", "-q", "main")
    other = Decision("retype", "person “Ansel” in a1", "", "place", "cy", "2031-03-06")
    append(path, other)
    git("commit", "-qam", "main")
    git("merge", "-q", "desk")
    assert set(read(path)) == {SAME, REJECT, other}


words = st.text(min_size=1, max_size=30).map(
    lambda text: " ".join("".join(c if c.isprintable() else " " for c in text).split())
)


@given(
    words.filter(bool),
    st.lists(st.tuples(st.from_regex(r"[a-z0-9]{1,16}", fullmatch=True), st.integers(-1, 9999)), max_size=3),
)
def test_any_words_make_an_anchor(text: str, places: list[tuple[str, int]]) -> None:
    """Whatever words stand in an article, the anchor made of them is read back as it was."""
    anchor = Anchor("person", text, tuple(Place(*place) for place in places))
    back = Anchor.parse(str(anchor))
    if places:
        assert back == anchor
    assert str(back) == str(anchor)


def test_relation_cells() -> None:
    """A relation is read with the details that tell it from its sisters."""
    assert Relation.parse("recommends that (negated yes)") == Relation("recommends_that", (("negated", "yes"),))
    assert str(Relation.parse("holds (status former; as aide)")) == "holds (as aide; status former)"
