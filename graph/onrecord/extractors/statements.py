"""Who said what: every statement that the article reports, direct, indirect or mixed.

A claim's evidence is exactly the words: what stands between the marks of a direct quotation, the clause of an indirect
or mixed one as it stands. A quotation over several paragraphs, or one that its cue interrupts, gives one claim for each
uninterrupted stretch (detail "part": "2/3").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.extractors._speech.attribution import Attribution, Stretch, attributions
from onrecord.extractors._speech.occasion import hearers, occasion, when
from onrecord.extractors._speech.sources import FIRST_PERSON
from onrecord.model import Claim, Document, Mention
from onrecord.syntax import sentence

__all__ = ["extract"]

_CONFIDENCE = {"direct": 0.95, "mixed": 0.85, "indirect": 0.8}
_CARRIED = 0.85  # a quotation whose speaker is only known from what stands before it


def extract(document: Document) -> Iterator[Claim]:
    """The claims `said` of a document: speaker, words, directness, addressee, occasion."""
    found = [one for one in attributions(document) if one.statement and one.speakers]
    parts = Counter(stretch.run for one in found for stretch in one.stretches if stretch.run)
    for one in found:
        for stretch in one.stretches:
            for speaker in one.speakers:
                if speaker.span.text.lower() in {"you", "one"}:
                    continue  # nobody in particular
                own = speaker.form == "pronoun" and speaker.span.text.lower() in FIRST_PERSON
                if stretch.directness != "direct" and own and one.frame is None:
                    continue
                yield _claim(document, one, stretch, speaker, parts[stretch.run])


def _claim(document: Document, one: Attribution, stretch: Stretch, speaker: Mention, parts: int) -> Claim:
    article, frame = document.article, one.frame
    evidence = article.span(stretch.start, stretch.end)
    around = document.doc.char_span(stretch.start, stretch.end, alignment_mode="expand")
    details = [("directness", stretch.directness)]
    roles: list[tuple[str, Mention]] = []
    dated = ""
    confidence = _CONFIDENCE[stretch.directness]
    if frame is not None:
        details.append(("cue", frame.lemma))
        heard = [mention for mention in hearers(document, frame) if mention != speaker]
        roles += [("addressee", mention) for mention in heard]
        words = occasion(frame)
        if words:
            details.append(("occasion", words))
        dated = when(frame)
        near = around is not None and around.sent.start <= frame.cue.i < around[-1].sent.end
        confidence = confidence if near else min(confidence, _CARRIED)
    else:
        confidence = min(confidence, _CARRIED)
    if parts > 1 and stretch.run:
        details.append(("part", f"{stretch.place}/{parts}"))
    return Claim(
        subject=speaker,
        relation="said",
        object=evidence.text,
        evidence=evidence,
        sentence=sentence(article, around) if around is not None else evidence,
        roles=tuple(roles),
        details=tuple(details),
        when=dated,
        extractor="statements",
        confidence=confidence,
    )
