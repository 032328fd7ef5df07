"""What the machine read in an article, marked in the article's own words: for a terminal, and as a page.

So that a person can see why a claim is there, or is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.model import Article, Claim, Mention, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["as_html", "as_text", "marks"]

Mark = tuple[int, int, str]
"""Start, end and kind: person, institution, place, name, source, cue or content."""

_NAMES = {"PER": "person", "ORG": "institution", "LOC": "place"}
_CODES = {
    "person": "\x1b[34m",
    "institution": "\x1b[33m",
    "place": "\x1b[32m",
    "source": "\x1b[1m",
    "cue": "\x1b[35m",
    "content": "\x1b[4m",
    "name": "",
}


def marks(doc: Doc) -> list[Mark]:
    """Names and attributions of a Doc as stretches, outer before inner."""
    found: list[Mark] = [
        (ent.start_char, ent.end_char, _NAMES.get(ent.label_, "name")) for ent in doc.ents if ent.label_ in _NAMES
    ]
    for attribution in doc._.attributions:
        for kind in ("source", "cue", "content"):
            found += [(part.start_char, part.end_char, kind) for part in getattr(attribution, kind)]
    return sorted(set(found), key=lambda mark: (mark[0], -mark[1], mark[2]))


def _read(article: Article, annotate: Callable[[str], Doc]) -> tuple[Doc, Reading]:
    from onrecord.articles.lines import unwrapped
    from onrecord.pipeline import read_article

    doc = annotate(unwrapped(article.text))
    return doc, read_article(article, lambda _: doc)


def _claim(claim: Claim) -> str:
    thing = claim.object.label if isinstance(claim.object, Mention) else claim.object
    extra = [f"{name} {mention.label}" for name, mention in claim.roles] + [
        f"{name} {value}" for name, value in claim.details
    ]
    who = f" by {claim.said_by.label}" if claim.said_by is not None else ""
    text = f"{claim.subject.label} — {claim.relation.replace('_', ' ')} — {thing}" + (
        f" [{', '.join(extra)}]" if extra else ""
    )
    return f"{' '.join(text.split())} ({claim.standing}{who})"


def _stretches(text: str, found: Sequence[Mark]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The text cut wherever a mark begins or ends, each piece with the kinds that cover it."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for start, end, kind in found:
        opening.setdefault(start, []).append(kind)
        closing.setdefault(end, []).append(kind)
    cuts = sorted({0, len(text), *opening, *closing})
    active: Counter[str] = Counter()
    for start, end in pairwise(cuts):
        active.subtract(closing.get(start, ()))
        active.update(opening.get(start, ()))
        yield text[start:end], tuple(sorted(kind for kind, number in active.items() if number > 0))


def as_text(article: Article, annotate: Callable[[str], Doc], *, colour: bool = False) -> str:
    """The article with names, sources, cues and contents marked (by brackets without colour), then the claims."""
    doc, reading = _read(article, annotate)
    head = " · ".join(part for part in (article.publisher, article.agency, article.byline, article.published) if part)
    lines = [_plain(article.headline or "(no headline)"), _plain(head or "source and date not known"), ""]
    if colour:
        body = "".join(
            "".join(_CODES[kind] for kind in kinds) + _plain(piece) + ("\x1b[0m" if kinds else "")
            for piece, kinds in _stretches(article.text, marks(doc))
        )
    else:
        body = _bracketed(article.text, [mark for mark in marks(doc) if mark[2] in {"source", "cue", "content"}])
    lines += [body, ""]
    lines += [f"  {_plain(_claim(claim))}" for claim in reading.claims] or ["  no claims"]
    return "\n".join(lines) + "\n\n"


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() or c in "\n\t" else " " for c in text)


def _bracketed(text: str, found: Sequence[Mark]) -> str:
    starts: dict[int, list[str]] = {}
    ends: dict[int, int] = {}
    for start, end, kind in found:
        starts.setdefault(start, []).append(f"[{kind}: ")
        ends[end] = ends.get(end, 0) + 1
    out: list[str] = []
    for i, character in enumerate(text):
        out.append("]" * ends.get(i, 0) + "".join(starts.get(i, ())) + character)
    return _plain("".join(out)) + "]" * ends.get(len(text), 0)


_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What OnRecord reads</title>
<style>
:root {{ color-scheme: light dark; --line: light-dark(#d8d5cc, #3a3f47); }}
body {{ font: 1.05rem/1.65 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem;
  color: light-dark(#1b1e24, #e8e6e1); background: light-dark(#fdfcf9, #15181d); }}
h1 {{ font-size: 1.5rem; line-height: 1.25; margin: 2.5rem 0 .25rem; }}
.from, .key, li {{ font: .9rem/1.5 system-ui, sans-serif; }}
.from {{ color: light-dark(#5a5f68, #a5abb5); }} .text {{ white-space: pre-wrap; }} li {{ margin: .2rem 0; }}
.person {{ color: light-dark(#1f4fa3, #8db4f0); }} .institution {{ color: light-dark(#8a5200, #e6b566); }}
.place {{ color: light-dark(#186b5c, #6cc7b4); }} .source {{ font-weight: bold; }}
.cue {{ background: light-dark(#f1dcec, #4d2a45); border-radius: .2em; }}
.content {{ border-bottom: 2px solid light-dark(#b9a44c, #a8923d); }}
.key span {{ margin-right: 1em; }} ul {{ border-top: 1px solid var(--line); padding: .75rem 0 0 1.2rem; }}
</style>
<p class="key"><span class="person">person</span><span class="institution">institution</span>
<span class="place">place</span>
<span class="source">source</span><span class="cue">cue</span><span class="content">what is said</span></p>
{articles}
</html>
"""


def as_html(articles: Sequence[Article], annotate: Callable[[str], Doc]) -> str:
    """One page without script that shows the articles marked, each with its claims."""
    parts = []
    for article in articles:
        doc, reading = _read(article, annotate)
        body = "".join(
            f'<span class="{" ".join(kinds)}">{escape(piece)}</span>' if kinds else escape(piece)
            for piece, kinds in _stretches(article.text, marks(doc))
        )
        head = " · ".join(
            part for part in (article.publisher, article.agency, article.byline, article.published) if part
        )
        claims = "".join(f"<li>{escape(_claim(claim))}</li>" for claim in reading.claims) or "<li>no claims</li>"
        parts.append(
            f"<article><h1>{escape(article.headline or '(no headline)')}</h1><p class='from'>{escape(head)}</p>"
            f"<div class='text'>{body}</div><ul>{claims}</ul></article>"
        )
    return _PAGE.format(articles="\n".join(parts))
