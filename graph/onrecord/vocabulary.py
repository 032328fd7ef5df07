"""The ontology folder as Python: where it lies, its namespaces, its relations and its word lists."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

__all__ = ["ontology", "words"]


@cache
def ontology() -> Path:
    """The ontology folder: inside the installed package, else the checkout's own."""
    installed = Path(str(files("onrecord") / "ontology"))
    return installed if installed.is_dir() else Path(__file__).resolve().parents[2] / "ontology"


@cache
def words(name: str) -> dict[str, tuple[str, ...]]:
    """The word list `ontology/words/NAME.tsv`: form -> the further columns of its line.

    Lines starting with # are comments (they say what the columns mean and where the words come from). Forms are
    as written; most lists are in lower case and looked up with lower-cased text.

    Raises FileNotFoundError if there is no such list: lists are part of the package, so that is a fault of ours.
    """
    table: dict[str, tuple[str, ...]] = {}
    for line in (ontology() / "words" / f"{name}.tsv").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            form, *rest = line.split("\t")
            table[form.strip()] = tuple(cell.strip() for cell in rest)
    return table
