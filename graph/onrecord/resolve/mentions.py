"""The mentions of one article, each where it stands: those of its claims, and what helps to tell who they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Span, Token

from onrecord.annotate.quotations import quotations
from onrecord.extractors._names import Name, split_name, title_length
from onrecord.model import Claim, Document, Mention
from onrecord.resolve.clusters import Node
from onrecord.resolve.descriptions import describe, singular
from onrecord.vocabulary import words

__all__ = ["Scene", "Speech", "scene"]

_FUNCTIONS = {"nsubj": "subject", "csubj": "subject", "obj": "object", "iobj": "object", "nmod:poss": "possessor"}
_PASSED_ON = frozenset({"conj", "appos", "flat", "compound", "fixed", "parataxis", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody is given as saying: characters [start, end), and the node of whoever says it."""

    start: int
    end: int
    speaker: int


@dataclass(slots=True)
class Scene:
    """One article as the steps of coreference see it.

    nodes: in the order of the text; sentences: number of the sentence of each token; walls: character ranges of
    quotations (start, end), outermost first; speeches: who says what; heads: the node headed by each token.
    """

    document: Document
    claims: Sequence[Claim]
    nodes: list[Node] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    walls: list[tuple[int, int]] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    heads: dict[tuple[int, str], int] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    places: dict[tuple[int, int, str], int] = field(default_factory=dict)

    @property
    def doc(self) -> Doc:
        return self.document.doc

    def node(self, mention: Mention) -> Node:
        """The node of a claim's mention."""
        return self.nodes[self.places[mention.span.start, mention.span.end, mention.kind]]

    def of_kind(self, *kinds: str) -> Iterator[Node]:
        """The nodes of these kinds, in the order of the text."""
        return (node for node in self.nodes if node.kind in kinds)

    def wall(self, start: int) -> int:
        """Index of the innermost quotation around the character, -1 if there is none."""
        inner = -1
        for index, (left, right) in enumerate(self.walls):
            if left > start:
                break
            if start < right:
                inner = index
        return inner

    def speakers(self, start: int) -> list[int]:
        """The nodes of those whose words the character stands in, the innermost first."""
        found = [speech for speech in self.speeches if speech.start <= start < speech.end]
        found.sort(key=lambda speech: (speech.end - speech.start, speech.speaker))
        return [speech.speaker for speech in found]


@cache
def _gender_of(word: str) -> str:
    entry = words("genders").get(singular(word.lower().rstrip(".")))
    return entry[0] if entry else ""


def scene(document: Document, claims: Sequence[Claim]) -> Scene:
    """The article's mentions: of its claims, names, pronouns for persons, roles, reports; and who says what."""
    doc = document.doc
    found = Scene(document, claims)
    found.sentences = _sentence_numbers(doc)
    text = doc.text
    found.breaks = [i for i, character in enumerate(text) if character == "\n"]
    found.walls = sorted(((q.start, q.end) for q in quotations(doc)), key=lambda wall: (wall[0], -wall[1]))
    gathered: dict[tuple[int, int, str], list[Mention]] = {}
    for claim in claims:
        for mention in claim.mentions():
            gathered.setdefault((mention.span.start, mention.span.end, mention.kind), []).append(mention)
    claimed = frozenset(gathered)
    for mention in _texts_own(document):
        gathered.setdefault((mention.span.start, mention.span.end, mention.kind), []).append(mention)
    sources = _source_heads(doc)
    for key in sorted(gathered):
        variants = list(dict.fromkeys(gathered[key]))
        node = _node(found, variants[0], len(found.nodes), sources)
        node.claimed = key in claimed
        node.variants = variants
        found.places[key] = node.index
        found.nodes.append(node)
        other = found.heads.get((node.head, node.kind))
        if other is None or _better(node, found.nodes[other]):
            found.heads[node.head, node.kind] = node.index
    found.speeches = list(_speeches(found))
    return found


def _better(node: Node, other: Node) -> bool:
    """Which of two nodes with one head word stands for it: the claimed one, then the longer."""
    return (node.claimed, node.last - node.first) > (other.claimed, other.last - other.first)


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers = [0] * len(doc)
    count = -1
    for token in doc:
        if token.is_sent_start or count < 0:
            count += 1
        numbers[token.i] = count
    return numbers


def _root(doc: Doc, first: int, last: int) -> int:
    """The word of [first, last) whose head lies outside it; without a parse the last one."""
    if not doc.has_annotation("DEP"):
        return last - 1
    for token in doc[first:last]:
        if not first <= token.head.i < last or token.head.i == token.i:
            return token.i
    return last - 1


def _function(doc: Doc, head: int) -> str:
    """What the word is in its sentence; a conjunct or apposition is what its head is, if that is not a subject."""
    token: Token = doc[head]
    for _ in range(6):
        label = token.dep_
        short = label.partition(":")[0]
        if label in _FUNCTIONS or short in _FUNCTIONS:
            return _FUNCTIONS.get(label) or _FUNCTIONS[short]
        if short in _PASSED_ON and token.head.i != token.i:
            token = token.head
        else:
            break
    return "other"


def _node(found: Scene, mention: Mention, index: int, sources: frozenset[int]) -> Node:
    doc = found.doc
    words_ = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    first, last = (words_.start, words_.end) if words_ is not None else (0, 1)
    head = _root(doc, first, last)
    node = Node(
        index,
        mention,
        first,
        last,
        head,
        found.sentences[head],
        bisect_right(found.breaks, mention.span.start),
        found.wall(mention.span.start),
        _function(doc, head),
        head in sources,
    )
    if mention.form == "pronoun":
        entry = words("pronouns").get(mention.span.text.lower())
        if entry is not None:
            node.gender = entry[2] if entry[2] in {"f", "m"} and mention.kind == "person" else ""
            node.plural = entry[1] == "many"
    elif mention.kind == "person" and mention.form == "name":
        node.name = _name(_with_title(doc, first, last, mention))
        node.gender = node.name.gender
    elif mention.form in {"role", "name"}:
        node.description = describe(mention.label if mention.form == "name" else mention.span.text)
        node.plural = node.description.plural
        if mention.kind == "person":
            node.gender = _gender_of(node.description.head)
    return node


def _name(text: str) -> Name:
    """The parts of a name; words that are nothing but titles of two words or more ("Vice President") name nobody."""
    tokens = text.split()
    return Name() if len(tokens) > 1 and title_length(tokens) == len(tokens) else split_name(text)


def _with_title(doc: Doc, first: int, last: int, mention: Mention) -> str:
    """The name with the titles that stand before it, or inside its words in the text."""
    written = [token.text for token in doc[first:last] if not token.is_space]
    count = title_length(written)
    if count and count < len(written):
        return " ".join(written)
    start = first
    while (
        start > 0
        and first - start < 4
        and title_length([token.text for token in doc[start - 1 : first]]) == first - start + 1
    ):
        start -= 1
    before = [token.text for token in doc[start:first]]
    return " ".join([*before, mention.label])


def _texts_own(document: Document) -> Iterator[Mention]:
    """Names of persons and institutions in the text; singular pronouns for persons; noun phrases for roles and reports
    that lead from one mention to the next."""
    doc, article = document.doc, document.article
    taken: set[int] = set()
    for ent in doc.ents:
        kind = {"PER": "person", "PERSON": "person", "ORG": "institution"}.get(ent.label_)
        if kind is not None:
            yield Mention(article.span(ent.start_char, ent.end_char), kind, "name")
            taken.update(range(ent.start, ent.end))
    pronouns = words("pronouns")
    roles, reports = _role_heads(), _report_heads()
    for token in doc:
        lower = token.lower_
        entry = pronouns.get(lower)
        if entry is not None:
            if entry[2] in {"f", "m"}:
                yield Mention(article.span(token.idx, token.idx + len(token.text)), "person", "pronoun")
            continue
        if token.i in taken or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        one = singular(lower)
        kind = "person" if one in roles else reports.get(one, "")
        if kind and token.dep_ not in {"compound", "flat", "nmod:desc"}:
            words_ = _noun_phrase(token)
            if words_ is not None and not (set(range(words_.start, words_.end)) & taken and kind == "person"):
                yield Mention(article.span(words_.start_char, words_.end_char), kind, "role")


def _noun_phrase(head: Token) -> Span | None:
    """A definite noun phrase up to its head ("the crossbench peer", "her report"), None where it is indefinite."""
    start = head.i
    definite = False
    doc = head.doc
    for child in head.lefts:
        if child.dep_ in {"det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc"}:
            left = child.left_edge.i
            start = min(start, left)
            definite |= child.lower_ in {"the", "this", "that"} or child.dep_ == "nmod:poss"
    return doc[start : head.i + 1] if definite else None


@cache
def _role_heads() -> frozenset[str]:
    return frozenset(words("title_roles"))


@cache
def _report_heads() -> dict[str, str]:
    try:
        table = words("reports")
    except FileNotFoundError:
        return {"report": "report", "audit": "report", "review": "report", "inquiry": "inquiry"}
    return {form: entry[0] for form, entry in table.items() if entry and entry[0] in {"report", "inquiry"}}


def _source_heads(doc: Doc) -> frozenset[int]:
    """Head words of the sources of attributions."""
    if not Doc.has_extension("attributions"):
        return frozenset()
    heads: set[int] = set()
    for source, _, _ in doc._.attributions:
        heads |= {_root(doc, words_.start, words_.end) for words_ in source}
    return frozenset(heads)


def _speeches(found: Scene) -> Iterator[Speech]:
    """Who says what, by the article's claims; by the annotator's attributions where no claim says."""
    for claim in found.claims:
        if claim.relation == "said":
            yield Speech(claim.evidence.start, claim.evidence.end, found.node(claim.subject).index)
    if any(claim.relation == "said" for claim in found.claims) or not Doc.has_extension("attributions"):
        return
    doc = found.doc
    for source, _, content in doc._.attributions:
        speaker = _speaker(found, source)
        if speaker is not None:
            for words_ in content:
                yield Speech(words_.start_char, words_.end_char, speaker)


def _speaker(found: Scene, source: Iterable[Span]) -> int | None:
    for words_ in source:
        head = _root(found.doc, words_.start, words_.end)
        for kind in ("person", "institution", "report", "inquiry"):
            if (head, kind) in found.heads:
                return found.heads[head, kind]
    return None
