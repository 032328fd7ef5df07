"""What stands after a name or an office and completes it: R-Ohio; of Northfell Police; since 2019; resigned."""

from __future__ import annotations

from onrecord.extractors._office.dates import iso
from onrecord.extractors._office.phrases import Post
from onrecord.extractors._text.grammar import unreal
from onrecord.extractors._text.institutions import body_class
from onrecord.extractors._text.layout import Layout, Part
from onrecord.extractors._text.lexicon import country, party, party_letters
from onrecord.vocabulary import words

__all__ = ["DATED", "Tails"]

_ENDINGS = frozenset(
    {"resignation", "departure", "removal", "dismissal", "ouster", "ousting", "sacking", "firing", "retirement"}
)
DATED = frozenset({"since", "from", "until"})


class Tails:
    """Reads what follows names and offices in one document."""

    def __init__(self, plan: Layout, published: str) -> None:
        """published: the article's date, ISO 8601 or ""."""
        self.plan, self.page, self.published = plan, plan.page, published

    def leaves(self, person: int) -> int:
        """The verb by which the sentence says that the person leaves (Tom Bell, the chair, resigned), else -1."""
        page = self.page
        _, first, last = self.plan.people[person]
        subject = first
        while first <= page.head[subject] < last and page.head[subject] != subject:
            subject = page.head[subject]
        while page.dep[subject] in {"conj", "appos", "flat"} and page.head[subject] != subject:
            subject = page.head[subject]
        verb = page.head[subject]
        if page.dep[subject] != "nsubj" or page.pos[verb] != "VERB" or unreal(page, verb):
            return -1
        status, who, _ = words("appointments").get(page.lemma[verb], ("", "", ""))
        near = page.lower[verb + 1 : verb + 3]
        if page.lemma[verb] in {"stand", "step", "bow"}:
            status, who = ("former" if {"down", "aside", "out"} & set(near) else ""), "subject"
        passive = page.full[subject] == "nsubj:pass"
        past = page.tag[verb] in {"VBD", "VBN", "VBZ"} and near[:1] != ["from"]
        return verb if status == "former" and past and passive == (who == "object") else -1

    def left(self, first: int) -> bool:
        """Whether the phrase from the token is of somebody who has gone: following the resignation of Governor Bell."""
        page = self.page
        k = first - 1 - (page.lower[first - 1] == "the")
        if k < 2 or page.lower[k] != "of" or page.lower[k - 1] not in words("tenures"):
            return False
        noun = k - 1
        start = noun - 1
        floor = page.sents[page.sent[first]][0]
        while start >= floor and (page.pos[start] in {"DET", "ADJ", "NUM", "PROPN"} or page.label[start] == "DATE"):
            start -= 1
        after = start >= floor and page.lower[start] in {"following", "after", "since", "with"}
        return after and words("tenures")[page.lower[noun]][0] == "former" and page.lower[noun] in _ENDINGS

    def after_name(self, stop: int, post: Post) -> tuple[Part | None, Part | None, Part | None, int]:
        """What stands right after a name and completes its office: R-Ohio; (Lab, Marsh East); of Northfell Police.

        Gives institution, place and party, and the token past the last of it (0: nothing).
        """
        page = self.page
        nothing = (None, None, None, 0)
        ceiling = page.sents[page.sent[stop - 1]][1]
        if stop + 2 >= ceiling:
            return nothing
        k = stop + (page.text[stop] in {",", "("})
        name = party_letters(page.text[k]) or (party(page.lower[k])[0] if page.text[stop] == "(" else "")
        if name and k > stop and page.capital(k) and page.text[k + 1] in {"-", "–", ",", "—", ")", "/"}:
            side = Part(k, k + 1, "institution", "name", name)
            at = end = k + 2
            while (
                page.text[k + 1] != ")"
                and end < ceiling
                and page.capital(end)
                and (page.pos[end] in {"PROPN", "NOUN", "ADJ"} or _state(page.text[end]) != page.text[end])
            ):
                end += 1
            if end == at or not (post.office.kind == "legislature" or post.office.tidy in {"Governor", "Councillor"}):
                return None, None, side, max(k + 1, end if end > at else 0)
            return None, Part(at, end, "place", "name", _state(page.words(at, end))), side, end
        bare = page.text[stop] == "(" and page.text[k + 1] == ")" and page.capital(k) and post.institution is None
        known = page.label[k] == "LOC" or page.lower[k].rstrip(".") in words("state_abbreviations")
        if bare and known and post.office.kind == "legislature":  # Rep. Ann Bell (Tex.)
            return None, Part(k, k + 1, "place", "name", _state(page.text[k])), None, k + 2
        broad = (
            post.institution is not None
            and post.institution.kind == "place"
            and country(post.institution.name)
            and post.office.kind == "legislature"
        )
        if (post.institution is not None and not broad) or page.lower[k] not in {"of", "from"}:
            return nothing
        at = k + 1 + (page.lower[k + 1] in {"the", "a"})
        if at >= ceiling:
            return nothing
        if (number := self.plan.body_at[at]) >= 0 and self.plan.bodies[number][4] == "name":
            body = self.plan.bodies[number]
            if body[5] == "party" and post.office.kind == "legislature":  # Ann Bell of the Coast Party sits for it
                own = page.words(body[1], body[3])
                return None, None, Part(body[0], body[3], "institution", "name", party(own)[0] or own), body[3]
            if page.lower[k] == "of" or post.office.kind in {
                "rank",
                "scholar",
                "job",
                "military",
                "church",
                "judicial",
            }:
                return Part(body[0], body[3], "institution", "name", page.words(body[1], body[3])), None, None, body[3]
        if number >= 0 and self.plan.bodies[number][4] == "role" and post.office.kind in {"rank", "military", "body"}:
            end = self._command(number, ceiling)
            if end:
                name = page.words(self.plan.bodies[number][1], end)
                return Part(at, end, "institution", "name", name), None, None, end
        seated = {"legislature", "state", "local", "royal", "church"} if page.lower[k] == "of" else {"legislature"}
        named = next((n for n in (3, 2, 1) if at + n <= ceiling and country(page.words(at, at + n))), 0)
        if named and post.office.kind in seated:
            name = country(page.words(at, at + named))
            return None, Part(at, at + named, "place", "name", name), None, at + named
        cut = (
            page.label[at] == "PER" and page.lower[k] == "of" and self.plan.whole_at[at] < 0
        )  # Ann Bell of Morvia as one name
        if (page.label[at] == "LOC" or cut) and post.office.kind in seated:
            end = page.ents[page.ent[at]][1]
            local = post.office.kind in {"church", "rank"} and end < ceiling and page.text[end].islower()
            if local and body_class(page, end)[1]:  # of the Marsh diocese
                return Part(at, end + 1, "institution", "name", page.words(at, end + 1)), None, None, end + 1
            return None, Part(at, end, "place", "name", country(page.words(at, end)) or page.words(at, end)), None, end
        return nothing

    def _command(self, number: int, ceiling: int) -> int:
        """Past the end of a force told by its place or its part: the police of Morne, the army's Western Command; 0."""
        page = self.page
        _, _, _, last, _, kind = self.plan.bodies[number]
        if kind not in {"police", "force"} or last + 1 >= ceiling:
            return 0
        if page.lower[last] == "of" and page.label[last + 1] == "LOC":
            return page.ents[page.ent[last + 1]][1]
        end = last + 1
        while page.lower[last] in {"'s", "’s"} and end < ceiling and page.capital(end) and page.pos[end] == "PROPN":
            end += 1
        return end if end > last + 2 else 0

    def dates(self, post: Post, verb: int, past: bool, gone: bool = False) -> tuple[str, str, str]:
        """since, until and the words that date it, from what follows the phrase (since 2019, from 2010 to 2016).

        gone: it is held no longer, so that "until May" is the last May.
        """
        page = self.page
        ceiling = page.sents[page.sent[post.head]][1]
        at = post.end
        if at + 1 < ceiling and page.text[at] == "," and page.lower[at + 1] in DATED:
            at += 1
        if at >= ceiling:
            return "", "", ""
        stop = at + 1
        while stop < min(ceiling, at + 12) and self._datelike(stop):
            stop += 1
        if not any(page.label[k] == "DATE" or page.text[k][:4].isdigit() for k in range(at, stop)):
            return "", "", ""
        word, text = page.lower[at], page.words(at, stop)
        if word == "since":
            return iso(text, self.published), "", text
        if word in {"from", "between", "("}:
            begin, _, finish = _range(text)
            return iso(begin, self.published), iso(finish, self.published) if finish else "", text.strip("() ")
        if word in {"until", "till"}:
            end = iso(text, self.published)
            if gone and self.published and end > self.published:
                end = iso(f"in {page.words(at + 1, stop)}", self.published)
            return "", end, text
        if word in {"in", "on", "last", "this", "earlier", "yesterday"} or page.label[at] == "DATE":
            return iso(text, self.published) if verb >= 0 and not past else "", "", text
        return "", "", ""

    def _datelike(self, k: int) -> bool:
        page = self.page
        joint = page.lower[k] in {"to", "until", "and", "-", "–", "till", "last", "the"}
        return page.label[k] == "DATE" or joint or page.text[k].isdigit() or page.pos[k] == "NUM"


def _state(text: str) -> str:
    """Fla. -> Florida"""
    entry = words("state_abbreviations").get(text.lower().rstrip("."))
    return entry[0] if entry else text


def _range(text: str) -> tuple[str, str, str]:
    for joint in (" until ", " to ", " and ", " till ", "–", " - ", "-"):
        if joint in text:
            return text.partition(joint)
    return text, "", ""
