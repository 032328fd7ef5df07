"""Offices held in one article: who holds what there, how well a role in words fits it, what it is recognised by."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Mention, fold
from onrecord.resolve.descriptions import Description, content, country, describe, neutral, stem
from onrecord.resolve.mentions import Scene
from onrecord.vocabulary import words

__all__ = ["Holding", "agrees", "holdings", "office_key", "outranks", "status_fits"]

_RANKS = frozenset(
    {"prime", "vice", "deputy", "assistant", "under", "associate", "junior", "permanent", "first", "chief"}
)


_HELD = frozenset({"current", "acting", ""})


@dataclass(frozen=True, slots=True)
class Holding:
    """An office that somebody holds in the article's own voice, or as somebody there says.

    office: its name taken apart; institution: the words for it, ""; status: current, former, acting ...
    """

    holder: int
    office: Description
    institution: str
    status: str
    at: int

    @property
    def content(self) -> frozenset[str]:
        """Content words of office and institution."""
        return self.office.content | content(self.institution)


def holdings(scene: Scene) -> list[Holding]:
    """The offices that the article's claims give to persons, and the posts of those who work for somebody."""
    found: list[Holding] = []
    for claim in scene.claims:
        if claim.subject.kind != "person" or claim.standing in {"denied", "planned", "hedged"}:
            continue
        if claim.relation == "holds" and isinstance(claim.object, Mention):
            institution = claim.role("institution")
            office = describe(claim.object.label)
            status = claim.detail("status") or office.status or "current"
            found.append(
                Holding(
                    scene.node(claim.subject).index,
                    office,
                    institution.label if institution else "",
                    status,
                    claim.evidence.start,
                )
            )
        elif claim.relation == "works_for" and isinstance(claim.object, Mention) and claim.detail("as"):
            office = describe(claim.detail("as"))
            found.append(
                Holding(
                    scene.node(claim.subject).index,
                    office,
                    claim.object.label,
                    claim.detail("status") or "current",
                    claim.evidence.start,
                )
            )
    return found


def outranks(longer: str, shorter: str) -> bool:
    """Whether the longer phrase names another rank: a deputy mayor is no mayor, a prime minister no plain minister."""
    extra = set(longer.split()) - set(shorter.split())
    return bool(extra & _RANKS)


def agrees(role: Description, holding: Holding) -> int:
    """How well a role in words fits an office held: 0 not at all, 3 to the word."""
    office = holding.office
    if neutral(role.head) != neutral(office.head) or role.plural or not role.head:
        return 0
    if _neutral_phrase(role) == _neutral_phrase(office) and (
        not role.complement or role.complement == office.complement
    ):
        whole = 3
    elif outranks(office.phrase, role.phrase) or outranks(role.phrase, office.phrase):
        return 0
    else:
        whole = 2 if len(role.phrase) >= len(office.phrase) else 1
    if role.head != office.head and role.head.endswith(("man", "woman")) and office.head.endswith(("man", "woman")):
        return 0
    own = (
        role.content if role.owner not in {"his", "her", "their", "its", "my", "our", "your"} else content(role.phrase)
    )
    known = holding.content | ({stem(role.head)} if role.head != office.head else set())
    extra = own - known
    if extra and not (_generic(extra) and whole >= 2):
        # "the Florida senator" may be a senator of whom the article does not say where from; but not a French one
        foreign = any(country(word) for word in f"{role.owner} {role.phrase}".split()) or country(role.owner)
        return 0 if holding.institution or foreign or len(extra) > 1 or not _place_first(role) else 1
    return whole


def _neutral_phrase(role: Description) -> str:
    return f"{role.phrase.removesuffix(role.head)}{neutral(role.head)}"


def _place_first(role: Description) -> bool:
    """Whether the role has just one word before its head, which is no rank or field of the office itself."""
    before = role.phrase.removesuffix(role.head).split()
    return len(before) == 1 and not role.owner and before[0] not in words("office_modifiers")


def _generic(stems: frozenset[str]) -> bool:
    return stems <= {"countri", "nation", "govern", "stat"}


def status_fits(role: Description, holding: Holding) -> bool:
    """Whether a role's "former", "acting" ... goes with the way the office is held."""
    if role.status in {"former", "elect", "shadow", "candidate", "acting"}:
        return holding.status == role.status
    return holding.status in _HELD


def office_key(role: Description, institution: str = "", status: str = "") -> str:
    """What an office is recognised by: its phrase (with shadow, elect or candidate before it), and after a bar whose
    it is."""
    phrase = _neutral_phrase(role)
    whose = institution or role.owner
    if role.complement:
        if role.preposition in {"of", "for", "to", "at", "in"} and not whose:
            whose = role.complement
        else:
            phrase = f"{phrase} {role.preposition} {role.complement}"
    status = status or role.status
    if status in {"shadow", "elect", "candidate"} and not phrase.startswith(status):
        phrase = f"{status} {phrase}"
    return f"{fold(phrase)}|{' '.join(sorted(content(whose)))}"
