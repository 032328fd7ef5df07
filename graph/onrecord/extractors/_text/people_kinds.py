"""Whether a name is a person's: what the model took for a body or a place may be, and what it took for a person not."""

from __future__ import annotations

from onrecord.extractors._text.lexicon import country, match_office
from onrecord.extractors._text.sheet import Sheet
from onrecord.vocabulary import words

__all__ = ["being", "cried", "described", "firm", "thing", "told"]

_PERSONAL_POSTS = frozenset(
    {"chair", "chairman", "chairwoman", "executive", "director", "mayor", "bishop", "spokesman", "spokeswoman"}
)
# articles and the like that begin the names of papers and stations elsewhere
_FOREIGN = frozenset(
    {"al", "el", "la", "le", "les", "der", "die", "das", "il", "o", "los", "las", "radio", "tv", "channel"}
)
# how firms are incorporated: behind a name in small letters too, and in capitals alone
_INCORPORATED = frozenset({"plc", "inc", "inc.", "ltd", "ltd.", "llc", "llp", "gmbh", "corp", "corp."})
_IN_CAPITALS = frozenset({"AG", "SA", "NV"})


def firm(page: Sheet, first: int, last: int) -> bool:
    """Whether what the model took for a person is a firm: Brandt AG; BRANDT in a headline, of which the text goes on to
    speak as a body."""
    end = last - 1
    if end > first and (page.lower[end] in _INCORPORATED or page.text[end] in _IN_CAPITALS):
        return True
    if not cried(page, first, last):
        return False
    own = page.lower[first:last]
    said = {label for start, stop, label in page.ents if start >= last and page.lower[start:stop] == own}
    return said == {"ORG"}


def cried(page: Sheet, first: int, last: int) -> bool:
    """Whether the words are in capitals in a line in capitals: VALE SLAMS MINISTER."""
    text, start, end = page.article.text, page.start[first], page.end[last - 1]
    if not all(word.isupper() for word in page.text[first:last]):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : text.find("\n", end) if "\n" in text[end:] else len(text)]
    found = [word for word in line.split() if word.isalpha()]
    return len(found) > last - first and all(word.isupper() for word in found)


def described(page: Sheet, first: int, last: int) -> bool:
    """Whether what the model took for a body is described as only a person is: Jerome Poll, the Fed chair, ..."""
    if (
        last + 1 >= len(page)
        or page.text[last] != ","
        or any(page.lower[i] in words("bodies") for i in range(first, last))
    ):
        return False
    if not all(page.capital(i) and page.pos[i] == "PROPN" and not page.text[i].isupper() for i in range(first, last)):
        return False
    for k in range(last + 1, min(last + 8, len(page))):
        if page.text[k] == "," or page.sent[k] != page.sent[first]:
            return False
        if page.dep[k] == "appos" and first <= page.head[k] < last:
            office = match_office(page.lower, page.text, k)
            return (office is not None and office.kind in {"state", "legislature", "judicial", "staff"}) or page.lower[
                k
            ] in _PERSONAL_POSTS
    return False


def told(page: Sheet, first: int, last: int) -> bool:
    """Whether what the model took for a body or a place is told something or had an office that another took over, and
    nothing says that it is a paper or other body: told Ruth Vane that ...; but told Reuters, Radio Marsh."""
    tokens = range(first, last)
    if last - first != 2 or not all(
        page.pos[i] == "PROPN" and page.text[i].istitle() and page.text[i].isalpha() for i in tokens
    ):
        return False
    whole = page.words(first, last).lower()
    if whole in words("news_media") or country(whole):
        return False
    for i in tokens:
        known = (
            page.lower[i] in words("bodies") or page.lower[i] in words("news_media") or page.lower[i] in words("papers")
        )
        if known or country(page.text[i]) or page.lower[i] in _FOREIGN:
            return False
    k = first - 1
    if k > 3 and page.lower[k] == "from" and _taken_over(page, k):
        return True
    told = k >= 0 and page.lemma[k] == "tell" and page.pos[k] == "VERB"
    if told:
        after = page.lower[last : last + 1]
        return bool(after) and (
            after[0] in {"that", ",", "he", "she", "they", "i", "it", "the"} or page.pos[last] in {"SCONJ", "PRON"}
        )
    return (
        k > 0 and page.lower[k] == "to" and page.lemma[k - 1] in {"insist", "admit", "confess", "complain", "explain"}
    )


def _taken_over(page: Sheet, end: int) -> bool:
    """Whether an office that somebody takes over ends before the token: took over as chief constable | from."""
    for k in range(end - 1, max(end - 6, 2), -1):
        if page.lower[k] == "as" and page.lower[k - 1] == "over" and page.lemma[k - 2] == "take":
            office = next((one for j in range(k + 1, end) if (one := match_office(page.lower, page.text, j))), None)
            return office is not None
    return False


def being(page: Sheet, first: int, last: int) -> bool:
    """Whether the name is of nobody who could be in the news: oh God; but Jesus Marr is somebody."""
    return page.words(first, last).lower() in words("beings") and not any(
        page.capital(k) and page.pos[k] == "PROPN" and page.label[k] == "PER"
        for k in (first - 1, last)
        if 0 <= k < len(page) and page.sent[k] == page.sent[first]
    )


def thing(page: Sheet, first: int, last: int) -> bool:
    """Whether "the" right before the name says that it is a ship's, a pub's or a band's: the Jane Marr sank; but the
    Marr ministry is of somebody, and the Marrs are."""
    if first == 0 or page.lower[first - 1] != "the" or page.sent[first - 1] != page.sent[first]:
        return False
    heads = [i for i in range(first, last) if not first <= page.head[i] < last or page.head[i] == i]
    return all(page.dep[i] not in {"compound", "appos", "flat"} and page.tag[i] != "NNPS" for i in heads) and all(
        page.pos[i] == "PROPN" for i in range(first, last)
    )
