"""Offices tied to a person by a noun: her role as chair, the post of foreign minister, his predecessor as mayor."""

from __future__ import annotations

from onrecord.extractors._office.hold import Hold, hold
from onrecord.extractors._office.reader import Post
from onrecord.extractors._text.grammar import holder, unreal
from onrecord.extractors._text.grammar import subject as subject_of
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.sheet import Sheet
from onrecord.vocabulary import words

__all__ = ["as_office", "kept", "noun", "stepped"]

_LEAVING = frozenset({"lose", "leave", "quit", "resign", "relinquish", "vacate", "remove", "oust", "sack", "fire"})
_PLACES = frozenset({"post", "position", "office", "role", "job", "title"})
_KEEPING = {
    **dict.fromkeys(("hold", "occupy", "fill"), "held"),
    **dict.fromkeys(("take", "assume", "accept", "get", "win", "land"), "current"),
    **dict.fromkeys(("leave", "quit", "lose", "resign", "relinquish", "vacate"), "former"),
}
_HEIRS = {"predecessor": "former", "successor": "current"}


def noun(plan: Layout, post: Post, top: int) -> list[Hold]:
    """Her role as chair, Ann Bell's appointment as chair."""
    page = plan.page
    noun = page.head[top]
    floor = page.sents[page.sent[top]][0]
    if page.lower[noun] not in words("tenures"):
        noun = post.begin - 2
        if noun < floor or page.lower[noun] not in words("tenures"):
            return _passed_on(plan, post, noun) if noun >= floor else []
    status = words("tenures")[page.lower[noun]][0]
    if (
        page.lemma[page.head[noun]] in _LEAVING
        and page.dep[noun] in {"obj", "obl"}
        and not unreal(page, page.head[noun])
    ):
        status = "former"  # lost her job as
    owner = page.child(noun, "nmod:poss")
    found = holder(plan, owner)
    if found is None and page.lower[noun + 1 : noun + 2] == ["of"]:  # the appointment of Ann Bell as chair
        at = noun + 2
        while at < post.begin and at not in plan.starts and page.capital(at):
            at += 1
        ends = at in plan.starts and plan.people[plan.starts[at]][2] == post.begin - 1
        found = holder(plan, at) if ends else None
    if (verb := stepped(page, noun)) >= 0 and (taker := holder(plan, subject_of(page, verb))) is not None:
        new = hold(taker, verb, "current", past=page.tag[verb] == "VBD", begins=True)
        return [new] if found is None or found[0].form != "name" else [new, hold(found, noun, "former", past=True)]
    if found is None:
        return []
    return [hold(found, noun, status, past=status == "former")]


def _passed_on(plan: Layout, post: Post, noun: int) -> list[Hold]:
    """Ann Bell, Tom Marr's successor as chair; her predecessor as mayor, Tom Marr."""
    page = plan.page
    if page.lower[noun] not in _HEIRS or noun != post.begin - 2:
        return []
    own, other = holder(plan, noun), holder(plan, page.child(noun, "nmod:poss"))
    status = _HEIRS[page.lower[noun]]
    holds = [hold(own, noun, status, past=True, begins=True)] if own and own[0].form == "name" else []
    if other is not None and status == "current":
        holds.append(hold(other, noun, "former", past=True))  # whose predecessor it is may have gone, too
    return holds


def stepped(page: Sheet, noun: int) -> int:
    """The verb by which somebody takes the role: stepped into, took over Tom Marr's role as; -1 if there is none."""
    verb = page.head[noun]
    near = page.lower[verb + 1 : verb + 2]
    takes = (page.lemma[verb] in {"step", "slip", "move"} and near == ["into"]) or (
        page.lemma[verb] in {"take", "assume"} and near in (["over"], ["on"], ["up"])
    )
    held = page.lower[noun] in _PLACES | {"duties", "responsibilities"}
    return verb if takes and held and page.dep[noun] in {"obj", "obl"} and not unreal(page, verb) else -1


def kept(plan: Layout, post: Post) -> list[Hold]:
    """Ann Bell held the post of foreign minister; she took up the position of chair."""
    page = plan.page
    noun = post.begin - 2
    if noun < page.sents[page.sent[post.head]][0] or page.lower[noun] not in _PLACES or page.dep[noun] != "obj":
        return []
    verb = page.head[noun]
    status = _KEEPING.get(page.lemma[verb], "")
    if not status or unreal(page, verb) or page.tag[verb] == "VBG":
        return []
    if status == "held":
        have = any(page.lower[k] in {"has", "have"} and page.dep[k] == "aux" for k in page.children[verb])
        status = "current" if page.tag[verb] in {"VBZ", "VBP"} or have else "former"
    found = holder(plan, subject_of(page, verb))
    return [hold(found, verb, status, past=page.tag[verb] == "VBD")] if found else []


def as_office(plan: Layout, post: Post, top: int) -> list[Hold]:
    """As chair of the committee, Ann Bell decides: at the start of a sentence, with a verb in the present."""
    page = plan.page
    verb = page.head[top]
    comma = next((k for k in range(post.end, min(post.end + 4, len(page))) if page.text[k] == ","), -1)
    dated = any(page.text[k].isdigit() and len(page.text[k]) == 4 for k in range(post.end, comma))
    if post.begin - 1 == page.sents[page.sent[top]][0] and dated and page.tag[verb] in {"VBD", "VBN"}:
        found = holder(plan, page.child(verb, "nsubj"))  # As governor in 1983, Ann Bell signed it
        return [hold(found, verb, "former", past=True)] if found and found[0].form == "name" else []
    if (
        post.begin - 1 != page.sents[page.sent[top]][0]
        or page.tag[verb] not in {"VBZ", "VBP"}
        or post.end >= len(page)
        or page.text[post.end] != ","
    ):
        return []
    found = holder(plan, page.child(verb, "nsubj"))
    return [hold(found, verb, "current")] if found and found[0].form != "role" and not unreal(page, verb) else []
