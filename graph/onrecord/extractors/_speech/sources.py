"""Who is meant by a subject: from the head of a noun phrase to a mention of a person, a body, a report, a document."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.extractors._text.doers import antecedent
from onrecord.extractors._text.institutions import bodies, institutions
from onrecord.extractors._text.people import names, people
from onrecord.extractors._text.roles import roles
from onrecord.extractors._text.roles import spans as role_spans
from onrecord.extractors._text.sheet import sheet
from onrecord.model import Document, Mention
from onrecord.syntax import children, conjuncts, phrase, relation, span
from onrecord.vocabulary import words

__all__ = ["FIRST_PERSON", "kind_of_noun", "known", "mention", "mentions", "named_head", "noun_phrase"]

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"})
_PERSONAL = frozenset(
    [
        "i",
        "we",
        "you",
        "he",
        "she",
        "they",
        "me",
        "us",
        "him",
        "her",
        "them",
        "who",
        "whom",
        "my",
        "our",
        "your",
        "his",
        "their",
        "whose",
    ]
)
_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "we", "i"})
_THINGS = frozenset({"it", "its", "itself"})
_NOBODY = frozenset(
    [
        "what",
        "this",
        "that",
        "these",
        "there",
        "nothing",
        "something",
        "anything",
        "everything",
        "none",
        "nobody",
        "no-one",
        "which",
        "one",
        "here",
        "now",
        "then",
        "whatever",
        "which",
    ]
)
_LISTS = (
    ("bodies", "institution"),
    ("reports", "report"),
    ("persons", "person"),
    ("offices", "person"),
    ("title_roles", "person"),
)
_SOURCE_KINDS = {"figures": "document", "thing": ""}
_ALL = frozenset({"all", "each", "every", "everybody", "everyone", "many", "most"})
_PERSONAL_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "people", "ee", "ant", "eer", "crat", "child")
_NAME_LINKS = ("flat", "nmod:desc", "appos", "compound")
_ALIASES = frozenset({"name", "pseudonym", "alias", "moniker", "handle"})
_BESIDE = frozenset(
    {"acl", "appos", "parataxis", "conj", "cc", "punct", "nsubj", "csubj", "cop", "aux", "advcl", "expl", "mark"}
)
_MEASURES = frozenset(
    {"at", "least", "as", "many", "more", "up", "nearly", "almost", "about", "some", "around", "over"}
)
_DESCRIBED = 10  # tokens from a role to the name that stands behind it and a comma
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM"})
_LONGEST = 16  # tokens of a role ("the prime minister's official spokesman"): a longer one is cut to its core


@lru_cache(maxsize=20_000)
def kind_of_noun(lemma: str) -> str:
    """person, institution, report or document for a noun (lemma, lower case) that can be a source, else ""."""
    for form in (lemma, lemma.rpartition("-")[2]):
        if form in words("sources"):
            return _SOURCE_KINDS.get(words("sources")[form][0], words("sources")[form][0])
        for name, kind in _LISTS:
            if form in words(name):
                return kind
    return "person" if len(lemma) > 4 and lemma.endswith(_PERSONAL_ENDINGS) else ""


def mention(document: Document, token: Token, default: str = "person") -> Mention | None:
    """The mention headed by the word, None where nobody can be meant (it rains; nothing; a number).

    default: the kind of a noun that no list knows; "" to have none of those.
    """
    token = antecedent(token)
    lower = token.lower_
    if _not_all(token):
        return None
    letters = token.pos_ == "PROPN" and token.text.isupper() and len(token.text) > 1  # the WHO, the US, IT
    if token.pos_ == "PRON" or (not letters and (lower in _PERSONAL or lower in _THINGS)):
        return _one_named(document, token, _pronoun(document, token))
    table = known(document)
    own = table.get(token.i)
    if own is not None and own.form == "name":
        return own
    for child in token.children:  # Conservative leader Ann Bell; the leader, Ann Bell; the newspaper Star of Morne
        if child.i > token.i and child.dep_ in _NAME_LINKS:
            joined = table.get(child.i)
            if joined is None or joined.form != "name":
                continue
            body = child.dep_ != "compound" and kind_of_noun(token.lemma_.lower()) == "institution"
            if joined.kind == "person" or body:
                return joined
    if token.ent_type_ == "LOC" and own is None:
        return _place(document, token)
    named = _so_called(table, token)
    if named is not None:
        return named
    if own is not None:
        return _behind_comma(document, own) or _right_behind(document, token, own) or own
    if token.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "X"} and token.ent_type_ != "DATE":
        return _one_named(document, token, _role(document, token, default))
    return None


def _one_named(document: Document, token: Token, found: Mention | None) -> Mention | None:
    """Of "one of its authors, Ann Bell," the name; else what was found."""
    named = _behind_comma(document, found) if found is not None and token.lower_ == "one" else None
    return named or found


def _so_called(table: Mapping[int, Mention], token: Token) -> Mention | None:
    """The name that a role is given right behind it: a student named Bell, a man called Piet Vos."""
    for child in children(token, "acl"):
        if child.tag_ == "VBN" and child.lemma_.lower() in {"name", "call"} and child.i + 1 < len(token.doc):
            named = table.get(child.i + 1)
            return named if named is not None and named.form == "name" and named.kind == "person" else None
        alias = next((one for one in children(child, "obj", "obl") if one.lemma_.lower() in _ALIASES), None)
        if child.tag_ == "VBG" and alias is not None and alias.i + 1 < len(token.doc):
            named = table.get(alias.i + 1)  # a student using the pseudonym Bell
            return named if named is not None and named.form == "name" else None
    return None


def _not_all(token: Token) -> bool:
    """Whether it is only denied that all of them do: not everyone, not all members; nobody is named by that."""
    first = token.left_edge
    before = first if first.lower_ == "not" else token.doc[first.i - 1] if first.i else None
    if before is None or before.lower_ != "not" or before.i + 1 >= len(token.doc):
        return False
    return token.doc[before.i + 1].lower_ in _ALL


def mentions(document: Document, token: Token, default: str = "person") -> list[Mention]:
    """The mentions of a word and of what is coordinated with it."""
    parts = [part for part in conjuncts(antecedent(token)) if part.pos_ not in {"VERB", "AUX"}]
    parts = [part for part in parts if part == parts[0] or not _describes(parts[0], part)]
    found = list(dict.fromkeys(one for part in parts if (one := mention(document, part, default)) is not None))
    # (party leader Ann Bell: the parser may take the office and the name for two)
    joined = [
        one
        for one, other in pairwise(found)
        if one.form == "role" and other.form == "name" and 0 <= other.span.start - one.span.end <= 1
    ]
    return [one for one in found if one not in joined]


def _describes(name: Token, part: Token) -> bool:
    """Whether a part goes on with what is said of a name: Ann Bell, a nurse and a member of the board."""
    if part.pos_ == "NOUN" and _sets_off(part):
        return True
    if name.pos_ != "PROPN" or part.pos_ != "NOUN" or not any(c.lower_ in {"a", "an"} for c in children(part, "det")):
        return False
    return any(name.i < child.i < part.i for child in children(name, "appos"))


def _sets_off(part: Token) -> bool:
    """Whether a part without "and" only tells of the name right before it: a report by Acme, a safety firm."""
    first = part.left_edge.i
    if any(children(part, "cc")) or not any(word.lower_ in {"a", "an"} for word in children(part, "det")):
        return False
    if part.doc[first].text == ",":
        first += 1
    return first > 1 and part.doc[first - 1].text == "," and part.doc[first - 2].pos_ == "PROPN"


def named_head(document: Document, token: Token) -> Token | None:
    """The head of the person's or body's name that ends with the word, or the word if it is a subject's pronoun."""
    if token.lower_ in _SUBJECT_PRONOUNS:
        return token
    own = known(document).get(token.i)
    if own is None or own.form != "name" or own.span.end != token.idx + len(token.text):
        return None
    head = token
    while head.head.i < token.i and head.head.idx >= own.span.start and head.head != head:
        head = head.head
    return head


def noun_phrase(token: Token) -> Words:
    """The phrase that the word heads, without its preposition, what is added after commas and relative clauses."""
    found = phrase(token, _BESIDE)
    start = found.start
    for child in children(token, "case", "mark", "cc"):
        if child.i < token.i and child.tag_ != "POS":
            start = max(start, child.i + 1)
    # ("also", "even", "not only") before the phrase's own words
    doc = token.doc
    if doc[start].lower_ in _MEASURES and any(word.like_num for word in doc[start : token.i]):
        start = next(word.i for word in doc[start : token.i] if word.like_num)  # at least, as many as | a dozen
    while start < token.i and (doc[start].is_punct or relation(doc[start]) in {"advmod", "punct", "cc", "fixed"}):
        start += 1
    return token.doc[start : found.end]


@lru_cache(maxsize=4)
def known(document: Document) -> dict[int, Mention]:
    """The people, institutions and roles that the other extractors know, by the words that can head them."""
    found: dict[int, Mention] = {}
    # A sheet leaves white space out, so that its words are told by where they begin in the text.
    starts = sheet(document).start
    places = {token.idx: token.i for token in document.doc}
    for (_, head, _), one in zip(role_spans(document), roles(document), strict=True):
        found[places[starts[head]]] = one
    for (_, name, head, last, form, _), one in zip(bodies(document), institutions(document), strict=True):
        for i in range(name, last) if form == "name" else (head,):
            found[places[starts[i]]] = one
    for (first, _, last), one in zip(names(document), people(document), strict=True):
        for i in range(first, last):
            found[places[starts[i]]] = one
    return found


def _behind_comma(document: Document, role: Mention) -> Mention | None:
    """The name behind a role and a comma: the union's secretary, Ann Bell, said; one of its authors, harbour clerk Ann
    Bell, said. The parser does not always see it."""
    span = document.doc.char_span(role.span.start, role.span.end, alignment_mode="expand")
    doc = document.doc
    if span is None or span.end + 1 >= len(doc) or doc[span.end].text != ",":
        return None
    table, at = known(document), span.end + 1
    while at < min(len(doc), span.end + _DESCRIBED) and doc[at].pos_ in _IN_PHRASE:
        named = table.get(at)
        if named is not None and named.form == "name" and named.kind == "person":
            break
        at += 1
    named = table.get(at)
    if named is None or named.form != "name" or named.kind != "person":
        return None
    if at > span.end + 1 and (span.root.tag_ in {"NNS", "NNPS"} or doc[at - 1].pos_ not in {"NOUN", "PROPN"}):
        return None  # officials, a friend of Ann Bell, said
    behind = doc.char_span(named.span.start, named.span.end, alignment_mode="expand")
    marks = {",", ".", ";", ":"} if at == span.end + 1 else {","}
    closed = behind is not None and (behind.end >= len(doc) or doc[behind.end].text in marks)
    return named if closed else None


def _right_behind(document: Document, token: Token, role: Mention) -> Mention | None:
    """The name that a role stands before without a comma: lead author Professor Ann Bell, pollster Piet Vos."""
    span = document.doc.char_span(role.span.start, role.span.end, alignment_mode="expand")
    if span is None or span.end >= len(document.doc) or token.tag_ in {"NNS", "NNPS"}:
        return None
    named = known(document).get(span.end)
    if named is None or named.form != "name" or named.kind != "person":
        return None
    behind = document.doc.char_span(named.span.start, named.span.end, alignment_mode="expand")
    if behind is None or behind.start != span.end:
        return None
    root = behind.root
    return named if token in {root, root.head} or token.head in {root, root.head} else None


def _pronoun(document: Document, token: Token) -> Mention | None:
    lower = token.lower_
    if (lower in _NOBODY and token.tag_ not in {"WP"}) or not lower.isalpha():
        return None
    if token.dep_ == "expl" and lower != "it":
        return None
    if lower in {"who", "whom", "whose"}:
        return None  # a question
    if lower in _PERSONAL:
        return Mention(span(document.article, token), "person", "pronoun")
    if lower in _THINGS:
        return Mention(span(document.article, token), "institution", "pronoun")
    if lower in {"what", "whatever", "which", "nothing", "nobody"}:
        return None
    return _role(document, token, "person")  # many, some of the victims, others


def _place(document: Document, token: Token) -> Mention:
    """A place that speaks: Washington said."""
    doc = token.doc
    start, end = token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I" and doc[start - 1].ent_type_ == "LOC":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == "LOC":
        end += 1
    return Mention(span(document.article, _without_marks(doc[start:end])), "institution", "name")


def _role(document: Document, token: Token, default: str) -> Mention | None:
    lemma = token.lemma_.lower()
    kind = kind_of_noun(lemma)
    if not kind and token.ent_type_ == "MISC" and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
        kind = "person" if token.tag_ in {"NNS", "NNPS"} else "institution"
    if not kind and token.pos_ in {"PROPN"} and default:
        kind = "institution" if default == "person" and token.tag_ == "NNP" and len(token.text) > 1 else default
    if not kind:
        kind = default
    if not kind:
        return None
    found = noun_phrase(token)
    if len(found) > _LONGEST:
        found = (
            token.doc[found.start : token.i + 1]
            if token.i - found.start < _LONGEST
            else token.doc[token.i : token.i + 1]
        )
    found = _without_marks(found)
    start = found.start
    while start < token.i and token.doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    name = "" if start == found.start else " ".join(token.doc[start : found.end].text.split())
    return Mention(span(document.article, found), kind, "role", name)


def _without_marks(found: Words) -> Words:
    doc, start, end = found.doc, found.start, found.end
    while end - 1 > start and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].tag_ == "POS"):
        end -= 1
    while start < end - 1 and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return doc[start:end]
