"""The layers of the house, kept by what each module imports."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "graph" / "onrecord"
MODULES = sorted(PACKAGE.rglob("*.py"))
# A module may import its own layer and lower ones. Names not listed are stages and shelves: layer 2.
LAYERS = {
    "errors": 0, "model": 0, "vocabulary": 1, "syntax": 1, "pipeline": 3, "kept": 3, "folder": 4, "cli": 5, "serve": 5,
    "building": 4, "__main__": 6, "__init__": 4, "generations": 4, "marked": 4, "push": 4, "review": 4, "verbs": 5,
    "workers": 4,
}  # fmt: skip
# Heavy libraries, each imported in named rooms only.
ROOMS = {
    "pyoxigraph": {"engine", "store", "vocabulary", "serve", "remote"},
    "onnxruntime": {"annotate"},
    "tokenizers": {"annotate"},
    "pyvis": {"view"},
    "networkx": {"network", "view", "exporters", "folder"},
    "spacy": {"annotate", "syntax", "model", "pipeline", "extractors", "qualify", "resolve", "marked", "workers"},
    "rdflib": {"store", "rdf", "check", "exporters", "folder", "query"},
    "trafilatura": {"readers"},
    "datasketch": {"articles"},
    "dateparser": {"times"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "requests": {"remote"},
    "distributed": {"workers"},
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found += [node.module] if node.module != "onrecord" else [f"onrecord.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_layers(path: Path) -> None:
    """No module imports from a layer above its own."""
    own = LAYERS.get(room(path), 2)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "onrecord" and len(parts) > 1 and parts[1] in {room(module) for module in MODULES}:
            assert LAYERS.get(parts[1], 2) <= own, f"{path.name} (layer {own}) imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_rooms(path: Path) -> None:
    """Heavy libraries are imported in their rooms only."""
    for name in imports(path):
        library = name.split(".")[0]
        if library in ROOMS:
            assert room(path) in ROOMS[library], f"{room(path)} imports {library}"
