"""Who wrote, led or ordered a report or inquiry, what it is about, and when it came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extractors._office_clauses import unreal
from onrecord.extractors._office_dates import iso
from onrecord.extractors._office_phrases import Layout, layout
from onrecord.extractors._report_phrases import Work, actor, actors, noun_run, work_mention, works
from onrecord.extractors._sheet import Sheet
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["makers", "report_claim"]

_LOOKING = frozenset(
    {
        "examine",
        "investigate",
        "assess",
        "explore",
        "consider",
        "analyse",
        "analyze",
        "review",
        "probe",
        "scrutinise",
        "study",
    }
)
_MAKING = frozenset(
    {
        "author",
        "co-author",
        "writer",
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "co-chair",
        "head",
        "leader",
        "lead",
    }
)
_ASKING = frozenset(
    {
        "ask",
        "commission",
        "appoint",
        "task",
        "hire",
        "instruct",
        "invite",
        "direct",
        "order",
        "tell",
        "request",
        "name",
        "choose",
    }
)
_SAYING = frozenset(
    {
        "announce",
        "say",
        "confirm",
        "declare",
        "promise",
        "pledge",
        "reveal",
        "agree",
        "decide",
        "vow",
        "propose",
        "claim",
        "state",
    }
)
_REPORTING = frozenset(
    {
        "make",
        "call",
        "urge",
        "propose",
        "criticise",
        "criticize",
        "accuse",
        "blame",
        "say",
        "warn",
        "find",
        "conclude",
        "write",
        "note",
        "argue",
        "recommend",
        "reveal",
        "claim",
        "describe",
        "state",
    }
)
_PARTICLES = {"set": "up", "carry": "out", "call": "for"}
_SPONSORS = frozenset({"government", "legislature"})


def report_claim(page: Sheet, work: Work | Mention, relation: str, target: Mention | str, first: int, last: int, *, standing: str = "asserted",
                 details: tuple[tuple[str, str], ...] = (), when: str = "", roles: tuple[tuple[str, Mention], ...] = (), confidence: float = 1.0) -> Claim:  # fmt: skip
    """A claim about a report; tokens [first, last) say so."""
    subject = work if isinstance(work, Mention) else work_mention(page, work)
    return Claim(
        subject,
        relation,
        target,
        page.span(first, last),
        page.sentence(first, last),
        roles,
        details,
        standing,
        None,
        when,
        "reports",
        confidence,
    )


def makers(document: Document) -> list[Claim]:
    """Claims author, chair, commissioned_by, about and issued."""
    plan = layout(document)
    page = plan.page
    found: list[Claim] = []
    for work in works(document):
        told = [
            *_own(plan, document, work),
            *_participles(plan, document, work),
            *_clauses(plan, document, work),
            *_nouns(plan, document, work),
        ]
        if work.weak and work.kind == "report" and work.owner is not None and work.owner[0].form == "pronoun":
            continue  # his assessment is what he thinks
        if work.weak and not told:
            continue
        found += told
        if work.topic is not None:
            first, last = work.topic
            text = page.article.text[page.start[first] : page.end[last - 1]]
            found.append(report_claim(page, work, "about", " ".join(text.split()), work.first, last))
        elif (looked := _looked(page, work)) is not None:
            first, last = looked
            found.append(report_claim(page, work, "about", page.words(first, last), work.first, last))
        found += _issued(page, document, work)
    found += _asked(plan, document)
    return found


def _own(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """Baroness Vale's report; her audit; the Tarn Review; a report by the committee."""
    page = plan.page
    if work.owner is not None and work.owner[0].kind in {"person", "institution"}:
        mention, first, _ = work.owner
        own = page.lower[first] in {"our", "my", "their"}
        if not own:
            yield report_claim(page, work, _relation(plan, work, mention, first), mention, work.first, work.bare)
    if work.namesake is not None:
        first, last = work.namesake
        person = Mention(page.span(first, last), "person", "name", page.words(first, last))
        yield report_claim(page, work, "chair" if work.kind == "inquiry" else "author", person, work.first, work.bare)
    for child in page.children[work.head]:
        if page.dep[child] not in {"nmod", "obl"} or child < work.bare:
            continue
        case = page.child(child, "case")
        low = page.lower[case] if case >= 0 else ""
        if (
            low == "for"
            and (one := actor(plan, document, child))
            and one[0].kind == "institution"
            and work.topic is None
        ):
            yield report_claim(page, work, "commissioned_by", one[0], work.first, one[2], confidence=0.9)
        elif low in {"by", "from"}:
            for mention, _, last in actors(plan, document, child):
                if (
                    mention.kind in {"person", "institution"}
                    and not (low == "from" and mention.form == "role")
                    and page.label[child] != "DATE"
                ):
                    yield report_claim(
                        page,
                        work,
                        "chair" if work.kind == "inquiry" and mention.kind == "person" else "author",
                        mention,
                        work.first,
                        last,
                    )
        elif (
            low == "under"
            and (one := actor(plan, document, child))
            and one[0].kind == "person"
            and work.kind == "inquiry"
        ):
            yield report_claim(page, work, "chair", one[0], work.first, one[2])
    k = work.last  # a report on prisons for the ministry
    if k + 1 < len(page) and page.lower[k] == "for" and page.sent[k + 1] == page.sent[work.head]:
        at = k + 1
        while (
            at < len(page) - 1 and (page.pos[at] in {"DET", "ADJ"} or page.lower[at] == "then") and plan.body_at[at] < 0
        ):
            at += 1
        token = at
        while (
            token + 1 < len(page)
            and page.dep[token] in {"compound", "amod"}
            and page.pos[token + 1] in {"NOUN", "PROPN"}
        ):
            token += 1
        one = actor(plan, document, at) or actor(plan, document, token)
        if one is not None and one[0].kind in {"person", "institution"} and one[0].form != "pronoun":
            yield report_claim(page, work, "commissioned_by", one[0], work.first, one[2], confidence=0.9)
    k = work.bare  # the report by Ann Vale, where the parser hung the name on the verb
    if (
        k + 1 < len(page)
        and page.lower[k] == "by"
        and page.head[page.head[k]] != work.head
        and page.label[k + 1] != "DATE"
    ):
        begin = k + 1
        while begin < len(page) and page.pos[begin] in {"DET", "ADJ"} and plan.body_at[begin] < 0:
            begin += 1
        one = actor(plan, document, begin) if begin < len(page) and page.sent[begin] == page.sent[k] else None
        if one is not None and one[0].kind in {"person", "institution"} and one[0].form != "pronoun":
            relation = "chair" if work.kind == "inquiry" and one[0].kind == "person" else "author"
            yield report_claim(page, work, relation, one[0], work.first, one[2], confidence=0.9)
    k = work.bare  # report author Ann Vale, inquiry chair Lord Bell
    if k + 1 < len(page) and page.lower[k] in _MAKING and page.sent[k + 1] == page.sent[k]:
        begin = k + 1 + (page.text[k + 1] == ",")
        if begin in plan.starts and (one := actor(plan, document, begin)):
            relation = "author" if page.lower[k] in {"author", "co-author", "writer"} else "chair"
            yield report_claim(page, work, relation, one[0], work.first, one[2])


def _relation(plan: Layout, work: Work, mention: Mention, first: int) -> str:
    """What the owner of a report is to it: its author, an inquiry's chair, or whoever ordered it."""
    number = plan.body_at[first]
    kind = plan.bodies[number][5] if number >= 0 else ""
    if (
        mention.kind == "institution"
        and kind == "government"
        and plan.page.lower[plan.bodies[number][2]] in {"government", "administration", "cabinet"}
    ):
        return "commissioned_by" if work.kind == "inquiry" or plan.page.lower[work.head] == "review" else "author"
    if work.kind == "inquiry":
        return "chair" if mention.kind == "person" else "author"
    return "author"


def _participles(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """the review, overseen by Louise Vale; an inquiry chaired by a judge; a report commissioned by the council"""
    page = plan.page
    heads = [work.head]
    # an inquiry of the kind conducted by ...: another one, told by its likeness
    kind = next(
        (k for k in page.children[work.head] if page.lower[k] in {"kind", "sort", "type"} and page.dep[k] == "nmod"), -1
    )
    if kind >= 0:
        heads.append(kind)
    for head in heads:
        for verb in page.children[head]:
            if page.dep[verb] != "acl" or verb < head:
                continue
            for one in _with_conjuncts(page, verb):
                likened = head == kind or bool({"kind", "sort", "type"} & set(page.lower[work.head + 1 : one]))
                if page.tag[one] == "VBN" and page.child(one, "nsubj") in {-1, *(_relative(page, one))}:
                    yield from _passive(plan, document, _likened(plan, work, one) if likened else work, one)
                elif (told := _active_relative(plan, document, work, one)) is not None:
                    yield told
    # the parser's miss: "the review, overseen by Louise Vale," hung elsewhere
    k = work.last + (work.last < len(page) and page.text[work.last] == ",")
    if (
        k + 2 < len(page) and page.lower[k] == "to" and page.lower[k + 1] == "be"
    ):  # an inquiry, to be chaired by Lady Vale
        k += 2
    if k < len(page) and page.tag[k] == "VBN" and page.sent[k] == page.sent[work.head] and page.head[k] != work.head:
        yield from _passive(plan, document, work, k)


def _likened(plan: Layout, work: Work, verb: int) -> Work:
    """The other inquiry in "another inquiry of the kind conducted by X": the phrase from the noun on."""
    page = plan.page
    last = verb + 1
    for child in page.children[verb]:
        if page.dep[child] == "obl":
            last = max(last, page.subtree(child, frozenset({"appos", "parataxis", "conj", "cc", "punct", "acl"}))[1])
    by = page.words(verb, last)
    return replace(
        work,
        first=work.head,
        last=last,
        bare=last,
        name=f"{page.lower[work.head]} {by}",
        determiner="",
        topic=None,
        owner=None,
    )


def _relative(page: Sheet, verb: int) -> list[int]:
    return [k for k in page.children[verb] if page.dep[k] == "nsubj" and page.lower[k] in {"which", "that"}]


def _with_conjuncts(page: Sheet, verb: int) -> list[int]:
    return [verb, *(k for k in page.children[verb] if page.dep[k] == "conj" and page.pos[k] == "VERB")]


def _kind_of_verb(page: Sheet, verb: int) -> str:
    """author, chair, commission or issue, "" if the verb says nothing of the sort."""
    entry = words("report_verbs").get(page.lemma[verb])
    if entry is None:
        return ""
    particle = _PARTICLES.get(page.lemma[verb])
    if particle and not any(page.lower[k] == particle for k in range(verb + 1, min(verb + 3, len(page)))):
        return ""
    return entry[0]


def _agents(plan: Layout, document: Document, verb: int) -> list[tuple[Mention, int, int]]:
    """Whoever does it, in a passive: by ..."""
    page = plan.page
    for child in page.children[verb]:
        if page.dep[child] == "obl" and page.label[child] != "DATE":
            case = page.child(child, "case")
            if case >= 0 and page.lower[case] == "by":
                return actors(plan, document, child)
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


def _passive(plan: Layout, document: Document, work: Work, verb: int) -> Iterator[Claim]:
    """Work (was) written, led, ordered by somebody; work due to be chaired by somebody."""
    page = plan.page
    kind = _kind_of_verb(page, verb)
    if not kind or (kind == "issue" and work.kind == "inquiry"):
        return
    real = unreal(page, verb)
    if real == "denied":
        return
    if kind == "issue":  # a report released by the institute
        for mention, first, last in _agents(plan, document, verb):
            number = plan.body_at[first]
            if mention.kind == "institution" and not (number >= 0 and plan.bodies[number][5] == "media"):
                yield report_claim(
                    page, work, "author", mention, min(work.first, first), max(last, work.bare), confidence=0.8
                )
        return
    standing = "planned" if real in {"planned", "wished"} else "asserted"
    if kind == "author":  # written by her for the ministry
        for child in page.children[verb]:
            if page.dep[child] == "obl" and (case := page.child(child, "case")) >= 0 and page.lower[case] == "for":
                one = actor(plan, document, child)
                if one is not None and one[0].kind == "institution":
                    yield report_claim(
                        page, work, "commissioned_by", one[0], work.first, max(one[2], work.bare), standing=standing
                    )
    for mention, first, last in _agents(plan, document, verb):
        if mention.kind not in {"person", "institution"}:
            continue
        relation = _verb_relation(plan, work, kind, mention, first)
        yield report_claim(
            page, work, relation, mention, min(work.first, first), max(last, work.bare, verb + 1), standing=standing
        )


def _verb_relation(plan: Layout, work: Work, kind: str, mention: Mention, first: int) -> str:
    """The relation for somebody who did to a report what the verb of that kind says."""
    if kind == "author":
        return "chair" if work.kind == "inquiry" and mention.kind == "person" else "author"
    if kind == "chair":
        return "chair" if mention.kind == "person" else "author"
    number = plan.body_at[first]
    if work.weak and number >= 0 and plan.bodies[number][5] in {"police", "court"}:
        return "author"  # police open their own investigations
    return "commissioned_by"


def _active_relative(plan: Layout, document: Document, work: Work, verb: int) -> Claim | None:
    """the report she wrote; the inquiry that Lord Bell chaired"""
    page = plan.page
    kind = _kind_of_verb(page, verb)
    subject = page.child(verb, "nsubj")
    if (
        kind in {"", "issue"}
        or subject < 0
        or page.lower[subject] in {"which", "that"}
        or page.child(verb, "obj") not in {-1, *_objects(page, verb)}
    ):
        return None
    one = actor(plan, document, subject)
    if one is None or one[0].kind not in {"person", "institution"} or unreal(page, verb):
        return None
    if work.weak and one[0].form == "pronoun":
        return None
    return report_claim(page, work, _verb_relation(plan, work, kind, one[0], one[1]), one[0], work.first, verb + 1)


def _objects(page: Sheet, verb: int) -> list[int]:
    return [k for k in page.children[verb] if page.dep[k] == "obj" and page.lower[k] in {"which", "that"}]


def _clauses(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """The review was led by her; she has produced an audit; the government ordered, will hold, announced an inquiry."""
    page = plan.page
    token = work.head
    while page.dep[token] == "conj" and page.pos[page.head[token]] in {"NOUN", "PROPN"}:
        token = page.head[token]
    verb = page.head[token]
    if page.pos[verb] != "VERB" or verb == token:
        return
    if page.dep[token] == "nsubj" and (page.full[token] == "nsubj:pass" or page.tag[verb] == "VBN"):
        for one in _with_conjuncts(page, verb):
            yield from _passive(plan, document, work, one)
        yield from _announced_passive(plan, document, work, verb)
        for child in page.children[verb]:  # is to be chaired by, will be led by
            if page.dep[child] == "xcomp" and page.tag[child] == "VBN":
                yield from _passive(plan, document, work, child)
        return
    yield from _told(plan, document, work, token, verb)
    kind = _kind_of_verb(page, verb)
    calls_for = page.lemma[verb] == "call" or page.lemma[verb] == "demand"
    if page.dep[token] not in {"obj", "obl"} or kind in {"", "issue"} or calls_for:
        if page.dep[token] == "obj" and kind == "issue":
            yield from _published(plan, document, work, verb)
        return
    if page.dep[token] == "obl" or (
        page.dep[token] == "obj" and page.tag[verb] == "VBN" and page.child(verb, "aux:pass") >= 0
    ):
        return
    real = unreal(page, verb)
    if real == "denied":
        return
    subjects = _subjects(plan, document, verb)
    begin = kind == "commission"
    if real == "wished" and not (begin and _announced(page, verb)):
        return
    planned = real in {"planned", "wished"} or (page.tag[verb] == "VBG" and page.child(verb, "aux") >= 0 and begin)
    for mention, first, last in subjects:
        if mention.kind not in {"person", "institution"}:
            continue
        relation = _verb_relation(plan, work, kind, mention, first)
        yield report_claim(
            page,
            work,
            relation,
            mention,
            min(first, work.first),
            max(last, work.last, verb + 1),
            standing="planned" if planned else "asserted",
        )


def _announced_passive(plan: Layout, document: Document, work: Work, verb: int) -> Iterator[Claim]:
    """An inquiry will be held into the fire, the prime minister has announced."""
    page = plan.page
    if _kind_of_verb(page, verb) != "commission" or unreal(page, verb) != "planned" or _agents(plan, document, verb):
        return
    for child in page.children[verb]:
        case = page.child(child, "case")
        if page.dep[child] == "obl" and case >= 0 and page.lower[case] == "into" and work.topic is None:
            stop = noun_run(plan, case + 1, page.sents[page.sent[verb]][1])
            yield report_claim(page, work, "about", page.words(case + 1, stop), work.first, stop)
    near = [page.head[verb], *(k for k in page.children[verb] if page.dep[k] in {"parataxis", "ccomp"})]
    for one in [k for k in near if page.lemma[k] in _SAYING and k != verb][:1]:
        for mention, first, last in _subjects(plan, document, one):
            if mention.kind in {"person", "institution"} and mention.form != "pronoun":
                begin, end = min(first, work.first), max(last, verb + 1)
                yield report_claim(
                    page, work, "commissioned_by", mention, begin, end, standing="planned", confidence=0.8
                )


def _told(plan: Layout, document: Document, work: Work, token: int, verb: int) -> Iterator[Claim]:
    """Ann Vale said in a new report; the government announced that there will be an inquiry."""
    page = plan.page
    case = page.child(work.head, "case")
    if page.dep[token] == "obl" and case >= 0 and page.lower[case] == "in" and page.lemma[verb] in _REPORTING:
        if work.determiner not in {"a", "an"} or unreal(page, verb):
            return
        for mention, first, last in _subjects(plan, document, verb):
            number = plan.body_at[first]
            if mention.kind in {"person", "institution"} and not (number >= 0 and plan.bodies[number][5] == "media"):
                yield report_claim(
                    page, work, "author", mention, min(first, work.first), max(last, work.bare), confidence=0.9
                )
    elif (
        page.dep[token] == "nsubj"
        and page.child(verb, "expl") >= 0
        and page.dep[verb] == "ccomp"
        and unreal(page, verb) == "planned"
    ):
        if page.lemma[page.head[verb]] in _SAYING:
            for mention, first, last in _subjects(plan, document, page.head[verb]):
                if mention.kind in {"person", "institution"} and mention.form != "pronoun":
                    begin, end = min(first, work.first), max(last, work.last)
                    yield report_claim(page, work, "commissioned_by", mention, begin, end, standing="planned")


def _announced(page: Sheet, verb: int) -> bool:
    return page.lemma[page.head[verb]] in _SAYING


def _subjects(plan: Layout, document: Document, verb: int) -> list[tuple[Mention, int, int]]:
    """Who does it: the verb's subject, or that of the verb it shares it with; "it" in what somebody says is whoever says so."""
    page = plan.page
    for _ in range(5):
        found = page.child(verb, "nsubj")
        if found >= 0:
            if page.lower[found] in {"it", "they"} and page.dep[verb] in {"ccomp", "parataxis"}:
                above = page.head[verb]
                outer = page.child(above, "nsubj")
                if page.lemma[above] in _SAYING and outer >= 0:
                    return actors(plan, document, outer)
            return actors(plan, document, found)
        if page.dep[verb] == "acl" and page.tag[verb] in {"VBG", "VBN"}:
            return actors(plan, document, page.head[verb]) if page.tag[verb] == "VBG" else []
        if page.dep[verb] in {"conj", "xcomp", "advcl"} and page.head[verb] != verb:
            verb = page.head[verb]
            continue
        break
    return []


def _published(plan: Layout, document: Document, work: Work, verb: int) -> Iterator[Claim]:
    """The commission published its report: an institution that publishes a report of its own is its author."""
    page = plan.page
    if work.determiner not in {"a", "an", "its"} or unreal(page, verb):
        return
    for mention, first, last in _subjects(plan, document, verb):
        number = plan.body_at[first]
        media = number >= 0 and plan.bodies[number][5] == "media"
        if mention.kind == "institution" and not media and work.owner is None and mention.form != "pronoun":
            yield report_claim(
                page, work, "author", mention, min(first, work.first), max(last, work.last), confidence=0.8
            )


def _nouns(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """Ann Vale, the author of the report; the inquiry's chair, Lord Bell; the author of a new report."""
    page = plan.page
    noun = page.head[work.head]
    case = page.child(work.head, "case")
    owned = page.full[work.head] == "nmod:poss"
    if (
        noun == work.head
        or page.lower[noun] not in _MAKING
        or not (owned or (case >= 0 and page.lower[case] in {"of", "to"}))
    ):
        return
    relation = "author" if page.lower[noun] in {"author", "co-author", "writer"} else "chair"
    if page.child(noun, "cop") >= 0:
        if unreal(page, noun):
            return
        one = actor(plan, document, page.child(noun, "nsubj"))
        if one is not None:
            yield report_claim(page, work, relation, one[0], min(one[1], work.first), max(one[2], work.last))
        return
    first = min(noun, work.first)
    while first > 0 and page.pos[first - 1] in {"DET", "ADJ", "NOUN"} and page.sent[first - 1] == page.sent[noun]:
        first -= 1
    last = max(noun + 1, work.last)
    person = -1
    if first >= 2 and page.text[first - 1] == "," and plan.person_at[first - 2] >= 0:
        person = first - 2
    elif (
        last + 1 < len(page)
        and page.text[last] == ","
        and last + 1 in plan.starts
        and page.sent[last + 1] == page.sent[noun]
    ):
        person = last + 1
    elif last in plan.starts and owned:
        person = last
    if person >= 0 and (one := actor(plan, document, person)):
        yield report_claim(page, work, relation, one[0], min(one[1], first), max(one[2], last))
    elif relation == "author" or page.lower[noun] in {"chair", "chairman", "chairwoman"}:
        mention = Mention(
            page.span(first, last), "person", "role", page.words(first + (page.pos[first] == "DET"), last)
        )
        yield report_claim(page, work, relation, mention, first, last)


def _looked(page: Sheet, work: Work) -> tuple[int, int] | None:
    """What it looks at: a report examining shelters, an inquiry that will look into the fire."""
    for verb in page.children[work.head]:
        if page.dep[verb] != "acl" or verb < work.head:
            continue
        target = -1
        if page.lemma[verb] in _LOOKING:
            target = page.child(verb, "obj")
        elif page.lemma[verb] == "look":
            target = next((k for k in page.children[verb] if page.dep[k] == "obl" and page.child(k, "case") >= 0 and page.lower[page.child(k, "case")] in {"at", "into"}), -1)  # fmt: skip
        if target >= 0:
            first, last = page.subtree(target, frozenset({"parataxis", "advcl", "acl", "punct"}))
            while first < target and page.pos[first] == "ADP":
                first += 1
            return (first, last) if last > first else None
    return None


def _issued(page: Sheet, document: Document, work: Work) -> Iterator[Claim]:
    """the review, which concluded in 2022; a report published on Monday; her 2022 report"""
    for k in range(work.first, work.head):
        text = page.text[k]
        if text.isdigit() and len(text) == 4 and text[:2] in {"18", "19", "20"}:
            yield report_claim(page, work, "issued", text, work.first, work.last)
            return
    verbs = [k for k in page.children[work.head] if page.dep[k] == "acl"]
    verb = page.head[work.head]
    if page.full[work.head] in {"nsubj:pass", "nsubj"} or (
        page.dep[work.head] == "obj" and page.lemma[verb] in {"publish", "release", "issue", "unveil"}
    ):
        verbs.append(verb)
    for verb in verbs:
        if (
            page.pos[verb] != "VERB"
            or _kind_of_verb(page, verb) != "issue"
            and not (page.lemma[verb] in {"complete", "produce", "write"} and page.tag[verb] == "VBN")
        ):
            continue
        if unreal(page, verb) or page.tag[verb] not in {"VBD", "VBN"}:
            continue
        for child in page.children[verb]:
            if page.dep[child] in {"obl", "advmod", "nmod", "obj"} and page.label[child] == "DATE":
                first, last = page.subtree(child)
                value = iso(page.words(first, last), document.article.published)
                if value:
                    begin, end = min(work.first, first), max(last, work.bare, verb + 1)
                    yield report_claim(page, work, "issued", value, begin, end, when=page.words(first, last))
                    return


def _asked(plan: Layout, document: Document) -> Iterator[Claim]:
    """Somebody was asked (by the prime minister) to produce an audit, to lead the review; appointed to chair the inquiry."""
    page = plan.page
    by_sentence: dict[int, list[Work]] = {}
    for one in works(document):
        by_sentence.setdefault(page.sent[one.head], []).append(one)
    if not by_sentence:
        return
    for verb in range(len(page)):
        if page.pos[verb] != "VERB" or page.lemma[verb] not in _ASKING or page.sent[verb] not in by_sentence:
            continue
        task = next(
            (
                k
                for k in page.children[verb]
                if page.dep[k] in {"xcomp", "ccomp", "advcl", "obl"} and page.pos[k] == "VERB" and k > verb
            ),
            -1,
        )
        if task < 0 or unreal(page, verb):
            continue
        passive = (
            page.child(verb, "aux:pass") >= 0
            or page.child(verb, "nsubj:pass") >= 0
            or page.dep[verb] == "acl"
            and page.tag[verb] == "VBN"
        )
        object_ = page.child(verb, "obj", "iobj")
        if not passive and object_ < 0:
            continue
        askers = _agents(plan, document, verb) if passive else _subjects(plan, document, verb)
        if passive:
            subject = page.child(verb, "nsubj")
            asked = actors(plan, document, subject if subject >= 0 else page.head[verb])
        else:
            asked = actors(plan, document, object_)
        target = page.child(task, "obj")
        asked_for: Work | None = next((one for one in by_sentence[page.sent[verb]] if one.head == target), None)
        kind = _kind_of_verb(page, task)
        direct = asked_for is not None and kind in {"author", "chair"}
        if asked_for is None:
            # asked to review the data: the audit that the same sentence says this person made
            if page.lemma[task] not in _LOOKING | {"look"}:
                continue
            asked_for = next((one for one in by_sentence[page.sent[verb]] if one.head < verb), None)
            if asked_for is None:
                continue
        elif not direct:
            continue
        work = asked_for
        for mention, first, last in askers:
            if mention.kind in {"person", "institution"}:
                yield report_claim(
                    page, work, "commissioned_by", mention, min(first, verb, work.first), max(last, task + 1, work.last)
                )
        if direct:
            for mention, first, _ in asked:
                if mention.kind in {"person", "institution"}:
                    relation = _verb_relation(plan, work, kind, mention, first)
                    yield report_claim(page, work, relation, mention, min(first, work.first), work.last)
