"""What a stance is on: from the words that complete a verb or noun to the proposal, person, body or report they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from onrecord.extractors._sources import antecedent, kind_of_noun, mention
from onrecord.extractors._sources import passive as is_passive
from onrecord.model import Document, Mention
from onrecord.syntax import children, conjuncts, relation
from onrecord.vocabulary import words

__all__ = ["Target", "complements", "judged", "noun_in_disguise", "noun_targets", "target_mentions"]

_LONGEST = 14  # words of a proposal's name
_MODALS = frozenset({"should", "must", "ought"})
_NOT_A_PROPOSAL = frozenset(
    {"it", "this", "that", "these", "those", "what", "which", "them", "one", "so", "there", "nothing"}
)
_LOOSE_ENDS = frozenset({"a", "an", "the", "of", "to", "and", "or", "for", "with", "from", "as", "that", "there"})
_QUANTITIES = frozenset({"all", "most", "some", "many", "half", "majority", "number", "part", "rest", "one", "none"})
_TIMES = frozenset(
    {"year", "month", "week", "day", "hour", "decade", "time", "moment", "while", "now", "example", "instance"}
)
_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "ship")
_DROPPED = frozenset({"parataxis", "discourse", "punct", "cc"})
_ADDED = frozenset({"advcl", "acl:relcl", "appos", "parataxis", "obl:unmarked"})
_BREAKS = frozenset(
    {"which", "who", "after", "because", "since", "while", "when", "where", "although", "though", "as", "if", "so"}
)


@dataclass(frozen=True, slots=True)
class Target:
    """The words that complete a stance.

    head: the noun, or the verb of a clause; first, last: tokens; clause: whether it is one; addressee: whoever is to do
    it ("urged ministers to act"), if that is said apart.
    """

    head: Token
    first: int
    last: int
    clause: bool
    addressee: Token | None = None


@lru_cache(maxsize=20_000)
def _class_of(lemma: str) -> str:
    """shell, claim or policy for a noun (lemma, lower case); policy too for one that names an event; else ""."""
    known = words("proposals").get(lemma)
    if known:
        return known[0]
    if kind_of_noun(lemma):
        return ""
    return "policy" if len(lemma) > 5 and lemma.endswith(_EVENT_ENDINGS) else ""


def judged(token: Token) -> str:
    """bad or good if the word, or one that describes it, judges; else ""."""
    for word in (token, *children(token, "amod", "conj", "compound")):
        entry = words("judgements").get(word.lemma_.lower()) or words("judgements").get(word.lower_)
        if entry:
            return entry[0]
    return ""


def complements(verb: Token, patterns: str) -> list[Target]:
    """The targets of a verb by the first pattern of ontology/words/stances.tsv that finds any."""
    for pattern in patterns.split(","):
        found = list(_by_pattern(verb, pattern.strip()))
        if found:
            return found
    return []


def noun_targets(word: Token, patterns: str) -> list[Target]:
    """The targets of a noun or adjective by the first pattern of ontology/words/stance_nouns.tsv that finds any.

    Two more patterns: self, the word itself as a noun; clause, the word as the verb of a clause.
    """
    for pattern in patterns.split(","):
        found: list[Target] = []
        if pattern == "self":
            found = list(_nouns(word))
        elif pattern == "clause":
            found = [_clause(word)]
        elif pattern == "to":
            found = [_clause(child) for child in _infinitives_of(word)]
        elif pattern == "that":
            found = [
                _clause(child)
                for child in children(word, "acl", "ccomp")
                if child.dep_ != "acl:relcl" and _has_that(child)
            ]
        else:
            preposition = "to" if pattern == "to_np" else pattern
            for child in children(word, "nmod", "obl", "acl", "advcl"):
                opening = next((part.lower_ for part in children(child, "case", "mark") if part.i < child.i), "")
                if child.i > word.i and opening == preposition and child.ent_type_ != "DATE":
                    if child.pos_ in {"VERB", "AUX"}:
                        if child.tag_ == "VBG" or any(children(child, "nsubj")):
                            found.append(_clause(child))
                    else:
                        wish = _loose_infinitives(child, child) if preposition == "for" and _agentive(child) else []
                        if wish:
                            found.append(Target(wish[0], _reach(child)[0], _reach(wish[0])[1], True))
                        else:
                            found += _nouns(child)
        if found:
            return found
    return []


def _infinitives_of(word: Token) -> list[Token]:
    return [child for child in children(word, "acl", "xcomp", "advcl") if child.i > word.i and child.dep_ != "acl:relcl"
            and any(part.lower_ == "to" for part in children(child, "mark"))]  # fmt: skip


def _has_that(child: Token) -> bool:
    return any(part.lower_ == "that" for part in children(child, "mark")) and any(
        children(child, "nsubj", "csubj", "expl")
    )


def _by_pattern(verb: Token, pattern: str) -> Iterator[Target]:
    if pattern in {"obj", "policy", "listed", "inquiry", "abstract"}:
        head = _object(verb)
        if head is not None and _object_fits(head, pattern):
            yield from _nouns(head, verb if verb.head == head else None)
    elif pattern in {"that", "should", "obj+that"}:
        for child in children(verb, "ccomp", "xcomp"):
            if _is_that_clause(child, verb) and (pattern != "should" or _ought(child)):
                addressee = next(children(verb, "iobj", "obj"), None) if pattern == "obj+that" else None
                yield _clause(child, addressee)
    elif pattern == "to":
        if _object(verb, passive=False) is None:
            yield from (_clause(child) for child in _infinitives(verb))
    elif pattern == "ing":
        for child in children(verb, "xcomp", "ccomp", "advcl", "obj"):
            if (
                child.tag_ == "VBG"
                and verb.i < child.left_edge.i <= verb.i + 2
                and verb.doc[verb.i + 1].text != ","
                and not any(children(child, "mark", "nsubj"))
            ):
                yield _clause(child)
    elif pattern in {"as-", "as+"}:
        yield from _described(verb, "bad" if pattern == "as-" else "good")
    elif pattern.startswith("obj&"):
        head = _object(verb)
        if head is not None and any(_after(verb, pattern[4:])):
            yield from _nouns(head)
    elif "+" in pattern:
        before, _, link = pattern.partition("+")
        yield from _with_addressee(verb, before, link)
    else:
        yield from _prepositional(verb, "to" if pattern == "to_np" else pattern)


def _object(verb: Token, passive: bool = True) -> Token | None:
    """The direct object; the subject of a passive; the noun that a relative clause or participle hangs on."""
    if passive:
        subject = next(children(verb, "nsubj"), None)
        if subject is not None and is_passive(verb):
            return antecedent(subject)
        if verb.dep_ == "acl" and verb.tag_ == "VBN":
            return verb.head
    found = next(
        (child for child in verb.children if child.dep_ == "obj" and (child.i > verb.i or antecedent(child) != child)),
        None,
    )
    if found is None:
        found = next((child for child in verb.children if child.dep_ == "iobj" and child.i > verb.i), None)
    if found is None:
        found = next((child for child in children(verb, "xcomp", "ccomp") if noun_in_disguise(child)), None)
    if found is None:
        found = next((child for child in children(verb, "obl") if child.dep_ == "obl" and child.i > verb.i and child.pos_ == "NOUN"
                      and child.ent_type_ != "DATE" and not _case(child)), None)  # fmt: skip
    if found is not None:
        return antecedent(found)
    if (
        passive
        and verb.dep_ == "acl:relcl"
        and any(child.dep_ == "nsubj" and antecedent(child) != verb.head for child in verb.children)
    ):
        # an inquiry the government had resisted; but not: a committee whose chair resigned
        if not any(relation(child) in {"ccomp", "xcomp", "nsubj:pass"} for child in verb.children):
            return verb.head
    return None


def noun_in_disguise(token: Token) -> bool:
    """Whether a word that the tagger takes for a verb is a noun: her call for; accepted calls for."""
    if any(child.dep_ in {"det", "nmod:poss"} for child in token.children):
        return True
    return token.tag_ == "VBZ" and token.dep_ in {"xcomp", "ccomp"} and token.head.i == token.i - 1 and not any(
        children(token, "nsubj", "aux"))  # fmt: skip


def _object_fits(head: Token, pattern: str) -> bool:
    if pattern == "obj":
        return True
    if head.pos_ in {"NUM", "DET", "PRON"} or head.lemma_.lower() in _QUANTITIES:  # twelve of the recommendations
        head = next((child for child in children(head, "nmod") if _case(child) == "of"), head)
    kind = _class_of(head.lemma_.lower())
    if pattern == "listed":
        return head.lemma_.lower() in words("proposals") or head.lemma_.lower() in words("reports")
    if pattern == "inquiry":
        return head.lemma_.lower() in words("reports")
    if pattern == "policy":
        return bool(kind) and head.ent_type_ not in {"PER", "LOC"}
    if head.pos_ == "PRON" or head.ent_type_ in {"PER", "ORG", "LOC"}:
        return False
    return bool(kind) or not kind_of_noun(head.lemma_.lower())


def _is_that_clause(child: Token, verb: Token) -> bool:
    if child.left_edge.lower_ == "that" and child.left_edge.dep_ == "mark":
        return True
    if not any(relation(word) in {"nsubj", "csubj", "expl"} for word in child.children):
        return False
    if any(token.text in {":", '"', "“", "‘"} for token in child.doc[verb.i + 1 : child.left_edge.i + 1]):
        return False  # proposed: "I ask you all ..."
    opening = [
        word for word in child.children if word.i < child.i and relation(word) in {"mark", "advmod", "obj", "obl"}
    ]
    if any(relation(word) == "mark" and word.lower_ != "that" for word in opening) or child.left_edge.lower_ == "so":
        return False
    if any(word.lower_ in {"whether", "if", "how", "why", "what", "when", "where", "who"} for word in opening):
        return False
    return child.i > verb.i or verb.dep_ != "parataxis"


def _ought(child: Token) -> bool:
    """should, must, ought to, needs to, has to; or a subjunctive (that he resign)."""
    for word in children(child, "aux"):
        if word.lemma_.lower() in _MODALS:
            return True
    subject = next(children(child, "nsubj"), None)
    if child.lemma_.lower() in {"need", "have"} and any(_infinitives(child)) and subject is not None:
        return subject.lower_ not in {"i", "we", "you"}
    if child.tag_ == "VB" and not any(children(child, "aux")):
        return any(word.lower_ == "that" for word in children(child, "mark"))
    return False


def _infinitives(verb: Token) -> list[Token]:
    """The infinitives with "to" that complete the verb."""
    found = []
    for child in children(verb, "xcomp", "ccomp"):
        if child.i > verb.i and any(word.lower_ == "to" for word in children(child, "mark")):
            found.append(child)
    return found


def _loose_infinitives(verb: Token, noun: Token) -> list[Token]:
    """Infinitives behind a noun that the parser may have hung on it or on the verb."""
    found = []
    for head in (verb, noun):
        for child in children(head, "xcomp", "ccomp", "advcl", "acl"):
            if (
                child.i > noun.i
                and child.dep_ != "acl:relcl"
                and any(word.lower_ == "to" for word in children(child, "mark"))
            ):
                found.append(child)
    return found[:1]


def _with_addressee(verb: Token, before: str, link: str) -> Iterator[Target]:
    if before == "obj":
        head = next((child for child in children(verb, "obj", "iobj") if child.i > verb.i), None)
        if head is None and any(child.dep_ == "nsubj:pass" for child in verb.children):
            head = next(children(verb, "nsubj"), None)
    else:
        head = next(_after(verb, before), None)
    if head is None or head.lower_ in _NOT_A_PROPOSAL - {"them", "one"} or (link == "to" and not _agentive(head)):
        return
    if link == "to":
        yield from (_clause(child, head) for child in _loose_infinitives(verb, head))
    elif link == "that":
        for child in children(verb, "ccomp"):
            if _is_that_clause(child, verb):
                yield _clause(child, head)
    else:
        for found in _prepositional(verb, link):
            if found.head != head:
                yield Target(found.head, found.first, found.last, found.clause, head)
        for child in children(head, "nmod"):
            if _case(child) == link:
                yield from (Target(one.head, one.first, one.last, one.clause, head) for one in _nouns(child))


def _after(verb: Token, preposition: str) -> Iterator[Token]:
    for child in children(verb, "obl"):
        if _case(child) == preposition and child.ent_type_ != "DATE" and child.i > verb.i:
            yield child


def _prepositional(verb: Token, preposition: str) -> Iterator[Target]:
    for child in children(verb, "obl", "advcl", "xcomp", "ccomp", "nmod", "acl"):
        if child.i < verb.i or child.ent_type_ == "DATE" or child.dep_ == "acl:relcl":
            continue
        opening = next((word for word in children(child, "case", "mark") if word.i < child.i), None)
        if opening is None or opening.lower_ != preposition or child.lemma_.lower() in _TIMES:
            continue
        if child.tag_ == "VBG" or (child.pos_ == "VERB" and any(children(child, "nsubj"))):
            yield _clause(child)  # against closing it; for the minister to resign
        elif child.pos_ != "VERB":
            wish = _loose_infinitives(verb, child) if preposition == "for" else []
            wish = [one for one in wish if child.i < one.i <= child.i + 12 and _agentive(child)]
            if wish:
                first, _ = _reach(child)
                _, last = _reach(wish[0])
                yield Target(wish[0], first, last, True)
            else:
                yield from _nouns(child)
    if preposition == "to":
        return
    for part in children(verb, "compound"):  # hit out at: "at" may hang on the particle
        for child in children(part, "obl", "nmod"):
            if _case(child) == preposition:
                yield from _nouns(child)


def _agentive(token: Token) -> bool:
    if token.ent_type_ in {"PER", "ORG", "LOC"} or token.pos_ == "PRON":
        return True
    return kind_of_noun(token.lemma_.lower()) in {"person", "institution"}


def _described(verb: Token, wanted: str) -> Iterator[Target]:
    """The object, if it is described with a bad or good word: "called the plan a disgrace", "dismissed it as nonsense"."""
    head = _object(verb)
    if head is None:
        return
    for child in children(verb, "xcomp", "obl", "advcl", "obj", "ccomp", "advmod"):
        if child.i > verb.i and child != head and judged(child) == wanted:
            opening = _case(child) or next((word.lower_ for word in children(child, "mark")), "")
            if opening in {"", "as"}:
                yield from _nouns(head)
                return


def _case(token: Token) -> str:
    return next((child.lower_ for child in children(token, "case") if child.i < token.i), "")


def _clause(head: Token, addressee: Token | None = None) -> Target:
    first, last = _reach(head)
    return Target(head, first, last, True, addressee)


def _nouns(head: Token, without: Token | None = None) -> Iterator[Target]:
    """A noun as target, and what is coordinated with it where it stands for itself ("tax cuts and a new law")."""
    astray = [part for part in _astray(head) if relation(part) == "conj" and not _case(part)]
    for part in conjuncts(head) + astray:
        if part != head and part.pos_ in {"VERB", "AUX"} and part.tag_ != "VBG":
            continue
        if part == head or _stands_alone(part):
            first, last = _reach(part, without)
            yield Target(part, first, last, False)


def _stands_alone(part: Token) -> bool:
    return any(
        relation(child) in {"det", "amod", "nummod", "case", "nmod", "compound", "acl"} for child in part.children
    )


def _reach(head: Token, without: Token | None = None) -> tuple[int, int]:
    """First and last token of the words under a head, less coordinated parts that stand alone, asides and what opens it.

    without: a dependent to leave out (the clause that says who backs the plan).
    """
    doc = head.doc
    keep = {head.i}
    stack = [head]
    while stack:
        word = stack.pop()
        for child in word.children:
            if relation(child) in _DROPPED and not (relation(child) in {"punct", "cc"} and word != head):
                continue
            if child.dep_ == "acl:relcl" and "," in {doc[child.left_edge.i - 1].text, doc[child.left_edge.i].text}:
                continue
            if child == without or child.lower_ == "something":
                continue
            if relation(child) == "appos":
                continue
            if relation(child) == "conj" and word == head and head.pos_ not in {"VERB", "AUX"} and _stands_alone(child):
                continue
            if relation(child) == "conj" and word == head and (_case(child) or any(children(child, "nsubj"))):
                continue
            if child.i > head.i and _excluded(child):
                continue  # this, not that
            if word == head and relation(child) in {"mark", "case", "cc"} and child.i < head.i:
                if not (relation(child) == "mark" and any(subject.i < child.i for subject in children(head, "nsubj"))):
                    continue  # but: a master to be given the right
            keep.add(child.i)
            stack.append(child)
    first = last = head.i
    while first - 1 in keep or (first - 2 in keep and (doc[first - 1].is_punct or doc[first - 1].dep_ == "cc")):
        first -= 1
    while last + 1 in keep or (last + 2 in keep and (doc[last + 1].is_punct or doc[last + 1].dep_ == "cc")):
        last += 1
    while first < last and (doc[first].is_punct or doc[first].is_space or doc[first].lower_ in {"that", "to", "for"}):
        first += 1
    while last > first and (doc[last].is_punct or doc[last].is_space or doc[last].tag_ == "POS"):
        last -= 1
    return first, last


def _excluded(child: Token) -> bool:
    """Whether a part is named only to say that it is not meant: "that it be split, not that it be closed"."""
    if relation(child) not in {"conj", "advcl", "ccomp", "nmod", "obl"}:
        return False
    opening = next((part.i for part in children(child, "mark", "case", "det")), child.i)
    return any(part.lower_ == "not" and part.i < opening for part in children(child, "advmod", "cc"))


def target_mentions(document: Document, target: Target, unwrap: bool = True) -> list[tuple[Mention, Target]]:
    """The mentions that a target stands for: shells opened ("calls for an inquiry": an inquiry), coordinated contents each.

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
    if target.clause or depth == 0 or _class_of(head.lemma_.lower()) not in {"shell", "claim"}:
        return [target]
    inner: list[Target] = []
    for child in [*head.children, *_astray(head)]:
        if child.i < head.i or (child.dep_ == "acl:relcl" and not _has_that(child)):
            continue
        opening = next((word.lower_ for word in children(child, "mark", "case") if word.i < child.i), "")
        if relation(child) in {"acl", "ccomp", "xcomp", "advcl"} and opening in {"to", "that", "for", "of", "against"}:
            parts = [child, *(part for part in conjuncts(child)[1:] if _case(part) or part.pos_ not in {"VERB", "AUX"})]
            inner += [
                _clause(part) if part.pos_ in {"VERB", "AUX"} else Target(part, *_reach(part), False) for part in parts
            ]
        elif (
            relation(child) in {"nmod", "conj", "obl"}
            and opening in {"for", "to", "of", "on"}
            and not _owner(child, opening)
        ):
            inner += _nouns(child)
    opened = [part for one in inner for part in _opened(one, depth - 1)]
    return opened or [target]


def _astray(noun: Token) -> Iterator[Token]:
    """Words that belong to an object but that the parser has hung on its verb: accepted calls | to act | and for a ban."""
    verb = noun.head
    if relation(noun) != "obj" or verb.pos_ != "VERB":
        return
    for child in children(verb, "xcomp", "advcl", "conj"):
        if relation(child) == "conj":
            if child.i > noun.i and child.pos_ in {"NOUN", "PROPN"}:
                yield child
        elif noun.i < child.left_edge.i <= noun.i + 2 and any(word.lower_ == "to" for word in children(child, "mark")):
            yield child


def _owner(child: Token, opening: str) -> bool:
    """Whether an "of" phrase says whose plan it is rather than what it is."""
    return opening in {"of", "to"} and child.ent_type_ in {"PER", "ORG", "LOC"}


def _mention(document: Document, target: Target) -> Mention | None:
    head, doc = target.head, document.doc
    if not target.clause:
        if head.lower_ in _NOT_A_PROPOSAL:
            return None
        if head.pos_ == "PRON":
            return mention(document, head)
        if not any(relation(child) in {"acl", "nmod", "ccomp"} and child.dep_ != "nmod:poss" and child.dep_ != "nmod:desc"
                   and child.i > head.i for child in head.children):  # fmt: skip
            named = None if _is_policy(head) else mention(document, head, "")
            if named is not None and (named.kind != "report" or named.form == "name"):
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
    if there is not None:  # there will be an inquiry
        noun = next(
            (child for child in children(head, "nsubj") if child.i > there.i), head if head.pos_ == "NOUN" else None
        )
        return _mention(document, Target(noun, *_reach(noun), False)) if noun is not None else None
    first, last = _clause_body(target) if target.clause else (target.first, target.last)
    label = _label(doc[first : last + 1].text)
    if not label:
        return None
    start, end = doc[first].idx, doc[last].idx + len(doc[last].text)
    return Mention(document.article.span(start, end), "proposal", "text", label)


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
        and subject.pos_ == "PRON"
        and any(word.lemma_.lower() in {"will", "would", "'ll", "’ll"} for word in helpers)
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
    return start, target.last


def _label(text: str) -> str:
    """The words as a short name: no article before them, at most 14 words, cut where a clause or phrase begins."""
    parts = text.split()
    while len(parts) > 1 and parts[0].lower() in {"a", "an", "the", "that", "to"}:
        del parts[0]
    if len(parts) > _LONGEST:
        cut = next((i for i in range(_LONGEST, 5, -1) if parts[i].lower() in _BREAKS or parts[i - 1].endswith(",")), 0)
        if not cut:
            cut = next(
                (
                    i
                    for i in range(_LONGEST, 7, -1)
                    if parts[i].lower() in {"in", "on", "for", "with", "by", "and", "to", "of", "at", "from", "that"}
                ),
                _LONGEST,
            )
        parts = parts[:cut]
    label = " ".join(parts).strip(" ,;:.-–—")
    if label.count('"') % 2:
        label = label.replace('"', "")
    if label.count("“") != label.count("”"):
        label = label.replace("“", "").replace("”", "")
    for opening, closing in ('""', "''", "“”", "‘’"):
        if label.startswith(opening) and label.count(closing) + label.count(opening) <= 2:
            label = label[1:].removesuffix(closing)
        elif label.endswith(closing) and closing not in "'’" and opening not in label[:-1]:
            label = label[:-1]
    kept = label.strip(" ,;:.").split()
    while kept and kept[-1].lower() in _LOOSE_ENDS:
        kept.pop()
    return " ".join(kept)
