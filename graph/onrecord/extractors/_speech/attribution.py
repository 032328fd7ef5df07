"""Who says what in an article: every stretch of speech with its speakers.

Two witnesses are heard. Quotation marks are sure of where words begin and end, so each quotation gets its frame first:
the clause that follows it (", said X"), that leads up to it ("X said:"), that it is part of ("X said the plan was
"dead""), or else the speaker who is speaking already. What is left of the language model's contents, and of clauses
that hang on a verb of saying, is indirect speech.

    quotes, frames -> ground     quotations and cues
    framing, carrying            which cue, and so which speaker, a quotation has
    turns, labels                who speaks where the layout says so: turns of an interview
    clauses, asides -> contents  which words a cue has
    inner                        words quoted inside somebody's words

`attributions` also holds what is no statement (what somebody thinks, asks, denies): the stage that qualifies claims
needs to know that the article does not say it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc

from onrecord.extractors._speech.asserting import asserted
from onrecord.extractors._speech.carrying import Carrying
from onrecord.extractors._speech.contents import Contents, Stretch
from onrecord.extractors._speech.frame import is_statement
from onrecord.extractors._speech.frames import Frame
from onrecord.extractors._speech.framing import Framing
from onrecord.extractors._speech.ground import SCARE, Ground, Said
from onrecord.extractors._speech.headlines import headline
from onrecord.extractors._speech.inner import inner
from onrecord.extractors._speech.labels import turn_speakers
from onrecord.extractors._speech.quotes import Quote
from onrecord.extractors._speech.sources import FIRST_PERSON
from onrecord.extractors._text.doers import QUOTING, is_as_saying
from onrecord.model import Document, Mention
from onrecord.syntax import children, relation

__all__ = ["Attribution", "Stretch", "attributions"]

_ASIDE = 24  # tokens of "according to X" at most
_WHEN = frozenset({"as", "when", "while", "after", "before", "once"})
_ABLE = frozenset({"can", "could", "might", "may", "would"})
_BLOCK = 64  # tokens: what is told is looked up by blocks of the text, so that long articles cost no more a word


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one speaker says by one cue.

    speakers: () where nobody is named; frame: the cue, None where only the quotation marks tell that somebody speaks;
    kind: of the cue (ontology/words/cues.tsv); statement: whether it is one (not thought, asked, denied, left unsaid).
    """

    speakers: tuple[Mention, ...]
    frame: Frame | None
    kind: str
    stretches: tuple[Stretch, ...]
    statement: bool


def attributions(document: Document) -> list[Attribution]:
    """All attributions of a document, outer ones before those inside them. Worked out once for each document."""
    kept = document.doc.user_data.get("onrecord.attributions")
    if kept is None:
        kept = document.doc.user_data["onrecord.attributions"] = _read(document)
    return cast("list[Attribution]", kept)


def _read(document: Document) -> list[Attribution]:
    ground = Ground(document)
    contents = Contents(ground)
    told = _Told()
    found = _quoted(contents, _framed(ground))
    for one in found:
        for stretch in one.stretches:
            told.add(stretch.first, stretch.last, one.frame)
    found += _unquoted(contents, told)
    outer = [one.stretches[0] for one in found if one.stretches[0].directness != "indirect"]
    for frame, stretch in inner(ground, outer):
        same = [one for one in found if one.frame is frame and _covers(stretch, one.stretches[0])]
        if any(one.stretches[0].directness != "indirect" for one in same):
            continue
        found = [one for one in found if one not in same]
        found.append(Attribution(frame.speakers, frame, frame.kind, (stretch,), frame.said))
    return sorted(found, key=lambda one: (one.stretches[0].start, -one.stretches[-1].end))


def _modifies(doc: Doc, quote: Quote) -> bool:
    """Whether a quotation is one word that says which: "outsourcing" firms."""
    if quote.last - quote.first != 2:
        return False
    word = doc[quote.first + 1]
    return relation(word) in {"amod", "compound"} and word.head.i > quote.last


def _covers(stretch: Stretch, other: Stretch) -> bool:
    """Whether one stretch is another, marks at its ends aside."""
    return abs(stretch.start - other.start) <= 2 and abs(stretch.end - other.end) <= 2


def _framed(ground: Ground) -> list[Said]:
    """The quotations of the article's body with frames and speakers."""
    framing = Framing(ground)
    said = [Said(quote) for quote in ground.layout.quotes if quote.start >= ground.document.article.body]
    for index, one in enumerate(said):
        if one.quote.turn is not None:
            one.speakers = turn_speakers(ground.document, one.quote.turn)
            continue
        previous = said[index - 1].quote if index else None
        following = said[index + 1].quote if index + 1 < len(said) else None
        framing.frame(one, previous, following)
    Carrying(ground, framing).carry_on(said)
    return said


def _quoted(contents: Contents, said: list[Said]) -> list[Attribution]:
    """The attributions of the quotations: direct ones as they stand, mixed ones with the clause around them."""
    found: list[Attribution] = []
    covered = -1  # characters up to which words are told already
    counts: dict[int, int] = {}
    for one in said:
        counts[one.quote.run] = counts.get(one.quote.run, 0) + 1
    for one in said:
        frame, quote = one.frame, one.quote
        if not one.speakers or quote.end <= covered or _first_person(one.speakers):
            continue
        kind = frame.kind if frame is not None else "speech"
        run, place = (quote.run, quote.place) if counts[quote.run] > 1 else (0, 0)
        stretch = Stretch(quote.start, quote.end, "direct", quote.first, quote.last, run, place)
        if one.mixed and frame is not None:
            wider = contents.around(frame, quote)
            if wider is not None:
                stretch = wider
            elif (
                kind != "naming"
                and quote.last - quote.first <= SCARE
                and (_modifies(contents.ground.doc, quote) or not contents.vouched(frame, quote))
            ):
                continue
        covered = max(covered, stretch.end)
        found.append(Attribution(one.speakers, frame, kind, (stretch,), frame is None or frame.said))
        if one.within is not None and stretch.directness == "mixed":
            words = Stretch(quote.start, quote.end, "direct", quote.first, quote.last)
            found.append(Attribution(one.within.speakers, one.within, "naming", (words,), one.within.said))
    return found


def _unquoted(contents: Contents, told: _Told) -> list[Attribution]:
    """Indirect speech, and what is thought, asked or denied, in clauses."""
    ground = contents.ground
    found = _headed(contents, told)
    for frame in ground.frames:
        if frame.cue.idx < ground.document.article.body or not frame.speakers:
            continue
        if frame.cue.tag_ == "VBG" and _is_beside_according(ground, frame):
            continue  # according to a paper citing the mayor
        if frame.lemma in QUOTING and any(is_as_saying(child) for child in children(frame.cue, "advcl")):
            continue  # the Echo cited Ms Bell as saying: what she says is told by itself
        inside = ground.layout.quote_at(frame.cue.i)
        if inside is not None and _first_person(frame.speakers):
            continue  # "I said that": the speaker of the quotation
        for first, last in contents.contents(frame, inside):
            if inside is None:
                first, last = told.beside(first, last, frame)
            if last - first < 1 or not contents.is_clause(first, last, frame) or _is_circumstance(frame, first, last):
                continue
            if inside is None and told.leads(last + 1, frame):
                continue  # They were kinder: "Thank you," wrote X
            start, end = contents.trim(first, last)
            quoted = inside is None and ground.layout.has_quote(first, last)
            stretch = Stretch(start, end, "mixed" if quoted else "indirect", first, last)
            opening = ground.doc[first]
            asked = opening.tag_ in {"WP", "WRB", "WDT"} or (
                opening.lower_ in {"whether", "if"} and opening.dep_ == "mark" and first > frame.cue.i
            )
            statement = is_statement(frame) and not asked
            found.append(Attribution(frame.speakers, frame, frame.kind, (stretch,), statement))
            if inside is None:
                told.add(first, last, frame)
        if inside is None and not told.has(frame):
            found += _by_object(contents, told, frame)
    return found


def _headed(contents: Contents, told: _Told) -> list[Attribution]:
    """What the headline gives to a name before a colon."""
    piece = headline(contents.ground)
    if piece is None:
        return []
    speaker, first, last = piece
    start, end = contents.trim(first, last)
    told.add(first, last, None)
    form = "mixed" if contents.ground.layout.has_quote(first, last) else "indirect"
    return [Attribution((speaker,), None, "speech", (Stretch(start, end, form, first, last),), True)]


def _is_circumstance(frame: Frame, first: int, last: int) -> bool:
    """Whether words only say when somebody spoke, or what for: As Mr Roy left, | Ms Bell shouted; declared it | so he
    could build."""
    opening = frame.cue.doc[first]
    verb = opening.head
    if opening.lower_ == "so" and frame.cue.i < first and verb.i > first:
        return any(token.lower_ in _ABLE for token in frame.cue.doc[first : verb.i])
    if opening.lower_ not in _WHEN or opening.dep_ != "mark" or verb.dep_ != "advcl" or verb.head != frame.cue:
        return False
    return last < frame.cue.i and last <= verb.right_edge.i + 1


def _by_object(contents: Contents, told: _Told, frame: Frame) -> list[Attribution]:
    """What a cue says with an object alone: claimed widespread fraud."""
    piece = asserted(contents.ground, frame)
    if piece is None:
        return []
    first, last = told.beside(*piece, frame)
    if (first, last) != piece:
        return []
    start, end = contents.trim(first, last)
    told.add(first, last, frame)
    stretch = Stretch(start, end, "indirect", first, last)
    return [Attribution(frame.speakers, frame, frame.kind, (stretch,), True)]


def _is_beside_according(ground: Ground, frame: Frame) -> bool:
    """Whether a cue stands within what tells of X in "according to X"."""
    near = ground.between(frame.cue.i - _ASIDE, frame.cue.i)
    return any(other.lemma == "according" and frame.cue.i <= other.last for other in near)


def _first_person(speakers: tuple[Mention, ...]) -> bool:
    return all(one.form == "pronoun" and one.span.text.lower() in FIRST_PERSON for one in speakers)  # (US is a name)


class _Told:
    """Stretches that are told already, by blocks of tokens."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[tuple[int, int, Frame | None]]] = {}
        self._cues: set[int] = set()

    def add(self, first: int, last: int, frame: Frame | None) -> None:
        """Notes that tokens first to last are told by the frame."""
        if frame is not None:
            self._cues.add(frame.cue.i)
        for block in range(first // _BLOCK, last // _BLOCK + 1):
            self._blocks.setdefault(block, []).append((first, last, frame))

    def has(self, frame: Frame) -> bool:
        """Whether anything is told by the frame's cue."""
        return frame.cue.i in self._cues

    def leads(self, token: int, frame: Frame) -> bool:
        """Whether a colon leads from what stands before a token to a quotation that the frame tells by itself."""
        doc = frame.cue.doc
        at = next((i for i in (token - 1, token) if i < len(doc) and doc[i].text == ":"), None)
        if at is None or frame.cue.i < at:
            return False
        near = self._blocks.get((at + 1) // _BLOCK, ())
        return any(low in (at + 1, at + 2) and other is frame for low, _, other in near)

    def beside(self, first: int, last: int, frame: Frame) -> tuple[int, int]:
        """What is left of a content beside those told; one whose cue stands inside it is told by itself too."""
        near = dict.fromkeys(
            item for block in range(first // _BLOCK, last // _BLOCK + 1) for item in self._blocks.get(block, ())
        )
        for low, high, other in near:
            if low > last or first > high:
                continue
            if other is not None and other is not frame and first <= other.cue.i <= last:
                if other.cue.tag_ == "VBG" and frame.cue.i < other.cue.i and set(other.speakers) == set(frame.speakers):
                    last = other.cue.i - 1  # X explained the ban, saying "..."
                continue  # X said that Y found "...": both say it
            if low <= frame.cue.i <= high and low <= first and last <= high:
                continue  # X said that Y had told him that ...
            if low <= first:
                first = high + 1
            else:
                last = low - 1
        return first, last
