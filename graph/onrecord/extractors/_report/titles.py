"""Names that reports have of their own: the Tarn Review, the Marsh Inquiry, the report "Low Water"."""

from __future__ import annotations

from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.lexicon import country, modifier
from onrecord.extractors._text.sheet import Sheet

__all__ = ["NAME_LIMIT", "named", "title"]

_OPENS = frozenset({'"', "“", "‘", "''", "``"})
_CLOSES = frozenset({'"', "”", "’", "''", ",", ".", ";"})
NAME_LIMIT = 12  # words of a tidied name
# reports are mostly called after people, inquiries after events
_AFTER_PEOPLE = frozenset({"review", "report", "audit"})
_WORDY = (
    "ing",
    "ed",
    "al",
    "ic",
    "ive",
    "ment",
    "tion",
    "ity",
    "ence",
    "ance",
    "ary",
    "ory",
    "ous",
    "ble",
    "ly",
    "sion",
    "ology",
    "ism",
)


def title(page: Sheet, begin: int, bare: int, last: int, floor: int) -> str:
    """The title of a report: the report, titled "Low Water", ...; "Low Water", a report by ...; "" if it has none."""
    ceiling = page.sents[page.sent[begin]][1]
    for end in (bare, last):
        k = end + (end < ceiling and page.text[end] == ",")
        if k + 1 < ceiling and page.lower[k] in {"titled", "entitled", "called", "named"}:
            return _quoted(page, k + 1, ceiling)
    k = begin - 1
    if k - 2 < floor or page.text[k] not in {",", "”", '"', "’"}:
        return ""
    k -= page.text[k] == ","
    if page.text[k] not in {"”", '"', "’"}:
        return ""
    start = next((j for j in range(k - 1, max(floor, k - NAME_LIMIT) - 1, -1) if page.text[j] in _OPENS), -1)
    return _quoted(page, start, k + 1) if start >= 0 else ""


def _quoted(page: Sheet, first: int, ceiling: int) -> str:
    """A title in quotation marks or in capitals from the token on; "" where the words look like none."""
    marked = page.text[first] in _OPENS
    start = stop = first + marked
    small = {"of", "the", "and", "for", "in", "on", "to", "a", "an", "at", ":"}
    while stop < ceiling and stop - start <= NAME_LIMIT and page.text[stop] not in _CLOSES:
        if not marked and not page.capital(stop) and page.lower[stop] not in small:
            break
        stop += 1
    stop -= stop > start and page.text[stop - 1] == ","
    closed = not marked or (stop < ceiling and page.text[stop] in _CLOSES)
    capitals = sum(page.capital(k) for k in range(start, stop))
    titled = stop > start and page.capital(start) and 2 * capitals >= stop - start
    return page.words(start, stop) if closed and titled and stop - start <= NAME_LIMIT else ""


def named(plan: Layout, start: int, first: int, head: int) -> tuple[bool, tuple[int, int] | None]:
    """Whether the phrase is a name (the Tarn Review, the Marsh Inquiry), and the person's name in it."""
    page = plan.page
    before = first - 1
    if before < start:
        return False, None
    if page.lower[head] == "review" and page.capital(head) and _is_journal(page, start, head):
        return False, None
    namesake = None
    if plan.person_at[before] >= 0:
        _, begin, end = plan.people[plan.person_at[before]]
        namesake = (begin, end) if begin >= start else None
    elif page.capital(before) and _known(plan, before):
        namesake = (before, before + 1)
    capital = page.capital(head) and page.capital(before)
    if namesake is not None:
        return True, namesake
    place = page.label[before] == "LOC" or country(page.text[before])
    proper = capital and page.pos[before] == "PROPN" and not (place and page.text[head].islower())
    if proper and before == start and not place and page.lower[head] in _AFTER_PEOPLE and _surname(page.text[before]):
        namesake = (before, before + 1)  # the Tarn Review, of a Lady Tarn whom the article does not name
    return proper, namesake


def _known(plan: Layout, token: int) -> bool:
    """Whether the document names somebody by that surname, in full or with a title."""
    text = plan.page.text
    return any(text[last - 1] == text[token] and last - start > 1 for start, _, last in plan.people)


def _is_journal(page: Sheet, start: int, head: int) -> bool:
    """Whether a Review is a journal: published in Eel Review, the journal Tidal Review, Monday in the Orin Review."""
    k = start - 1 - (start > 0 and page.lower[start - 1] == "the")
    if k < 1 or page.sent[k] != page.sent[head]:
        return False
    if page.lower[k] in {"journal", "magazine"}:
        return True
    verb = page.head[head]
    issues = {"publish", "appear", "release", "post", "write"}
    near = {page.lemma[j] for j in range(max(0, k - 3), k)}
    return page.lower[k] == "in" and bool(issues & ({page.lemma[verb]} | near))


def _surname(text: str) -> bool:
    """Whether the word looks like a surname and not like a word of the language (Spending, Integrated, National)."""
    low = text.lower()
    return text.isalpha() and not text.isupper() and len(low) > 2 and not low.endswith(_WORDY) and not modifier(low)
