"""Quotation marks in which nothing is said: a title, a word as such, a value in markup."""

from __future__ import annotations

from onrecord.extractors._speech.ground import Ground
from onrecord.extractors._speech.quotes import Quote
from onrecord.vocabulary import words

__all__ = ["is_named"]

_TITLE = 10  # tokens, marks included, of a title
_LAWS = frozenset({"bill", "act", "law", "treaty", "agreement", "accord", "award", "prize"})
_OWNED = 18  # tokens of one behind its maker's name
_OWNER = frozenset({"'s", "’s"})
_SMALL_WORDS = frozenset(
    ["of", "the", "a", "an", "and", "in", "on", "for", "to", "at", "with", "from", "by", "or", "is"]
)


def is_named(ground: Ground, quote: Quote) -> bool:
    """Whether the marks hold a title or a word as such: on "Late Again", the word "late"."""
    doc = ground.doc
    owned = bool(quote.first) and (doc[quote.first - 1].tag_ == "POS" or doc[quote.first - 1].lower_ in _OWNER)
    opens = ground.layout.paragraphs[quote.paragraph][0] == quote.first
    if not quote.first or opens or quote.last - quote.first > (_OWNED if owned else _TITLE):
        return False
    before = doc[quote.first - 1]
    if before.text.endswith("="):
        return True  # date="March 11": markup
    inner = [token for token in doc[quote.first + 1 : quote.last + 1] if token.is_alpha]
    use = words("set_off").get(before.lemma_.lower(), ("",))[0] if before.pos_ in {"NOUN", "PROPN"} else ""
    if use == "term":
        return True
    if before.lower_ in {"and", "or"} and doc[quote.first - 2].is_quote:
        other = ground.layout.quote_at(quote.first - 2)
        if other is not None and other.last == quote.first - 2 and is_named(ground, other):
            return True  # the terms "late" and "early"
    titled = bool(inner) and all(token.text[:1].isupper() or token.lower_ in _SMALL_WORDS for token in inner)
    if not titled or not inner[0].text[:1].isupper() or any(token.tag_ in {"VBD", "MD"} for token in inner):
        return False
    if before.pos_ == "DET" and len(inner) > 1 and inner[-1].lower_ in _LAWS:
        return True
    if use == "work" or owned or _is_work(ground, quote):
        return True
    if before.text == "," and doc[quote.first - 2].pos_ == "NOUN":
        return words("set_off").get(doc[quote.first - 2].lemma_.lower(), ("",))[0] == "work"
    if before.lower_ in {"called", "titled", "entitled", "named"} and before.head.pos_ in {"NOUN", "PROPN"}:
        return True
    # said on "Late Again"; but: spoke of "Total Chaos", referred to "Fake News"
    return before.lower_ in {"on", "in", "at", "from"} and len(inner) > 1


def _is_work(ground: Ground, quote: Quote) -> bool:
    """Whether what follows says that the marks hold a title: "Late Again", a film set in Velm."""
    doc, at = ground.doc, quote.last + 1
    if not quote.closed or at + 1 >= len(doc) or doc[at].text not in {",", "-", "--", "–", "—", "("}:
        return False
    nouns = [token for token in doc[at + 1 : at + 6] if token.pos_ == "NOUN"]
    led = doc[at + 1].lower_ in {"a", "an", "the", "his", "her", "their", "its"}
    return led and bool(nouns) and words("set_off").get(nouns[0].lemma_.lower(), ("",))[0] == "work"
