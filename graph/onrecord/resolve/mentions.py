"""The mentions of one article, each where it stands: those of its claims, and what helps to tell who they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Span

from onrecord.annotate.quotations import quotations
from onrecord.extractors._text.names import title_length
from onrecord.extractors._text.sheet import Sheet, sheet
from onrecord.model import Claim, Document, Mention
from onrecord.resolve.clusters import REPORTS, Node
from onrecord.resolve.descriptions import describe, singular
from onrecord.resolve.parts import parts, without_stops
from onrecord.resolve.texts_own import texts_own, tokens_of
from onrecord.vocabulary import words

__all__ = ["Scene", "Speech", "scene"]
_FUNCTIONS = {"nsubj": "subject", "csubj": "subject", "obj": "object", "iobj": "object", "nmod:poss": "possessor"}

_GENERATIONS = frozenset({"jr", "sr", "jnr", "snr", "junior", "senior"})

_HEADER = 14  # words of a line above the body that may say who wrote it, and for which paper

_PASSED_ON = frozenset({"conj", "appos", "flat", "compound", "fixed", "parataxis"})


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody is given as saying: characters [start, end), and the node of whoever says it."""

    start: int
    end: int
    speaker: int


@dataclass(slots=True)
class Scene:
    """One article as the steps of coreference see it.

    page: its tokens; nodes: in the order of the text; walls: character ranges of quotations (start, end), outermost
    first; speeches: who says what; heads: the node headed by each token, by token and kind; breaks: line breaks; told:
    for each token the number of its sentence, not counting those that begin inside a quotation; places: the node of
    each span and kind.
    """

    document: Document
    claims: Sequence[Claim]
    page: Sheet
    nodes: list[Node] = field(default_factory=list)
    walls: list[tuple[int, int]] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    heads: dict[tuple[int, str], int] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    places: dict[tuple[int, int, str], int] = field(default_factory=dict)

    def node(self, mention: Mention) -> Node:
        """The node of a claim's mention."""
        return self.nodes[self.places[mention.place]]

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

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that the character stands in."""
        return bisect_right(self.breaks, at)


@cache
def _gender_of(word: str) -> str:
    entry = words("genders").get(singular(word.lower().rstrip(".")))
    return entry[0] if entry else ""


def scene(document: Document, claims: Sequence[Claim]) -> Scene:
    """The article's mentions: of its claims, names, pronouns for persons, roles, reports; and who says what."""
    page = sheet(document)
    found = Scene(document, claims, page)
    text = document.article.text
    found.breaks = [i for i, character in enumerate(text) if character == "\n"]
    found.walls = sorted(((q.start, q.end) for q in quotations(document.doc)), key=lambda wall: (wall[0], -wall[1]))
    found.told = _told(found)
    gathered: dict[tuple[int, int, str], list[Mention]] = {}
    for claim in claims:
        for mention in claim.mentions():
            gathered.setdefault(mention.place, []).append(mention)
    claimed = frozenset(gathered)
    header = _header(text, document.article.headline, document.article.body)
    for mention in texts_own(document, page):
        if any(
            mention.span.start in line for line in header
        ):  # where, by whom and for which paper it was written is no news
            continue
        gathered.setdefault(mention.place, [mention])
    sources = _source_heads(document.doc, page)
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


def _header(text: str, headline: str, body: int) -> list[range]:
    """The lines between the headline that the text begins with and its body, and the dateline; long ones are prose."""
    wanted, so_far, at, found = headline.split(), list[str](), 0, [range(text.rfind("\n", 0, body) + 1, body)]
    for line in text[:body].splitlines(keepends=True):
        words_ = line.split()
        if so_far != wanted and wanted[: len(so_far) + len(words_)] == so_far + words_:
            so_far += words_
        elif len(words_) <= _HEADER:
            found.append(range(at, at + len(line)))
        at += len(line)
    return found


def _told(found: Scene) -> list[int]:
    numbers = [0] * len(found.page)
    count = 0
    for first, last in found.page.sents:
        wall = found.wall(found.page.start[first])
        if wall < 0 or found.walls[wall][0] >= found.page.start[first]:
            count += 1
        for i in range(first, last):
            numbers[i] = count
    return numbers


def _better(node: Node, other: Node) -> bool:
    """Which of two nodes with one head word stands for it: the claimed one, then the longer."""
    return (node.claimed, node.last - node.first) > (other.claimed, other.last - other.first)


def _root(page: Sheet, first: int, last: int) -> int:
    """The word of [first, last) whose head lies outside it; without a parse the last one."""
    for i in range(first, last):
        if not first <= page.head[i] < last or (page.head[i] == i and page.dep[i]):
            return i
    return last - 1


def _function(page: Sheet, head: int) -> str:
    """What the word is in its sentence; a conjunct or apposition is what its head is."""
    at = head
    if page.head[head] == head and page.child(head, "cop") >= 0:
        return "subject"  # "One of them is Vale": who is introduced so is spoken of next
    for _ in range(6):
        found = _FUNCTIONS.get(page.full[at]) or _FUNCTIONS.get(page.dep[at])
        if found is not None:
            return found
        if page.dep[at] not in _PASSED_ON or page.head[at] == at:
            break
        at = page.head[at]
    return "other"


def _node(found: Scene, mention: Mention, index: int, sources: frozenset[int]) -> Node:
    page = found.page
    first, last = tokens_of(page, mention.span.start, mention.span.end)
    head = _root(page, first, last)
    if mention.kind in REPORTS:
        head = _likened(page, mention, head, last)
    node = Node(
        index,
        mention,
        first,
        last,
        head,
        page.sent[head],
        found.paragraph(mention.span.start),
        found.wall(mention.span.start),
        _function(page, head),
        head in sources,
    )
    if mention.form == "pronoun":
        entry = words("pronouns").get(mention.span.text.lower())
        if entry is not None:
            node.gender = entry[2] if entry[2] in {"f", "m"} and mention.kind == "person" else ""
            node.plural = entry[1] == "many"
    elif mention.kind == "person" and mention.form == "name":
        node.name = parts(_written(page, first, last, mention))
        node.gender = node.name.gender
    elif mention.form in {"role", "name"}:
        deed = mention.kind in REPORTS and page.pos[head] == "VERB"  # "is investigating the fire": its label says what
        node.description = describe(mention.label if mention.form == "name" or deed else mention.span.text)
        node.plural = node.description.plural
        if mention.kind == "person":
            node.gender = _gender_of(node.description.head)
    return node


def _likened(page: Sheet, mention: Mention, head: int, last: int) -> int:
    """In "another inquiry of the kind conducted by Lord Vale" two inquiries share a noun: the one spoken of, and
    the one that it would be like, whose name leaves out "of the kind". The latter is headed by that word."""
    for at in range(head + 1, last):
        if page.lower[at] in {"kind", "sort", "type"} and page.lower[head + 1 : at] in (["of", "the"], ["of", "that"]):
            label = mention.label.lower().split()
            return at if mention.name and page.lower[at] not in label else head
    return head


def _written(page: Sheet, first: int, last: int, mention: Mention) -> str:
    """The name with the titles that stand before it and the "Jr" after it, be they part of the mention or not."""
    written = without_stops(page.text[first:last])
    count = title_length(written)
    after = page.text[last : last + 1]
    tail = after if after and after[0][:1].isupper() and after[0].lower().rstrip(".") in _GENERATIONS else []
    if count and count < len(written):
        return " ".join([*written, *tail])
    start = first
    while (
        start > 0
        and first - start < 4
        and title_length(without_stops(page.text[start - 1 : first])) == first - start + 1
    ):
        start -= 1
    return " ".join([*page.text[start:first], mention.label, *tail])


def _source_heads(doc: Doc, page: Sheet) -> frozenset[int]:
    """Head words of the sources of attributions."""
    if not Doc.has_extension("attributions"):
        return frozenset()
    return frozenset(
        _root(page, *tokens_of(page, words_.start_char, words_.end_char))
        for source, _, _ in doc._.attributions
        for words_ in source
    )


def _speeches(found: Scene) -> Iterator[Speech]:
    """Who says what, by the article's claims; by the annotator's attributions where no claim says."""
    said = [claim for claim in found.claims if claim.relation == "said"]
    for claim in said:
        yield Speech(claim.evidence.start, claim.evidence.end, found.node(claim.subject).index)
    if said or not Doc.has_extension("attributions"):
        return
    for source, _, content in found.document.doc._.attributions:
        speaker = _speaker(found, source)
        if speaker is not None:
            for words_ in content:
                yield Speech(words_.start_char, words_.end_char, speaker)


def _speaker(found: Scene, source: Iterable[Span]) -> int | None:
    for words_ in source:
        head = _root(found.page, *tokens_of(found.page, words_.start_char, words_.end_char))
        for kind in ("person", "institution", *sorted(REPORTS)):
            if (head, kind) in found.heads:
                return found.heads[head, kind]
    return None
