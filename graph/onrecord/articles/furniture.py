"""What on a page is the site's and not the article's: menus, "Read more:", sign-up lines, error texts, adverts.

Two signals: the word list `ontology/words/furniture.tsv`, and shape (an invitation outside quotation marks: an
imperative with something a site offers; words between emoji). Prose in quotation marks is never touched.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.articles.units import prose, quoted, sentences
from onrecord.model import fold
from onrecord.vocabulary import words

__all__ = ["inline", "kind"]

_EMOJI = r"[\u2190-\u21ff\u25b6\u25ba\u25c0\u2600-\u27bf\u2b05-\u2b55\U0001f1e6-\U0001faff\ufe0f]"
_BETWEEN_EMOJI = re.compile(rf"(?:{_EMOJI}\s?)+(?P<words>[^.!?\n]{{3,140}}?)\s?(?:{_EMOJI}\s?)+(?=\s|$)")
_EDGES = re.compile(rf"^(?:[^\w©@#]|{_EMOJI})+|(?:[^\w)]|{_EMOJI})+$")
_SAYS = re.compile(
    r"\b(?:said|says|told|was|were|had|is|are|has|fell|rose|will|would|could|may|might|did|does)\b|['’]ll\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“”«»]|(?<!\w)['‘]")
_INVITES = frozenset(
    {"our", "us", "the", "your", "this", "these", "to", "on", "for", "up", "in", "now", "here", "more", "with", "all"}
    | {"out", "at", "a", "an", "free", "full", "every", "it", "into"}
)
_POINTING = frozenset({"here", "below", "website", "homepage", "account", "comments"})
_NAMED = frozenset({"follow", "watch", "listen", "join", "visit", "download", "subscribe", "get", "add"})
_PLACES = ("ends", "links", "more", "line", "sentence", "opens", "menu")


@cache
def _forms(place: str) -> re.Pattern[str]:
    """All forms of that place as one pattern over folded text."""
    forms = (form for form, rest in words("furniture").items() if place in rest[0].split())
    return re.compile("|".join(f"(?:{_pattern(form, place)})" for form in forms))


def _pattern(form: str, place: str) -> str:
    """A form as a pattern: a closing " *" is any rest of the sentence, another * a few words, % a number."""
    pattern, rest = (form[:-2], "(?: .*)?") if place == "sentence" and form.endswith(" *") else (form, "")
    pattern = re.escape(pattern).replace(r"\ \*", r"(?: \S+){0,6}").replace(r"\*\ ", r"(?:\S+ ){0,6}")
    return pattern.replace(r"\*", r".{0,60}?").replace("%", r"\d[\d.,]*[km]?") + rest


@cache
def _members(place: str) -> frozenset[str]:
    return frozenset(form for form, rest in words("furniture").items() if place in rest[0].split())


def _core(text: str) -> str:
    """Folded text without marks and emoji at its ends, and without brackets round a number."""
    return re.sub(r"\((\d[\d.,]*[km]?)\)", r"\1", _EDGES.sub("", fold(text)))


def kind(text: str) -> str:
    """What sort of furniture a whole line is: ends, links, more, line, menu; "" where it is none.

    See the head of `ontology/words/furniture.tsv` for what each means.
    """
    core = _core(text)
    if not core:
        return ""
    for place in _PLACES:
        if place == "sentence" and _all_furniture(text):
            return "line"
        if len(core) <= 120 and place != "sentence" and _forms(place).fullmatch(core):
            if place == "links" and re.search(r"(?<!\.)\.$", text.rstrip()):
                continue  # "More on that later." is a sentence, a heading has no full stop
            if place != "opens":
                return place
            return "more" if text.rstrip().endswith((":", "…")) or core in _members("more") else ""
    before, colon, _ = core.partition(":")
    label = colon and len(before) <= 40 and before != "the latest" and _forms("opens").fullmatch(before.strip())
    return "line" if label and not prose(text) else ""


def _all_furniture(text: str) -> bool:
    found = inline(text)
    return bool(found) and not re.search(r"\w", _without(text, found))


def _without(text: str, stretches: list[tuple[int, int]]) -> str:
    kept, last = [], 0
    for start, end in stretches:
        kept.append(text[last:start])
        last = end
    return "".join([*kept, text[last:]])


@cache
def _label() -> re.Pattern[str]:
    """A label before a sentence: "Politics latest: But she added ..."."""
    forms = []
    for form in sorted(_members("opens")):
        literal = re.escape(form)[2:].lstrip("\\ ") if form.startswith("* ") else re.escape(form)
        forms.append(rf"(?!The )[A-Z][\w'’]*(?: [\w'’]+)? {literal}" if form.startswith("* ") else rf"(?i:{literal})")
    return re.compile(rf"(?:^|(?<=[.!?…\"”'’)]\s))(?:{'|'.join(forms)})\s?:(?=\s+[\"“‘']?[A-Z0-9]|\s*$)")


def inline(text: str) -> list[tuple[int, int]]:
    """Stretches of furniture inside a line or paragraph, in order, not touching each other's characters."""
    found: list[tuple[int, int]] = []
    for match in _BETWEEN_EMOJI.finditer(text):
        if _invitation(match["words"]) or _forms("sentence").fullmatch(_core(match["words"])):
            found.append(match.span())
    found.extend(match.span() for match in _label().finditer(text) if not quoted(text, match.start()))
    found = _merged(text, found)
    return _merged(text, found + _sentences(text, found))


def _sentences(text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Whole sentences that are furniture; short ones between two of them go as well ("Please try again.")."""
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    spans = [
        (start + first, start + last)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        for first, last in sentences(text[start:end])
    ]
    marked = [_is_furniture(text, start, end) for start, end in spans]
    for index in range(1, len(spans) - 1):
        start, end = spans[index]
        if marked[index - 1] and marked[index + 1] and len(text[start:end].split()) <= 5:
            marked[index] = True
    return [span for span, is_furniture in zip(spans, marked, strict=True) if is_furniture]


def _is_furniture(text: str, start: int, end: int) -> bool:
    sentence = text[start:end]
    core = _core(sentence)
    if not core or sentence[0] in "\"“«'‘" or quoted(text, start):
        return False
    return _forms("sentence").fullmatch(core) is not None or _invitation(sentence)


def _invitation(sentence: str) -> bool:
    """Whether the sentence invites to something a site offers: "Download the Lantern app for breaking news alerts"."""
    core = _core(sentence)
    said = core.split()
    if not 2 <= len(said) <= 30 or said[0] not in _members("verb") or _SAYS.search(core) or _QUOTE.search(sentence):
        return False
    named = said[0] in _NAMED and re.search(r"^\W*\w+\s+[A-Z@#]", sentence) is not None
    if said[1] not in _INVITES and not named:
        return False
    if "," not in core and len(said) <= 12 and said[-1] in _POINTING:
        return True
    return any(re.search(rf"\b{re.escape(thing)}\b", core) for thing in _members("thing") - _POINTING)


def _merged(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip(" \t.")):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
