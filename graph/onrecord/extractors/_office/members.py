"""Who belongs to which party or body, and who runs one, where no office's name says so: Labour's Ann Bell; Ann Bell, a
Democrat; Ann Bell of the Harbour Board; Ann Bell, who chairs the committee."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extractors._office.chambers import member_of
from onrecord.extractors._text.claims import claim
from onrecord.extractors._text.grammar import antecedent, holder, unreal
from onrecord.extractors._text.institutions import Body, body_mention
from onrecord.extractors._text.layout import Layout, layout
from onrecord.extractors._text.lexicon import country, party, party_letters
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["memberships"]

_BOARDS = frozenset(
    {
        "board",
        "committee",
        "panel",
        "council",
        "caucus",
        "assembly",
        "senate",
        "parliament",
        "congress",
        "union",
        "commission",
    }
)
_PARTISANS = frozenset({"peer", "politician", "backbencher", "grandee", "frontbencher"})
_JOINING = {"join": "current", "rejoin": "current", "leave": "former", "quit": "former"}


def memberships(document: Document, extractor: str) -> list[Claim]:
    """Claims member_of, works_for, and holds for somebody who chairs, heads or leads a body."""
    plan = layout(document)
    return [
        *_before(plan, extractor),
        *_bracketed(plan, extractor),
        *_after(plan, extractor),
        *_nouns(plan, extractor),
        *_verbs(plan, extractor),
    ]


def _claim(
    page: Sheet,
    extractor: str,
    subject: Mention,
    relation: str,
    target: Mention,
    first: int,
    last: int,
    details: tuple[tuple[str, str], ...] = (("status", "current"),),
    roles: tuple[tuple[str, Mention], ...] = (),
) -> Claim:
    return claim(page, extractor, subject, relation, target, first, last, details=details, roles=roles)


def _person(plan: Layout, number: int) -> Mention:
    start, _, last = plan.people[number]
    return Mention(plan.page.span(start, last), "person", "name", plan.page.words(start, last))


def _party(page: Sheet, first: int, last: int, name: str) -> Mention:
    return Mention(page.span(first, last), "institution", "name", name)


def _before(plan: Layout, extractor: str) -> Iterator[Claim]:
    """Labour's Ann Bell, Democrat Tom Marr, the Republican Jo Dunn."""
    page = plan.page
    for number, (start, _, last) in enumerate(plan.people):
        k = start - 1
        floor = page.sents[page.sent[start]][0]
        if k < floor:
            continue
        own = page.lower[k] in {"'s", "’s"} and page.pos[k] == "PART"
        k -= own
        if k < floor or not page.capital(k):
            continue
        first = k - 1 if k > floor and party(f"{page.lower[k - 1]} {page.lower[k]}")[0] and page.capital(k - 1) else k
        name, member = party(page.words(first, k + 1))
        if (
            name
            and (own or member or page.full[k] in {"nmod:desc", "compound", "amod", "nmod"})
            and page.lower[k] != "coalition"
        ):
            yield _claim(
                page, extractor, _person(plan, number), "member_of", _party(page, first, k + 1, name), first, last
            )


def _bracketed(plan: Layout, extractor: str) -> Iterator[Claim]:
    """Ann Bell (Lab, Marsh East); Tom Marr (R-Ohio)."""
    page = plan.page
    for number, (start, _, last) in enumerate(plan.people):
        if last + 2 >= len(page) or page.text[last] != "(" or not page.capital(last + 1):
            continue
        name = party_letters(page.text[last + 1]) or party(page.lower[last + 1])[0]
        if name and page.text[last + 2] in {",", "-", "–", ")", "—"}:
            stop = last + 1
            while stop < len(page) and stop - last < 8 and page.text[stop] != ")":
                stop += 1
            yield _claim(
                page,
                extractor,
                _person(plan, number),
                "member_of",
                _party(page, last + 1, last + 2, name),
                start,
                min(stop + 1, len(page)),
            )


def _after(plan: Layout, extractor: str) -> Iterator[Claim]:
    """Ann Bell of the Harbour Board; Dr Ann Bell, from the University of Marsh, ..."""
    page = plan.page
    for number, (start, _, last) in enumerate(plan.people):
        ceiling = page.sents[page.sent[last - 1]][1]
        k = last + (last < ceiling and page.text[last] == ",")
        if k + 1 >= ceiling or page.lower[k] not in {"of", "from", "at"}:
            continue
        if page.lower[k] == "at" and k == last and page.dep[k] != "case":
            continue
        at = k + 1 + (page.lower[k + 1] in {"the"})
        body_number = plan.body_at[at] if at < ceiling else -1
        if body_number < 0:
            continue
        body = plan.bodies[body_number]
        if body[4] != "name" or country(page.words(body[1], body[3])):
            continue
        head = page.head[k]
        if k == last and page.dep[head] == "obl":
            continue  # met Ann Bell at the Home Office
        if page.lower[k] in {"from", "at"} and not body[5]:
            continue
        if k > last and body[3] < ceiling and page.text[body[3]] not in {",", ".", ";"}:
            continue
        relation = "member_of" if _is_party(page, body) or page.lower[body[2]] in _BOARDS else "works_for"
        target = body_mention(page, body)
        if _is_party(page, body):
            target = _party(page, body[0], body[3], party(target.name)[0] or target.name)
        yield _claim(page, extractor, _person(plan, number), relation, target, start, body[3])
        seat = member_of(target.label) if page.lower[k] == "of" and page.lower[k + 1] == "the" else ""
        if seat and relation == "member_of":  # Ann Bell, of the Marsh City Council, ...
            post = Mention(page.span(k, k + 1), "office", "name", seat)
            roles = (("institution", target),)
            yield _claim(page, extractor, _person(plan, number), "holds", post, start, body[3], roles=roles)


def _is_party(page: Sheet, body: Body) -> bool:
    return (body[5] == "party" and page.lower[body[2]] not in {"union", "campaign", "league"}) or bool(
        party(page.words(body[1], body[3]))[0]
    )


def _nouns(plan: Layout, extractor: str) -> Iterator[Claim]:
    """Ann Bell, a Democrat; Ann Bell is a lifelong Republican."""
    page = plan.page
    for i in range(len(page)):
        if not page.capital(i) or plan.person_at[i] >= 0:
            continue
        size = 2 if i + 1 < len(page) and party(f"{page.lower[i]} {page.lower[i + 1]}")[0] else 1
        name, member = party(page.words(i, i + size))
        last = i + size
        if name and last < len(page) and page.lower[last] in _PARTISANS:
            member, last = True, last + 1  # a Labour peer
        if not member or (last < len(page) and (page.pos[last] in {"NOUN", "PROPN"} or plan.person_at[last] >= 0)):
            continue
        head = last - 1
        det = i - 1
        while (
            det > 0 and (page.pos[det] in {"ADJ", "ADV"} or page.label[det] == "LOC") and page.sent[det] == page.sent[i]
        ):
            det -= 1
        if page.lower[det] not in {"a", "an", "the"} or page.sent[det] != page.sent[i]:
            continue
        subject = None
        if page.child(head, "cop") >= 0:
            if not unreal(page, head):
                token = page.child(head, "nsubj")
                subject = holder(plan, token if token >= 0 else antecedent(page, head))
        elif det > 0 and page.text[det - 1] in {",", "—", "–", "("} and plan.person_at[det - 2] >= 0 and det >= 2:
            following = page.text[last] if last < len(page) else "."
            if page.dep[head] != "nsubj" and (
                following in {",", ".", "—", "–", ")", ";"} or page.pos[last] in {"ADP", "PRON", "CCONJ"}
            ):
                start, _, stop = plan.people[plan.person_at[det - 2]]
                subject = (_person(plan, plan.person_at[det - 2]), start, stop)
        if subject is not None:
            mention, first, stop = subject
            yield _claim(
                page, extractor, mention, "member_of", _party(page, i, last, name), min(first, i), max(stop, last)
            )


def _verbs(plan: Layout, extractor: str) -> Iterator[Claim]:
    """Ann Bell chairs the committee; Tom Marr, who leads the council; Jo Dunn joined the Coast Party."""
    page = plan.page
    table = words("office_verbs")
    for verb in range(len(page)):
        lemma = page.lemma[verb]
        if page.pos[verb] != "VERB" or (lemma not in table and lemma not in _JOINING):
            continue
        target = page.child(verb, "obj")
        if target < 0 or plan.body_at[target] < 0 or (page.tag[verb] == "VBN" and page.child(verb, "aux:pass") >= 0):
            continue
        body = plan.bodies[plan.body_at[target]]
        if body[2] != target and not body[1] <= target < body[3]:
            continue
        token = page.child(verb, "nsubj")
        if token < 0 and page.dep[verb] == "acl" and page.tag[verb] == "VBG":
            token = page.head[verb]
        if token < 0 and page.dep[verb] == "conj":
            token = page.child(page.head[verb], "nsubj")
        subject = holder(plan, token)
        if subject is None or subject[0].form == "role" or unreal(page, verb):
            continue
        mention, start, stop = subject
        first, last = min(start, verb), max(stop, body[3])
        if lemma in _JOINING:
            if _is_party(page, body) and body[4] == "name":
                name = page.words(body[1], body[3])
                mark = _party(page, body[0], body[3], party(name)[0] or name)
                yield _claim(page, extractor, mention, "member_of", mark, first, last, (("status", _JOINING[lemma]),))
            continue
        office, classes = table[lemma][0], table[lemma][1].split()
        if classes != ["any"] and body[5] not in classes:
            continue
        if lemma in {"head", "lead"} and body[4] == "role" and body[5] not in {"government", "party", "legislature"}:
            continue
        past = page.tag[verb] == "VBD" or any(page.lower[k] == "had" for k in page.children[verb])
        details = (("status", "former" if past else "current"),)
        post = Mention(page.span(verb, verb + 1), "office", "name", office)
        yield _claim(
            page, extractor, mention, "holds", post, first, last, details, (("institution", body_mention(page, body)),)
        )
