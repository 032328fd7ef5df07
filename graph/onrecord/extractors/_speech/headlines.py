"""Headlines that give a name, a colon and what is said: "Bell: We Will Keep the Harbour"."""

from __future__ import annotations

from onrecord.extractors._speech.clauses import FINITE
from onrecord.extractors._speech.ground import Ground
from onrecord.extractors._speech.sources import FIRST_PERSON, known
from onrecord.model import Mention

__all__ = ["headline"]

_LONGEST = 30  # tokens of a headline


def headline(ground: Ground) -> tuple[Mention, int, int] | None:
    """Who says what in the article's first line: the speaker and the tokens (first, last) of the words."""
    first, end = ground.layout.paragraphs[0]
    doc = ground.doc
    if end - first > _LONGEST or len(ground.layout.paragraphs) < 2 or doc[first].idx < ground.document.article.body:
        return None
    named = known(ground.document).get(doc[first].i)
    colon = next((token.i for token in doc[first:end] if token.text == ":"), end)
    if named is None or named.form != "name" or named.kind != "person" or colon + 1 >= end:
        return None
    whole = doc[first].idx == named.span.start and doc[colon - 1].idx + len(doc[colon - 1].text) == named.span.end
    said = doc[colon + 1 : end]
    if not whole or said[0].is_quote or any(token.text == ":" for token in said):
        return None
    if any(ground.layout.quote_at(token.i) is not None and token.tag_ in FINITE for token in said):
        return None
    verb = any(token.tag_ in FINITE for token in said) or any(token.lower_ in FIRST_PERSON for token in said)
    return (named, colon + 1, end - 1) if verb and len(said) > 2 else None
