"""The page put together: template, styles, scripts, vis-network and data in one file, with its security policy.

The policy forbids every request and every script or style but these, named by the hashes of their exact text. Data
stands in a script element that browsers do not run; everything in it that could end the element is escaped.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from onrecord.view.part import Part
from onrecord.view.payload import payload
from onrecord.view.table import rows, sources

__all__ = ["build", "harmless"]

HERE = Path(__file__).resolve().parent
SCRIPTS = (
    "data", "text", "state", "theme", "filters", "bundles", "shapes", "lines", "labels", "regions", "drawing", "glide",
    "aim", "camera", "evidence", "parts", "start", "relations", "entity", "panel", "legend", "search", "timeline",
    "path", "table", "vector", "save", "keyboard", "main",
)  # fmt: skip
"""The page's rooms in the order in which they need each other."""
STYLES = ("base", "frame", "tools", "stage", "legend", "panel", "table", "phone", "print")
FIRST = 'document.documentElement.className="scripted";'


def build(part: Part, title: str) -> str:
    """The page of a part of a record."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    content = payload(part, title)
    vis, ours, style = _vis(), _joined("js", SCRIPTS), _joined("css", STYLES)
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(FIRST)} {_hash(vis)} {_hash(ours)}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    pages = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    text: str = pages.get_template("page.html").render(
        title=title,
        counts=_counts(content),
        note=_note(content),
        rows=rows(part),
        sources=sources(part),
        # Markup: these are our own files, and JSON made harmless; everything else is escaped by the template.
        policy=Markup(policy),  # noqa: S704
        data=Markup(harmless(content)),  # noqa: S704
        first=Markup(FIRST),  # noqa: S704
        vis=Markup(vis),  # noqa: S704
        ours=Markup(ours),  # noqa: S704
        style=Markup(style),  # noqa: S704
    )
    # Half of a surrogate pair (broken input can hold one) cannot be written as UTF-8.
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def harmless(value: Any) -> str:
    """JSON that may stand inside a script element: no <, > or &, no line ends of JavaScript's, no lone surrogates."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return re.sub("[<>&\u2028\u2029\ud800-\udfff\0]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _counts(content: dict[str, Any]) -> str:
    quotations = sum(1 for statement in content["statements"] if statement[2] == "said")
    papers = {article[1] for article in content["articles"]} - {""}
    stories = {article[6] for article in content["articles"]}

    def some(count: int, one: str, many: str) -> str:
        return f"{count:,} {one if count == 1 else many}"

    said = [
        some(len(content["nodes"]), "entity", "entities"),
        some(len(content["edges"]), "relation", "relations"),
        some(quotations, "quotation", "quotations"),
    ]
    found = some(len(content["articles"]), "article", "articles")
    if len(stories) < len(content["articles"]):
        found += f", {len(stories):,} independent,"
    if papers:
        found += f" in {some(len(papers), 'publication', 'publications')}"
    return " \u00b7 ".join(said) + f" from {found}" if content["nodes"] else ""


def _note(content: dict[str, Any]) -> str:
    shown, total = len(content["nodes"]), content["total"]
    if not shown:
        return ""
    left = f"Showing {shown:,} of {total:,} entities" if shown < total else ""
    return ": ".join(text for text in (left, content["note"]) if text) if content["note"] else ""


@cache
def _joined(folder: str, names: tuple[str, ...]) -> str:
    """The files of a folder joined; scripts in one function, so that nothing of theirs is global."""
    parts = [(HERE / folder / f"{name}.{folder}").read_text("utf-8").replace("\r\n", "\n").strip() for name in names]
    text = "\n".join(parts)
    if folder == "js":
        # Comments and indentation are for readers of the source; no string of ours runs over lines.
        lines = (line.strip() for line in text.split("\n"))
        text = "\n".join(line for line in lines if line and not line.startswith("//"))
    else:
        text = re.sub(r"\n\s*", "\n", re.sub(r"/\*.*?\*/\s*", "", text, flags=re.S))
    return f'(function () {{\n"use strict";\n{text}\n}})();' if folder == "js" else text


@cache
def _vis() -> str:
    """vis-network as pyvis carries it."""
    library = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    text = library.read_text("utf-8").replace("\r\n", "\n").replace("\r", "\n").strip()
    text = re.sub(r"\n//# sourceMappingURL=.*$", "", text)
    if re.search(r"</script|<!--", text, re.I):
        raise ValueError("this vis-network cannot stand inside a script element")
    return text


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
