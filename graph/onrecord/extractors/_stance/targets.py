"""What a stance is on: the proposal, person, body or report that the words completing it name."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._speech.sources import kind_of_noun, mention
from onrecord.extractors._text.cues import entry
from onrecord.extractors._text.phrases import (
    NOT_A_PROPOSAL,
    Target,
    astray,
    case,
    class_of,
    clause,
    has_that,
    nouns,
    reach,
)
from onrecord.model import Document, Mention
from onrecord.syntax import children, conjuncts, relation
from onrecord.vocabulary import words

__all__ = ["is_clause", "matter", "strays", "target_mentions"]

_LONGEST = 16  # words of a proposal's name
_SHORTEST = 4  # tokens that are left of it, where parts at its end are left out
_LOOSE_PARTS = frozenset({"nmod", "obl", "acl", "advcl", "conj", "appos", "parataxis", "advmod"})
_LOOSE_ENDS = frozenset({"a", "an", "the", "of", "to", "and", "or", "for", "with", "from", "as", "that", "there"})
_LOOSE_WHERE_CUT = frozenset(
    ["in", "on", "by", "at", "into", "about", "over", "which", "who", "whose", "where", "when", "if"]
)
_HELPERS = frozenset({"have", "has", "had", "is", "are", "was", "were", "should", "would", "could", "will", "must"})
_SMALL = _LOOSE_ENDS | _LOOSE_WHERE_CUT | {"out", "up", "off", "down", "so", "be", "do"}
_NOBODY = frozenset({"anyone", "anybody", "someone", "somebody", "everyone", "everybody", "thing", "person"})
_LINKS = frozenset({"in", "on", "for", "with", "by", "and", "to", "of", "at", "from", "that"})
_MARKS = str.maketrans("", "", '"“”„«»')
_BREAKS = frozenset(
    {"which", "who", "after", "because", "since", "while", "when", "where", "although", "though", "as", "if", "so"}
)


def target_mentions(document: Document, target: Target, unwrap: bool = True) -> list[tuple[Mention, Target]]:
    """The mentions that a target stands for: shells opened ("calls for an inquiry": an inquiry), each part apart.

    unwrap: whether to open shells; a person, a body or a report named by the target is a mention of that kind.
    """
    found: list[tuple[Mention, Target]] = []
    for inner in _opened(target) if unwrap else [target]:
        one = _mention(document, inner)
        if one is not None:
            found.append((one, inner))
    return found


def _opened(target: Target, depth: int = 3) -> list[Target]:
    """What a shell noun wraps, each of it; the target itself if it is no shell or wraps nothing."""
    head = target.head
    dropped = head.head.lemma_.lower() in {"drop", "abandon", "end", "suspend", "withdraw"} and relation(head) == "obj"
    if head.lemma_.lower() == "bid" and dropped:
        return [target]  # dropped her bid for the presidency
    if target.clause or depth == 0 or class_of(head.lemma_.lower()) not in {"shell", "claim"}:
        return [target]
    inner: list[Target] = []
    for child in [*head.children, *astray(head)]:
        if child.i < head.i or (child.dep_ == "acl:relcl" and not has_that(child)):
            continue
        opening = next((word.lower_ for word in children(child, "mark", "case") if word.i < child.i), "")
        if relation(child) in {"acl", "ccomp", "xcomp", "advcl"} and opening in {"to", "that", "for", "of", "against"}:
            parts = [child, *(part for part in conjuncts(child)[1:] if case(part) or part.pos_ not in {"VERB", "AUX"})]
            inner += [clause(part) if is_clause(part) else Target(part, *reach(part), False) for part in parts]
        elif (
            relation(child) in {"nmod", "conj", "obl"}
            and opening in {"for", "to", "of", "on"}
            and not _owner(child, opening)
        ):
            inner += nouns(child)
    told = {one.head.i for one in inner}
    inner += [one for one in strays(head) if one.head.i not in told]
    opened = [part for one in inner for part in _opened(one, depth - 1)]
    return opened or [target]


def is_clause(word: Token) -> bool:
    """Whether a word is the predicate of a clause: a verb, or a noun with a copula and a subject."""
    return word.pos_ in {"VERB", "AUX"} or (any(children(word, "cop")) and any(children(word, "nsubj")))


def strays(noun: Token) -> list[Target]:
    """What else a noun is for, coordinated with something deeper: calls to test all ships, and for a review."""
    found: list[Target] = []
    for part in [*noun.subtree, *astray(noun)]:
        if part.i > noun.i and relation(part) == "conj" and case(part) == "for" != case(part.head):
            found += [one for one in nouns(part) if one not in found]
    return found


def _owner(child: Token, opening: str) -> bool:
    """Whether an "of" phrase says whose plan it is rather than what it is."""
    return opening in {"of", "to"} and child.ent_type_ in {"PER", "ORG", "LOC"}


def _mention(document: Document, target: Target) -> Mention | None:
    head, doc = target.head, document.doc
    meant = _one_meant(target)
    if meant is not None:
        return _mention(document, Target(meant, *reach(meant), False))
    if not target.clause:
        if head.lower_ in _NOBODY or head.lower_ in NOT_A_PROPOSAL:
            return None
        if head.pos_ == "PRON":
            return mention(document, head)
        if not any(child.dep_ not in {"nmod:poss", "nmod:desc"} for child in children(head, "acl", "nmod", "ccomp")
                   if child.i > head.i and not _how_long(child)):  # fmt: skip
            named = None if _is_policy(head) else mention(document, head, "")
            if named is not None and (named.kind not in {"report", "document"} or named.form == "name"):
                return named
            if (
                named is not None
                and words("reports").get(head.lemma_.lower(), ("", ""))[1] == "plain"
                and _definite(head)
            ):
                return named
    there = (
        next((child for child in children(head, "expl") if child.lower_ == "there"), None) if target.clause else None
    )
    before = doc[max(0, target.first - 2) : target.first]
    if there is not None and any(word.lower_ == "not" for word in before):
        return None  # not that there should not be tests
    if there is not None:  # there will be an inquiry
        noun = next(
            (child for child in children(head, "nsubj") if child.i > there.i), head if head.pos_ == "NOUN" else None
        )
        return _mention(document, Target(noun, *reach(noun), False)) if noun is not None else None
    first, last = _clause_body(target) if target.clause else (target.first, target.last)
    if first > 1 and not target.clause and doc[first - 1].text == "-" and not doc[first - 2].whitespace_:
        first -= 2  # the swearing- | in
    for child in children(head, "nmod", "obl"):
        if _how_long(child) and child.right_edge.i == last and child.left_edge.i > max(first, head.i):
            last = child.left_edge.i - 1
    shown = last
    while len(doc[first : shown + 1].text.split()) > _LONGEST and (cut := _without_tail(target, first, shown)) > first:
        shown = cut
    if target.clause and doc[shown].pos_ == "AUX" and doc[shown].lower_ in _HELPERS and shown > head.i:
        return None  # that the speech should have | no: the parser has lost the rest
    label = _label(doc[first : shown + 1].text, shown < last)
    if target.clause and doc[first].lower_ == "that" and doc[first].dep_.startswith("nsubj"):
        label = f"{doc[first].text} {label}"
    if not any(c.isalpha() for c in label) or all(word.lower() in _SMALL for word in label.split()):
        return None
    start, end = doc[first].idx, doc[last].idx + len(doc[last].text)
    return Mention(document.article.span(start, end), "proposal", "text", label)


def _without_tail(target: Target, first: int, last: int) -> int:
    """The last token of a target less the least that can be left out at its end, `first` if nothing can be."""
    doc, head = target.head.doc, target.head
    best = first
    for token in doc[first + 1 : last + 1]:
        if token != head and relation(token) in _LOOSE_PARTS and token.right_edge.i >= last:
            edge = token.left_edge.i
            if max(first + _SHORTEST, head.i + 1) <= edge <= last:
                best = max(best, edge - 1)
    while best > first and (doc[best].is_punct or doc[best].pos_ in {"CCONJ", "SPACE"}):
        best -= 1
    return best


def _one_meant(target: Target) -> Token | None:
    """What "one" and "it" stand for: he rejected an inquiry, and now supports one; and now accepts that one is needed.

    The nearest noun before it that came in with "a" or "another" and is a thing that people call for.
    """
    word = target.head
    if not target.clause and word.lower_ == "it":
        return matter(word)
    if target.clause:
        subject = next(children(word, "nsubj"), None)
        if subject is None or word.lemma_.lower() not in {"need", "require", "necessary", "due", "warrant"}:
            return None
        word = subject
    if word.lower_ != "one" or any(relation(child) not in {"punct", "case", "advmod"} for child in word.children):
        return None
    for token in reversed(word.doc[max(0, word.i - _REACH_OF_ONE) : word.i]):
        lemma = token.lemma_.lower()
        if token.tag_ == "NN" and (lemma in words("reports") or lemma in words("proposals")):
            opening = [child.lower_ for child in children(token, "det")]
            if any(one in {"a", "an", "another", "any", "no"} for one in opening):
                return token
    return None


def matter(word: Token) -> Token | None:
    """The one matter of policy that the sentence, or the one before it, has named when it comes to "it"."""
    doc = word.doc
    start = word.sent.start
    for _ in range(2):
        found = [token for token in doc[max(start, word.i - _REACH_OF_ONE) : word.i] if _is_matter(token, word)]
        if found:
            return found[-1] if len({token.lemma_.lower() for token in found}) == 1 else None
        if start == 0:
            return None
        start = doc[start - 1].sent.start
    return None


def _is_matter(token: Token, word: Token) -> bool:
    """Whether a noun is a single matter that somebody brought up before "it" and in another clause."""
    lemma = token.lemma_.lower()
    if (
        lemma in words("messages")
        or token.tag_ != "NN"
        or words("proposals").get(lemma, ("",))[0] not in {"policy", "shell"}
    ):
        return False
    if relation(token) == "obl" and entry(token.head, "cues"):
        return False  # said on the record that it was wrong
    if token.dep_ == "nmod:poss" or kind_of_noun(lemma) in {"institution", "person"} or token.head == word.head:
        return False
    return relation(token) in {"nsubj", "obj", "obl", "conj", "nmod"} and any(children(token, "det", "nmod:poss"))


_REACH_OF_ONE = 60
"""Words back to what "one" stands for: two or three sentences, beyond which a reader too has lost it."""


def _how_long(child: Token) -> bool:
    """Whether a phrase says how long somebody held a stance, not what it is on: resisted an inquiry for years."""
    times = {"year", "month", "week", "day", "decade", "hour", "minute", "time"}
    return child.lemma_.lower() in times and any(case_.lower_ == "for" for case_ in children(child, "case"))


def _is_policy(head: Token) -> bool:
    """Whether a noun that may name somebody is a thing to be done here: demanded justice."""
    lemma = head.lemma_.lower()
    if head.pos_ != "NOUN" or lemma not in words("proposals") or lemma in words("reports"):
        return False
    return not any(children(head, "det", "nmod:poss")) or not any(
        lemma in words(name) for name in ("persons", "bodies", "offices")
    )


def _definite(head: Token) -> bool:
    """Whether a report is one that there is ("the report") rather than one that is wanted ("an inquiry")."""
    opening = [child.lower_ for child in children(head, "det", "nmod:poss")]
    return bool(opening) and not any(word in {"a", "an", "another", "any", "no", "some"} for word in opening)


def _clause_body(target: Target) -> tuple[int, int]:
    """A clause without a subject that only repeats the holder: "it will hold an inquiry" -> "hold an inquiry"."""
    head = target.head
    subject = next(children(head, "nsubj"), None)
    helpers = [child for child in children(head, "aux") if child.i < head.i]
    if (
        subject is not None
        and target.first <= subject.i
        and subject.pos_ == "PRON"
        and any(word.lower_ in {"will", "wo", "would", "shall", "'ll", "’ll"} for word in helpers)
    ):
        start = max(word.i for word in helpers) + 1
        while start < head.i and head.doc[start].pos_ == "PUNCT":
            start += 1
        return start, target.last
    start = target.first
    if subject is not None and start < subject.left_edge.i <= head.i:
        before = head.doc[start : subject.left_edge.i]
        if all(relation(word) in {"advmod", "cc", "punct", "discourse", "mark"} for word in before):
            start = subject.left_edge.i  # thus, the council should
        elif len(head.doc[start : target.last + 1].text.split()) > _LONGEST:
            start = subject.left_edge.i  # (a name of nothing but "if there is a court order that says")
    return start, target.last


def _label(text: str, cut: bool) -> str:
    """The words as a short name: no article or double marks, at most 16 words, cut where a phrase begins.

    cut: whether they are only the first of the target's words.
    """
    parts = text.translate(_MARKS).split()
    while len(parts) > 1 and parts[0].lower() in {"a", "an", "the", "that", "to"}:
        del parts[0]
    if parts and parts[0].lower() in {"n't", "n’t"}:
        parts[0] = "not"  # would | n't do it
    cut = cut or len(parts) > _LONGEST
    if len(parts) > _LONGEST:
        ends = [i for i in range(_LONGEST, 5, -1) if parts[i].lower() in _BREAKS or parts[i - 1].endswith(",")]
        phrases = [i for i in range(_LONGEST, 7, -1) if parts[i].lower() in _LINKS]
        parts = parts[: (ends or phrases or [_LONGEST])[0]]
    label = " ".join(parts).strip(" ,;:.-–—")
    if label[:1] in {"'", "‘"}:
        label = label[1:]
        label = label[:-1] if label[-1:] in {"'", "’"} else label
    kept = label.strip(" ,;:.").split()
    while kept and (kept[-1].lower() in _LOOSE_ENDS or (cut and kept[-1].lower() in _LOOSE_WHERE_CUT)):
        kept.pop()
    return " ".join(kept)
