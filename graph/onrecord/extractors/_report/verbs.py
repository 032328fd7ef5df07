"""What the readers of reports share: how a claim is made, what a verb is to a report, who does what a verb says."""

from __future__ import annotations

from onrecord.extractors._report.homes import homes
from onrecord.extractors._report.phrases import Work, work_mention
from onrecord.extractors._text.actors import actor, actors
from onrecord.extractors._text.claims import claim
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["agents", "cues", "is_many", "kind_of_verb", "report_claim", "subjects", "verb_relation"]

_BEGINNING = frozenset({"begin", "start", "open", "launch", "initiate"})
_PARTICLES = {"set": "up", "carry": "out", "call": "for"}
# particles that make another verb of it: she held up a study, ran through the report
_OTHERWISE = {
    "hold": frozenset({"up", "back", "off", "over"}),
    "run": frozenset({"over", "through", "down", "off", "up"}),
}


def cues(lemma: str) -> list[str]:
    """What kinds of cue a verb is near a report: look, ask, say, tell."""
    entry = words("report_cues").get(lemma)
    return entry[0].split() if entry else []


def report_claim(
    page: Sheet,
    work: Work | Mention,
    relation: str,
    target: Mention | str,
    first: int,
    last: int,
    *,
    standing: str = "asserted",
    details: tuple[tuple[str, str], ...] = (),
    when: str = "",
    roles: tuple[tuple[str, Mention], ...] = (),
    confidence: float = 1.0,
) -> Claim:
    """A claim about a report; tokens [first, last) say so."""
    subject = work if isinstance(work, Mention) else work_mention(page, work)
    return claim(
        page, "reports", subject, relation, target, first, last,
        details=details, roles=roles, standing=standing, when=when, confidence=confidence,
    )  # fmt: skip


def kind_of_verb(page: Sheet, verb: int) -> str:
    """author, chair, commission or issue, "" if the verb says nothing of the sort."""
    entry = words("report_verbs").get(page.lemma[verb])
    if entry is None:
        return ""
    particle = _PARTICLES.get(page.lemma[verb])
    if particle and not any(page.lower[k] == particle for k in range(verb + 1, min(verb + 3, len(page)))):
        return ""
    if page.lower[verb + 1 : verb + 2] and page.lower[verb + 1] in _OTHERWISE.get(page.lemma[verb], ()):
        return ""
    return entry[0]


def agents(plan: Layout, document: Document, verb: int) -> list[tuple[Mention, int, int]]:
    """Whoever does it, in a passive: by ..."""
    page = plan.page
    for child in page.children[verb]:
        if page.dep[child] == "obl" and page.label[child] != "DATE":
            case = page.child(child, "case")
            if case >= 0 and page.lower[case] == "by":
                return _who(plan, document, child)
    k = verb + 1
    while k < len(page) and k - verb <= 2 and page.pos[k] in {"ADV", "ADP"} and page.lower[k] != "by":
        k += 1
    if k + 1 < len(page) and page.lower[k] == "by" and page.sent[k] == page.sent[verb]:
        k += 1
        while k < len(page) and page.pos[k] in {"DET", "ADJ"} and plan.body_at[k] < 0:
            k += 1
        one = actor(plan, document, k) if k < len(page) else None
        return [one] if one else []
    return []


def _who(plan: Layout, document: Document, token: int) -> list[tuple[Mention, int, int]]:
    """Whoever stands at a token; for a team, where it comes from."""
    group = plan.page.lemma[token] in words("researchers") and plan.whole_at[token] < 0
    return (homes(plan, token) if group else []) or actors(plan, document, token)


def is_many(plan: Layout, mention: Mention, first: int) -> bool:
    """Whether several are meant, who hold an inquiry and do not chair it: officials, the Democrats, they."""
    page = plan.page
    if mention.form == "pronoun":
        return mention.span.text.lower() in {"they", "we", "their", "our", "them"}
    if mention.form == "name" or mention.kind != "person":
        return False
    last = next((k for k in range(first, len(page)) if page.end[k] >= mention.span.end), first)
    return any(page.tag[k] in {"NNS", "NNPS"} and page.start[k] >= mention.span.start for k in (first, last))


def verb_relation(plan: Layout, work: Work, kind: str, mention: Mention, first: int) -> str:
    """The relation for somebody who did to a report what the verb of that kind says."""
    if is_many(plan, mention, first):
        return "commissioned_by" if kind == "commission" else "author"
    if kind == "author":
        return "chair" if work.kind == "inquiry" and mention.kind == "person" else "author"
    if kind == "chair" and plan.page.lower[work.head] in {"study", "paper", "survey", "analysis"}:
        return "author"
    if kind == "chair":
        return "chair" if mention.kind == "person" else "author"
    number = plan.body_at[first]
    if _opens_own(plan, work, mention, number):
        return "author"
    return "commissioned_by"


def _opens_own(plan: Layout, work: Work, mention: Mention, number: int) -> bool:
    """Whether whoever begins it is to do it: police open an investigation, she began a study, its own inquiry."""
    page = plan.page
    if work.determiner == "its" or (work.determiner == "their" and "own" in page.lower[work.first : work.head]):
        return True
    verb = page.head[work.head]
    begins = page.lemma[verb] in _BEGINNING
    if mention.kind == "person":
        return begins and page.lower[work.head] in {"study", "survey", "analysis"}
    kind = plan.bodies[number][5] if number >= 0 else ""
    if kind in {"police", "court"}:
        return work.weak
    ruling = kind in {"government", "legislature", "company", "party", "church", "school"}
    return work.weak and begins and not ruling and mention.form == "name"


def _announcer(page: Sheet, pronoun: int) -> int:
    """The subject of the verb of saying right before "it", a day aside (the council said on Monday it will), or -1."""
    k = pronoun - 1
    while (
        k > 0
        and pronoun - k < 5
        and (page.lower[k] in {"that", "on"} or page.label[k] == "DATE" or page.lower[k].endswith("day"))
    ):
        k -= 1
    if page.sent[k] != page.sent[pronoun] or page.pos[k] != "VERB" or "say" not in cues(page.lemma[k]):
        return -1
    found = page.child(k, "nsubj")
    return found if found >= 0 or k == 0 else k - 1


def subjects(plan: Layout, document: Document, verb: int) -> list[tuple[Mention, int, int]]:
    """Who does it: the verb's subject, or the one it shares; "it" in what somebody says is whoever says so."""
    page = plan.page
    for _ in range(5):
        found = page.child(verb, "nsubj")
        if found >= 0:
            if page.lower[found] in {"it", "they"} and (outer := _announcer(page, found)) >= 0:
                return actors(plan, document, outer)
            if page.lower[found] in {"it", "they"} and page.dep[verb] in {"ccomp", "parataxis"}:
                above = page.head[verb]
                outer = page.child(above, "nsubj")
                if "say" in cues(page.lemma[above]) and outer >= 0:
                    return actors(plan, document, outer)
            return _who(plan, document, found)
        if page.dep[verb] == "acl" and page.tag[verb] in {"VBG", "VBN"}:
            return actors(plan, document, page.head[verb]) if page.tag[verb] == "VBG" else []
        if page.dep[verb] in {"conj", "xcomp", "advcl"} and page.head[verb] != verb:
            above = page.head[verb]
            told = page.child(above, "obj", "iobj") if page.dep[verb] != "conj" and page.tag[verb] == "VB" else -1
            if 0 <= told < verb and "ask" in cues(page.lemma[above]):
                return actors(plan, document, told)  # appointed Lord Bell to lead it
            verb = above
            continue
        break
    return []
