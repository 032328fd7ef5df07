"""Small questions about a parsed sentence (Universal Dependencies) that several stages ask."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from onrecord.model import Article, Span

__all__ = ["children", "conjuncts", "negated", "phrase", "relation", "sentence", "span", "subject", "trim"]

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})


def relation(token: Token) -> str:
    """Its dependency relation without the subtype: nsubj:pass -> nsubj."""
    return token.dep_.partition(":")[0]


def children(token: Token, *relations: str) -> Iterator[Token]:
    """Its dependents in any of these relations; a name without subtype stands for all its subtypes."""
    for child in token.children:
        if child.dep_ in relations or relation(child) in relations:
            yield child


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in order."""
    found = [token]
    for child in children(token, "conj"):
        found += conjuncts(child)
    return found


def subject(verb: Token) -> Token | None:
    """Subject of the verb, or, for a verb without one of its own, that of the verb it shares it with."""
    for _ in range(8):
        for child in children(verb, "nsubj", "csubj"):
            return child
        if relation(verb) in {"conj", "xcomp"} and verb.head is not verb:
            verb = verb.head
        else:
            return None
    return None


def negated(token: Token) -> bool:
    """Whether the word is denied where it stands: by not, never, no, or an auxiliary or determiner so marked."""
    return any(
        child.lower_ in NEGATIONS and relation(child) in {"advmod", "det", "cc", "discourse"}
        for child in token.children
    )


def phrase(
    token: Token, drop: frozenset[str] = frozenset({"acl", "appos", "parataxis", "conj", "cc", "punct"})
) -> Words:
    """The token with its dependents, less those in the dropped relations: the phrase it heads, uninterrupted.

    Only dependents that leave no gap are taken, so that the phrase's words stand as they are in the text.
    """
    keep = {token.i}
    stack = [child for child in token.children if relation(child) not in drop]
    while stack:
        word = stack.pop()
        keep.add(word.i)
        stack += [child for child in word.children if relation(child) not in drop or relation(child) == "punct"]
    start = end = token.i
    while start - 1 in keep:
        start -= 1
    while end + 1 in keep:
        end += 1
    return token.doc[start : end + 1]


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Token offsets without white space and punctuation at either end."""
    while start < end and (doc[start].is_space or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    return start, end


def span(article: Article, words: Words | Token) -> Span:
    """The article's span of these words."""
    if isinstance(words, Token):
        return article.span(words.idx, words.idx + len(words.text))
    return article.span(words.start_char, words.end_char)


def sentence(article: Article, words: Words | Token) -> Span:
    """The span of the sentence(s) these words stand in, without white space at the ends."""
    first, last = (words, words) if isinstance(words, Token) else (words[0], words[-1])
    start, end = first.sent.start_char, last.sent.end_char
    text = article.text[start:end]  # the same text: spaCy makes a document's anew at every asking
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return article.span(start, end)
