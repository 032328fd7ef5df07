"""What pyproject.toml asks for is what the package imports, and what the wheel holds is what it needs."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import onrecord
from onrecord.vocabulary import ontology

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# distributions whose modules carry another name
NAMES = {"charset_normalizer": "charset-normalizer", "pdfminer": "pdfminer.six"}
# imported where the user has them, named as extras
OPTIONAL = {"pandas", "distributed"}
# what trafilatura imports, asked for here because pip before 24 misses it: justext wants lxml[html_clean], lxml calls
# that extra html-clean
THEIRS = {"lxml-html-clean"}


def _imported(path: Path) -> set[str]:
    """The top names of what a module imports, imports for type checkers left out."""
    tree = ast.parse(path.read_text("utf-8"))
    for_checkers = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in for_checkers:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
    return found


def _name(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match
    return match[0].lower()


def test_dependencies_are_what_is_imported() -> None:
    """Every library that the package imports is a dependency of its own, and no other is."""
    used = set().union(*(_imported(path) for path in (ROOT / "graph" / "onrecord").rglob("*.py")))
    used = {NAMES.get(name, name) for name in used - set(sys.stdlib_module_names) - {"onrecord"} - OPTIONAL}
    assert {_name(each) for each in PROJECT["project"]["dependencies"]} == used | THEIRS


def test_bounds() -> None:
    """Every dependency has a lower bound, and only spaCy, whose next major version may change the Doc, an upper one."""
    for each in PROJECT["project"]["dependencies"]:
        assert ">=" in each, each
        assert ("<" in each) == each.startswith("spacy"), each


def test_readme_names_every_dependency() -> None:
    """README says of every dependency why it is there."""
    text = (ROOT / "README.md").read_text("utf-8")
    why = text[text.index("Dependencies, and why each") :].lower()
    assert [each for each in PROJECT["project"]["dependencies"] if _name(each) not in why] == []


def test_version_is_one() -> None:
    """The version of the package, of pyproject.toml and of the citation are the same."""
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert onrecord.__version__ == PROJECT["project"]["version"]
    assert re.search(rf"^version: ['\"]?{re.escape(onrecord.__version__)}['\"]?$", citation, re.MULTILINE)


def test_data_is_there() -> None:
    """What is no code and yet needed lies where the package looks for it: model, ontology, page, types."""
    package = Path(onrecord.__file__).parent
    assert (package / "py.typed").exists()
    assert (package / "annotate" / "data" / "news.onnx").stat().st_size < 32 << 20
    assert (package / "view" / "page.html").exists()
    assert (package / "serve" / "static" / "yasqe" / "LICENSES.txt").exists()
    assert (ontology() / "shapes.ttl").exists()


def test_nothing_strays_into_the_wheel() -> None:
    """The wheel takes whole folders, so that what lies in them is code, data that some module reads, or its notes."""
    kinds = {".py", ".typed", ".html", ".css", ".js", ".onnx", ".json", ".md", ".ttl", ".rq", ".tsv", ".jsonld", ".svg"}
    for folder in (ROOT / "graph" / "onrecord", ROOT / "ontology"):
        for path in folder.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert path.suffix in kinds or path.name in {"vocab.txt", "LICENSES.txt"}, path
