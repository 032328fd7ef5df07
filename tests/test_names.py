"""The names that people script against."""

from __future__ import annotations

import subprocess
import sys

import onrecord


def test_public_names() -> None:
    """The public names are these, and each can be had; taking one away breaks somebody's script."""
    assert set(onrecord.__all__) == {
        "Article", "AuthorityError", "CheckError", "Claim", "ClusterError", "Decision", "DecisionError", "EmptyInput",
        "Entity", "Evidence", "FormatError", "InputError", "Match", "Mention", "NotText", "OnRecordError", "Page",
        "QueryError", "Record", "RecordError", "RecordFolder", "ServerError", "Span", "Statement",
        "TooLarge", "Unsafe", "__version__", "annotator", "build", "open",
    }  # fmt: skip
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None


def test_import_is_light() -> None:
    """Importing the package or its command line loads none of the heavy libraries."""
    heavy = ["spacy", "onnxruntime", "rdflib", "networkx", "pyvis", "pyoxigraph", "trafilatura", "rich"]
    code = f"import sys, onrecord, onrecord.cli; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
