"""Who speaks in a message: what a tweet by Ms Bell, Ms Bell's letter or a statement that she released says, she says.

A tweet by Ms Bell said       a letter signed by Ms Bell said      a post on Ms Bell's account said
Ms Bell wrote to the council on Monday. The letter said: its maker is told before it.
"""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._text.doers import actor
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["earlier_maker", "is_message", "maker"]

_ACCOUNTS = frozenset({"account", "feed", "page", "profile", "channel", "website", "site", "blog"})
_REACH = 160  # tokens from a message to where it is spoken of first
_SENT = {
    "letter": {"write"}, "email": {"email", "e-mail", "write"}, "e-mail": {"email", "e-mail", "write"},
    "memo": {"write"}, "note": {"write"}, "message": {"write", "text"}, "tweet": {"tweet", "post"}, "post": {"post"},
    "column": {"write"}, "op-ed": {"write"}, "blog": {"blog"},
}  # fmt: skip
_ANY = frozenset({"a", "an", "another"})


def is_message(thing: Token) -> bool:
    """Whether a noun stands for something in which its maker speaks."""
    known = words("messages").get(thing.lemma_.lower(), ("",))[0]
    return "message" in known.split(",") and thing.pos_ in {"NOUN", "PROPN"}


def maker(thing: Token, cue: Token) -> Token | None:
    """The word that heads whoever speaks in a message that a cue's own sentence speaks of, None if nobody is named."""
    if not is_message(thing):
        return None
    owner = _owner(thing)
    if owner is not None:
        return owner
    return _released(thing) if cue.dep_.startswith("acl") and cue.head == thing else None


def earlier_maker(thing: Token) -> Token | None:
    """Whoever made "the letter" or "the statement" where the article spoke of it before, None if it does not say."""
    determiners = {child.lower_ for child in children(thing, "det")}
    if not is_message(thing) or not determiners & {"the", "this", "that"} or _owner(thing) is not None:
        return None
    lemma = thing.lemma_.lower()
    doc = thing.doc
    for token in reversed(doc[max(0, thing.i - _REACH) : thing.i]):
        if token.lemma_.lower() == lemma and token.pos_ in {"NOUN", "PROPN"}:
            found = _owner(token) or _released(token)
            if found is not None or {child.lower_ for child in children(token, "det")} & _ANY:
                return found
        elif token.pos_ == "VERB" and token.lemma_.lower() in _SENT.get(lemma, ()):
            hearer = any(child.lower_ == "to" for one in children(token, "obl") for child in children(one, "case"))
            if hearer or token.lemma_.lower() != "write" or any(children(token, "iobj")):
                return actor(token)  # Ms Bell wrote to the council; Ms Bell tweeted
    return None


def _owner(thing: Token) -> Token | None:
    """Whose a message is by its own phrase: by or from somebody, somebody's, signed by them, on their account."""
    for owner in children(thing, "nmod"):
        case = next((child.lower_ for child in children(owner, "case") if child.i < owner.i), "")
        if (owner.dep_ == "nmod:poss" or case in {"by", "from"}) and owner.ent_type_ not in {"DATE", "LOC"}:
            if case and owner.lemma_.lower() in _ACCOUNTS:
                return next(children(owner, "nmod:poss"), None)
            return owner if owner.pos_ in {"PROPN", "PRON", "NOUN"} else None
    for clause in children(thing, "acl"):
        if clause.tag_ != "VBN":
            continue
        for child in children(clause, "obl", "obj"):
            case = next((word.lower_ for word in children(child, "case") if word.i < child.i), "")
            if case == "by" and child.ent_type_ not in {"DATE", "LOC"}:
                return child if child.pos_ in {"PROPN", "PRON", "NOUN"} else None
            if child.lemma_.lower() in _ACCOUNTS and case in {"from", "on", "to", "via"}:
                return next(children(child, "nmod:poss"), None)
    return None


def _released(thing: Token) -> Token | None:
    """Whoever releases a message, or speaks in it: they released a statement; in a letter, Ms Bell said."""
    verb = thing.head
    inside = relation(thing) == "obl" and any(child.lower_ == "in" for child in children(thing, "case"))
    known = words("messages").get(verb.lemma_.lower(), ("",))[0]
    made = relation(thing) == "obj" and "release" in known.split(",")
    return actor(verb) if verb.pos_ == "VERB" and (inside or made) else None
