"""What the rest of an article says about an office that it gives somebody: that the holder has left it, or has died."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extractors._office.hold import BEGAN, GUESSED
from onrecord.extractors._office.institutions import family, in_full
from onrecord.extractors._office.reader import SOLE
from onrecord.extractors._text.grammar import antecedent, holder, unreal
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.names import split_name
from onrecord.model import Claim, Mention
from onrecord.vocabulary import words

__all__ = ["settled"]

_DYING = frozenset({"die", "perish"})
_KILLING = frozenset({"kill", "assassinate", "murder", "execute", "bury", "slay"})
_DEATHS = frozenset({"death", "assassination", "funeral", "murder", "killing", "burial", "passing"})
_OLD = 10  # years after which an office that a title gives is somebody else's by now
_YEAR = re.compile(r"\b(?:in|between|during|until|before|early|late|by|from|and) (1[89]\d\d|20\d\d)\b")
_DECADE = re.compile(
    r"\b(?:in|of|during) the (?:(?:early|late|mid-?) ?)?"
    r"(1[89]\d0s|[4-9]0s|forties|fifties|sixties|seventies|eighties|nineties)\b"
)

_WAR = re.compile(
    r"\b(?:in|during|throughout|after|before|through) (?:the )?"
    r"(?:(?:first|second) world war|world war (?:i|ii|one|two)|cold war|american civil war)\b"
)
_NOW = re.compile(r"\b(?:currently|current|incumbent|now|still|today)\b")

_SAID_BEFORE = re.compile(r"\b(?:said|says|added|adds|according to)$")
_SAID_AFTER = re.compile(r"\)?,? (?:said|says|added|told)\b")
_HAD = (
    r" had (?:[a-z]+ly )?(?:held|occupied|filled|been in) (?:the|that|this) "
    r"(?:position|post|office|role|job)\b(?! (?:of|as))"
)
_HELD = re.compile(rf"\s*(?:He|She|They){_HAD}")
# an official under | President Hale; a former adviser to | President Hale; President Hale | 's years
_THEN = re.compile(r"\b(?:under|former [a-z-]+(?: [a-z-]+)? (?:to|of|for|under|in)|administrations? of)(?: then)? $")
_TIMES = re.compile(r"['’]s? (?:presidency|premiership|reign|era|years)\b")
_OTHERS = re.compile(r"\b(?:succeed|replac|took over|elected|appointed)")  # whose position it was is another question


def settled(plan: Layout, claims: list[Claim]) -> list[Claim]:
    """The claims, with the status that the article as a whole leaves.

    Where it just gives the title ("Mr Bell, the chief executive, said"), it is a former one of whoever it says has
    resigned it, is dead, or held it long ago.
    """
    gone, dead, past = _gone(claims), _dead(plan), _long_ago(plan, claims)
    obituary = bool(plan.people) and family(_first_named(plan)) in dead
    past |= _reigned(plan, claims, past)
    now = {_key(claim) for claim in claims if claim.detail("status") == "current"} - gone - past - {None}
    done = []
    for claim in claims:
        key = _key(claim)
        if claim.confidence == GUESSED and _reign(claim) and key in now:  # in the presidency of the one in office
            details = tuple((name, "current" if name == "status" else value) for name, value in claim.details)
            claim = replace(claim, details=details)
        bare = claim.detail("status") == "current" and claim.standing == "asserted"
        left = key is not None and (_in(key, gone) or _is_of(claim.subject, dead) or key in past)
        begun = claim.subject.form == "pronoun" and claim.confidence == BEGAN and obituary
        if bare and (left or begun or _had_held(plan, claim)):
            details = tuple((name, "former" if name == "status" else value) for name, value in claim.details)
            claim = replace(claim, details=details)
        done.append(claim)
    return done


def _reigned(plan: Layout, claims: list[Claim], past: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Presidents and the like whom the article names only for their time (an official under President Hale), where it
    has another one by the bare title."""
    text = plan.page.article.text
    placed = {_key(claim) for claim in claims if claim.role("institution") is not None}
    now: dict[str, set[str]] = {}
    then: dict[str, set[str]] = {}
    for claim in claims:
        key = _key(claim)
        if key is None or key in past or claim.detail("status") != "current" or key[1] not in SOLE:
            continue
        if key in placed:
            continue  # of another country, as likely as not
        start, end = claim.evidence.start, claim.evidence.end
        told = _THEN.search(text, max(0, start - 60), start) or _TIMES.match(text, end)
        (then if told else now).setdefault(key[1], set()).add(key[0])
    return {(who, label) for label, found in then.items() for who in found - now.get(label, set()) if now.get(label)}


def _in(key: tuple[str, str], gone: set[tuple[str, str]]) -> bool:
    """Whether somebody has left the office, by its name or by a longer one that it may stand for."""
    return key in gone or (" " not in key[1] and any(key[0] == who and in_full(office, key[1]) for who, office in gone))


def _reign(claim: Claim) -> bool:
    return isinstance(claim.object, Mention) and claim.object.span.text.lower() in words("terms_of_office")


def _had_held(plan: Layout, claim: Claim) -> bool:
    """Whether the sentence after the one that gives the office says that the holder had held the position."""
    if claim.relation != "holds" or claim.subject.form != "name" or not isinstance(claim.object, Mention):
        return False
    text = plan.page.article.text
    named = re.compile(rf"\s*(?:Mr|Mrs|Ms|Dr)?\.?\s*{re.escape(family(claim.subject))}{_HAD}", re.IGNORECASE)
    if named.match(text, claim.sentence.end):
        return True
    return bool(_HELD.match(text, claim.sentence.end)) and not _OTHERS.search(claim.sentence.text)


def _key(claim: Claim) -> tuple[str, str] | None:
    """Family name and office of a named holder, None for other claims."""
    if claim.relation == "holds" and isinstance(claim.object, Mention) and claim.subject.form == "name":
        return family(claim.subject), claim.object.label
    return None


def _gone(claims: list[Claim]) -> set[tuple[str, str]]:
    """Whom the article says to have left which office, and nowhere to hold it still."""
    gone: set[tuple[str, str]] = set()
    stays: set[tuple[str, str]] = set()
    for claim in claims:
        if not (key := _key(claim)):
            continue
        status = claim.detail("status")
        if claim.standing == "asserted" and status == "former" and claim.confidence != GUESSED:
            gone.add(key)
        elif status != "current" or (claim.detail("since") and claim.confidence != BEGAN):
            stays.add(key)
    return gone - stays


def _first_named(plan: Layout) -> Mention:
    page = plan.page
    body = page.article.body
    start, _, last = next((one for one in plan.people if page.start[one[0]] >= body), plan.people[0])
    return Mention(page.span(start, last), "person", "name", page.words(start, last))


def _is_of(subject: Mention, dead: dict[str, set[str]]) -> bool:
    """Whether somebody is one of the dead: the widow Maya Vale is not, where Elijah Vale has died."""
    given = dead.get(family(subject))
    own = split_name(subject.label).given.split()
    return given is not None and (not own or not given or own[0].lower() in given)


def _dead(plan: Layout) -> dict[str, set[str]]:
    """Family names of those whom the article says to be dead, each with the first names that it gives them."""
    page = plan.page
    found: dict[str, set[str]] = {}
    full: dict[str, str] = {}
    for start, _, last in plan.people:
        name = split_name(page.words(start, last))
        if name.given and name.family:
            full.setdefault(name.family.lower(), name.given.split()[0].lower())

    def add(token: int) -> None:
        who = holder(plan, token) if token >= 0 else None
        if who is None and token >= 0 and page.lower[token] == "who":  # the chair of Acme, who died
            noun = antecedent(page, page.head[token])
            named = page.head[noun] if noun >= 0 and page.dep[noun] == "appos" else -1
            who = holder(plan, named) if named >= 0 and plan.whole_at[named] >= 0 else None
        if who is not None and who[0].form == "name":
            last = family(who[0])
            given = split_name(who[0].label).given.split()
            first = given[0].lower() if given else full.get(last, "")
            found.setdefault(last, set()).update({first} - {""})

    for i in range(len(page)):
        lemma = page.lemma[i]
        if page.pos[i] == "VERB" and (
            lemma in _DYING or lemma in _KILLING or (lemma == "pass" and page.lower[i + 1 : i + 2] == ["away"])
        ):
            passive = page.child(i, "nsubj:pass") >= 0
            if passive == (lemma in _KILLING) and not unreal(page, i) and page.tag[i] in {"VBD", "VBN", "VBZ"}:
                add(page.child(i, "nsubj"))
        elif lemma in _DEATHS and page.pos[i] == "NOUN":
            add(page.child(i, "nmod:poss"))
            if page.lower[i + 1 : i + 2] == ["of"]:
                add(page.child(i, "nmod"))
    return found


def _speaks(claim: Claim) -> bool:
    """Whether the holder is quoted there, and so holds it when it is said, whatever years are spoken of."""
    text, at = claim.sentence.text, claim.evidence.start - claim.sentence.start
    before, after = text[:at].rstrip(), text[claim.evidence.end - claim.sentence.start :]
    return bool(_SAID_BEFORE.search(before) or _SAID_AFTER.match(after))


def _clause(claim: Claim) -> str:
    """The part of the claim's sentence between semicolons that gives the office, in small letters."""
    text, at = claim.sentence.text, claim.evidence.end - claim.sentence.start
    first = text.rfind(";", 0, max(at - 1, 0)) + 1
    last = text.find(";", at)
    return " ".join(text[first : last if last >= 0 else len(text)].split()).lower()


def _long_ago(plan: Layout, claims: list[Claim]) -> set[tuple[str, str]]:
    """Offices that the article gives somebody only where it tells of years long past (in 1998 Prime Minister Bell)."""
    year = plan.page.article.published[:4]
    if not year.isdigit():
        return set()
    old: set[tuple[str, str]] = set()
    new: set[tuple[str, str]] = set()
    for claim in claims:
        if key := _key(claim):
            text = _clause(claim)
            if _NOW.search(text) or _speaks(claim):
                new.add(key)
                continue
            years = [int(match) for match in _YEAR.findall(text)]
            decade = _DECADE.search(text)
            past = (years and max(years) <= int(year) - _OLD) or ((decade or _WAR.search(text)) and not years)
            (old if past and not claim.detail("since") else new).add(key)
    return old - new
