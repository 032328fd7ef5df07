"""Names of people taken apart: Baroness Louise Vale -> title, given name, family name, suffix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.vocabulary import words

__all__ = ["Name", "rank", "split_name", "title_length"]

# Ranks after which one name alone is a given name: Sir Keir, King Charles, Pope Francis, Sister Agnes.
_GIVEN_AFTER = frozenset({"knight", "royal"})
_GIVEN_TITLES = frozenset({"pope", "sister", "mother", "brother", "father", "fr", "fr.", "patriarch", "miss"})
_LONGEST = 4  # tokens of a title

# one or two syllables of romanised Chinese
_SYLLABLE = (
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|"
    r"iu|ua|uo|ui|ue|üe|er|[aeiouü])"
)
_PINYIN = re.compile(rf"{_SYLLABLE}(?:'?{_SYLLABLE})?")
_TOKENS = re.compile(r"[^\s,]+")


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a person's name, each as written, "" where there is none.

    title: every title before it, tidied, in order ("Rt Hon Sir"); rank: what the last of them is (ontology/words/
    titles.tsv); gender: m or f where a title itself gives it, else "". family keeps its particles ("von der Leyen").
    """

    title: str = ""
    given: str = ""
    family: str = ""
    suffix: str = ""
    rank: str = ""
    gender: str = ""

    @property
    def plain(self) -> str:
        """The name without title and suffix."""
        return " ".join(part for part in (self.given, self.family) if part)


def _key(tokens: list[str]) -> str:
    """Tokens as the list of titles has them: small letters, without full stops but for those that tell (M. Blanc)."""
    lower = [token.lower() for token in tokens]
    return " ".join(token if token in {"m.", "st.", "sr.", "sra."} else token.replace(".", "") for token in lower)


def title_length(tokens: list[str]) -> int:
    """How many of the leading tokens (as written) are titles: 0 if the first is none."""
    titles = words("titles")
    count = 0
    while count < len(tokens) and tokens[count][:1].isupper():
        for length in range(min(_LONGEST, len(tokens) - count), 0, -1):
            if _key(tokens[count : count + length]) in titles:
                count += length
                break
        else:
            break
    return count


def rank(title: str) -> str:
    """What kind of title it is, "" if it is none."""
    entry = words("titles").get(_key(title.split()))
    return entry[2] if entry else ""


@lru_cache(maxsize=20_000)
def split_name(text: str) -> Name:
    """The parts of a name as it stands in the news; a possessive 's at its end is left out.

    One name alone is a family name ("Cooper", "Ms Cooper"), but after Sir, Dame, a royal title and the like a given
    one ("Sir Keir", "King Charles"). Where the family name comes first (Xi Jinping, Kim Jong-un) it is taken so.
    """
    text = re.sub(r"['’]s?$", "", " ".join(text.split()))
    tokens = _TOKENS.findall(text)
    if len(tokens) > 1 and tokens[0].lower() == "the":
        del tokens[0]
    count = title_length(tokens)
    if count == len(tokens) and count:  # a name that is a title too: Major, Bishop, King
        count -= 1
    title, kind, gender = _titles(tokens[:count])
    rest = tokens[count:]
    suffixes = words("name_suffixes")
    tail: list[str] = []
    while len(rest) > 1 and rest[-1].lower() in suffixes and (rest[-1].isupper() or rest[-1][:1].isupper()):
        if len(rest[-1]) <= 2 and not rest[-1].isupper() and rest[-1].lower() not in {"jr", "sr"}:
            break
        tail.insert(0, suffixes[rest.pop().lower()][0])
    given, family = _given_family(rest, kind, title.rpartition(" ")[2].lower())
    return Name(title, given, family, " ".join(tail), kind, gender)


def _titles(tokens: list[str]) -> tuple[str, str, str]:
    """Tidied titles, the rank of the last, the gender of the last that gives one."""
    table = words("titles")
    tidy: list[str] = []
    kind = gender = ""
    at = 0
    while at < len(tokens):
        length = next(
            n for n in range(min(_LONGEST, len(tokens) - at), 0, -1) if n == 1 or _key(tokens[at : at + n]) in table
        )
        word = " ".join(tokens[at : at + length])
        # half of a title of two words, where a name is nothing but titles ("Queen Dowager", "Vice President")
        form, sex, kind = table.get(_key(tokens[at : at + length]), (word, "", kind))
        tidy.append(form)
        gender = sex or gender
        at += length
    return " ".join(tidy), kind, gender


def _eastern(tokens: list[str]) -> bool:
    """Whether what follows a surname is a given name of the same language: Bo Xilai, Nguyễn Hùng; but not Bo Lind."""
    surname, given = tokens[0].lower(), tokens[1].lower()
    vietnamese = surname in {"nguyen", "pham", "phan"} or not (surname + given).isascii()
    return vietnamese or _PINYIN.fullmatch(given) is not None


def _given_family(tokens: list[str], kind: str, title: str) -> tuple[str, str]:
    """Given and family name of what is left when titles and suffixes are gone."""
    if not tokens:
        return "", ""
    if len(tokens) == 1:
        if kind in _GIVEN_AFTER or (title in _GIVEN_TITLES and title != "miss"):
            return tokens[0], ""
        return "", tokens[0]
    if kind == "peer" and "of" in tokens[1:]:  # Lord Bell of Marsh, Baroness Vale of Tidewell
        place = tokens.index("of", 1)
        return " ".join(tokens[: place - 1]), tokens[place - 1]
    if kind in {"royal"} or title == "pope":
        return " ".join(tokens), ""
    first = words("name_family_first").get(tokens[0].lower())
    if first and len(tokens) in (2, 3):
        hyphen = bool(re.search(r"\w-[a-z]", tokens[1]))
        always = first[0] == "always" and len(tokens[1]) > 1 and tokens[-1].lower() not in words("name_family_first")
        if hyphen or (always and (len(tokens) == 3 or _eastern(tokens))):
            return " ".join(tokens[1:]), tokens[0]
    particles = words("name_particles")
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1].lower() in particles:
        start -= 1
    return " ".join(tokens[:start]), " ".join(tokens[start:])
