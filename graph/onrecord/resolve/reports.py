"""Reports, reviews, audits and inquiries in one article: which mentions are one, and which are two."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from onrecord.model import Mention, fold
from onrecord.resolve.clusters import REPORTS, Clusters, Node
from onrecord.resolve.descriptions import Description, describe, singular
from onrecord.resolve.mentions import Scene
from onrecord.resolve.parts import key
from onrecord.resolve.proposals import stems
from onrecord.vocabulary import words

__all__ = ["OTHERS", "Work", "by_verb", "join_reports", "works"]

OTHERS = frozenset(
    {
        "another",
        "first",
        "other",
        "second",
        "third",
        "previous",
        "earlier",
        "past",
        "last",
        "separate",
        "similar",
        "different",
        "rival",
    }
)
_STAGES = frozenset({"interim", "draft", "final", "preliminary", "annual", "first"})
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_PLAIN = frozenset(
    {
        "new",
        "full",
        "recent",
        "landmark",
        "damning",
        "major",
        "key",
        "long-awaited",
        "final",
        "independent",
        "rapid",
        "own",
    }
)


@dataclass(slots=True)
class Work:
    """What a cluster of reports or inquiries is known by. heads: its nouns; makers: clusters of its authors or chairs;
    stems: content words beside the noun; years, marks: words that tell it from others; number: years it took."""

    kind: str
    heads: set[str] = field(default_factory=set)
    makers: set[int] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


@cache
def _heads() -> dict[str, str]:
    return {form: entry[0] for form, entry in words("reports").items() if entry}


def _head(node: Node) -> str:
    """The noun that heads the mention: report, audit, inquiry ..."""
    parts = describe(node.mention.span.text)
    return parts.head


def works(clusters: Clusters, scene: Scene) -> dict[int, Work]:
    """What each report or inquiry of the article is known by, by cluster."""
    found: dict[int, Work] = {}
    makers = _makers(clusters, scene)
    for node in scene.of_kind(*sorted(REPORTS)):
        root = clusters.find(node.index)
        work = found.setdefault(root, Work(node.kind))
        _note(work, node, makers.get(node.index, set()), _before(scene, node))
    for claim in scene.claims:
        if claim.relation == "about" and isinstance(claim.object, str) and claim.subject.kind in {"report", "inquiry"}:
            found[clusters.find(scene.node(claim.subject).index)].stems |= stems(claim.object)
    return found


def _note(work: Work, node: Node, makers: set[int], before: frozenset[str] = frozenset()) -> None:
    if node.form == "pronoun":
        return
    parts = node.description or describe(node.mention.span.text)
    if node.form == "name":
        work.names.add(fold(node.mention.label).removeprefix("the "))
    work.heads.add(parts.head)
    work.makers |= makers
    work.stems |= _about(parts)
    text = fold(node.mention.span.text)
    work.years |= set(_YEAR.findall(text))
    tokens = set(re.findall(r"[\w-]+", text)) | before
    work.marks |= tokens & (OTHERS | _STAGES)
    work.marks |= {token for token in tokens if re.fullmatch(r"\w+-(?:year|month|week|day)", token)}
    if node.kind == "inquiry" and work.kind != "inquiry":
        work.kind = "inquiry"


def _before(scene: Scene, node: Node) -> frozenset[str]:
    """The two words before the mention, which its span may leave out ("another" inquiry)."""
    return frozenset(scene.page.lower[max(0, node.first - 2) : node.first]) & OTHERS


def _about(parts: Description) -> frozenset[str]:
    """Content words beside the noun, its maker and plain adjectives."""
    topic = parts.complement if parts.preposition in {"of", "into", "on", "about", "for"} else ""
    words_ = f"{parts.phrase.removesuffix(parts.head)} {topic}"
    return frozenset(stem for stem in stems(words_) if stem not in {fold(w) for w in _PLAIN})


def _makers(clusters: Clusters, scene: Scene) -> dict[int, set[int]]:
    """Authors and chairs by report node: from claims, and from possessors ("her report", "Baroness Vale's review")."""
    out: dict[int, set[int]] = defaultdict(set)
    for claim in scene.claims:
        if claim.relation in {"author", "chair"} and isinstance(claim.object, Mention) and claim.standing != "denied":
            out[scene.node(claim.subject).index].add(clusters.find(scene.node(claim.object).index))
    for node in scene.of_kind(*sorted(REPORTS)):
        for child in scene.page.children[node.head]:
            if scene.page.full[child] == "nmod:poss":
                owner = scene.heads.get((child, "person"))
                if owner is not None:
                    out[node.index].add(clusters.find(owner))
    return out


def by_verb(mention: Mention) -> bool:
    """Whether a verb alone tells of it ("are investigating the fire"), so that its noun is not the article's."""
    noun = mention.name.split(" ")[0]
    return mention.form == "role" and noun in {"investigation", "audit"} and noun not in fold(mention.span.text)


def join_reports(clusters: Clusters, scene: Scene) -> None:
    """Joins the reports of the article, in the order of the text."""
    makers = _makers(clusters, scene)
    surnames = _surnames(clusters, scene)
    nodes = [node for node in scene.of_kind(*sorted(REPORTS)) if node.form != "pronoun"]
    here: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        here[node.head].append(node)
    order: list[int] = []  # clusters as last spoken of
    known: dict[int, Work] = {}
    for node in nodes:
        parts = node.description or describe(node.mention.span.text)
        fresh = Work(node.kind)
        for place in here[node.head]:  # a claim's mention may stop before "on the sinking", the text's own does not
            _note(fresh, place, {clusters.find(m) for m in makers.get(place.index, set())}, _before(scene, place))
        choice = _choose(node, parts, fresh, known, order, surnames)
        root = clusters.find(node.index)
        if choice is not None:
            other, reason = choice
            if clusters.join(other, node.index, reason):
                work = known.pop(other)
                root = clusters.find(node.index)
                known[root] = work
                order = [root if entry == other else entry for entry in order]
        work = known.setdefault(root, Work(node.kind))
        _note(work, node, fresh.makers, _before(scene, node))
        # "not her first inquiry" introduces none
        if not any(place.mention.span.text.lower().startswith(("not ", "no ")) for place in here[node.head]):
            order = [entry for entry in order if entry != root] + [root]


def _surnames(clusters: Clusters, scene: Scene) -> dict[str, int]:
    return {
        key(node.name.family): clusters.find(node.index)
        for node in scene.of_kind("person")
        if node.name is not None and node.name.family
    }


def _choose(
    node: Node,
    parts: Description,
    fresh: Work,
    known: dict[int, Work],
    order: list[int],
    surnames: dict[str, int],
) -> tuple[int, str] | None:
    """The cluster that this mention continues, with the reason; None for something new."""
    fitting = [root for root in reversed(order) if _compatible(known[root], fresh)]
    for root in fitting:
        if fresh.names & known[root].names:
            return root, "same name"
    for root in fitting:
        work = known[root]
        # one person may have written two: on other matters they are two
        if fresh.makers & work.makers and not (fresh.stems and work.stems and not fresh.stems & work.stems):
            return root, "a report by the same author"
    if "own" in parts.phrase.split():  # "the board's own report" is another than whosever was spoken of before
        return None
    eponym = (
        parts.phrase.split()[0] if len(parts.phrase.split()) > 1 else parts.owner.split()[-1] if parts.owner else ""
    )
    if key(eponym) in surnames and not fresh.makers:
        for root in fitting:
            if surnames[key(eponym)] in known[root].makers or eponym in known[root].stems:
                return root, f"named after its author: {eponym}"
        if node.form == "name":
            return None
    if parts.article in {"a", "an", "another", "any", "no", "some", "one"} or (
        not parts.article and not parts.owner and node.form == "role"
    ):
        if by_verb(node.mention):  # what detectives look into is not the inquiry asked for
            return None
        for root in fitting:  # something asked for or planned is named with "a" again and again
            work = known[root]
            if (
                fresh.kind == "inquiry" == work.kind
                and not work.years
                and not work.marks
                and not fresh.marks
                and parts.article != "another"
            ):
                here, there = fresh.stems, work.stems
                if here <= there or there <= here:
                    return root, "an inquiry described alike"
        return None
    if (
        parts.owner
        and not fresh.makers
        and parts.owner not in {"his", "her", "their", "its", "my", "our"}
        and node.form != "name"
    ):
        fitting = [root for root in fitting if not known[root].makers] or fitting[:0]
    for root in fitting:
        if parts.head in known[root].heads and (fresh.stems <= known[root].stems or not known[root].stems):
            return root, f"the {parts.head} spoken of last"
    if fresh.kind == "report":
        for root in fitting:
            if known[root].kind == "report" and fresh.stems <= known[root].stems:
                return root, f"spoken of as the {parts.head}"
        if len(fitting) == 1 and not fresh.stems:
            return fitting[0], f"spoken of as the {parts.head}"
    if fresh.kind == "inquiry":
        for root in fitting:
            if known[root].kind == "inquiry" and (fresh.stems <= known[root].stems or known[root].stems <= fresh.stems):
                return root, f"spoken of as the {parts.head}"
    return None


def _compatible(work: Work, fresh: Work) -> bool:
    """Whether nothing tells the two apart: kind, author, year, or words like "another", "interim", "seven-year"."""
    if work.kind != fresh.kind and not (work.heads & fresh.heads):
        return False
    if work.makers and fresh.makers and not work.makers & fresh.makers:
        return False
    if work.years and fresh.years and not work.years & fresh.years:
        return False
    if fresh.marks & OTHERS and not fresh.marks & work.marks:
        return False
    if any("-" in mark for mark in fresh.marks) and not fresh.marks & work.marks:
        return False
    stages = work.marks & _STAGES, fresh.marks & _STAGES
    if all(stages) and not stages[0] & stages[1]:
        return False
    return not (work.names and fresh.names and not work.names & fresh.names and not work.makers & fresh.makers)


def report_word(word: str) -> str:
    """report or inquiry for a noun that means one, else ""."""
    return _heads().get(singular(word), "")
