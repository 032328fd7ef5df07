"""Whether copies of one story are told from other reports of the same event, and what that costs at scale.

    python tests/bench/stories.py [--corpus CORPORA] [--sizes 1000 5000 20000] [--errors]

Each Wikinews article of ../shared/corpora is printed again as papers print a wire story: cut from the end,
re-headlined, in the other spelling, with its paragraphs in another order, with a paragraph of the paper's own, with a
word in twenty changed, and all of it at once. Apart must stay: different articles (follow-ups of one event, which share
background, among them), two agencies' takes on one event and two reports of a weekly one
(tests/bench/reference/takes.txt, of our own writing). The baseline, in the same run: a MinHash of the sets of runs
(datasketch, 128 permutations, threshold 0.5) where that package is installed, else the exact resemblance that it
estimates.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "graph"))

from onrecord.articles import articles, stories
from onrecord.articles.wire import _runs
from onrecord.model import Article, Page, identifier

TAKES = Path(__file__).parent / "reference" / "takes.txt"
OTHER_SPELLING = [
    (r"\b(\w+)ise(d|s|r|rs)?\b", r"\1ize\2"), (r"\b(\w+)isation(s?)\b", r"\1ization\2"),
    (r"\b(col|hon|lab|fav|harb)our", r"\1or"),
    (r"\bcentre", "center"), (r"\bdefence", "defense"), (r"\bprogramme", "program"),
    (r"(tr|canc|lab)elled\b", r"\1eled"),
    (r"\bper cent\b", "percent"), (r"\bmetre", "meter"), (r"“|”", '"'), (r"‘|’", "'"),
]  # fmt: skip
FILLERS = [
    "The council did not say when it would meet again",
    "Residents of the district had complained for years",
    "Readers of this paper raised the matter last spring",
    "A spokeswoman for the town hall asked for patience",
    "Shops nearby stayed open through the afternoon",
    "Our reporter was among those who waited outside",
]


def wikinews(corpora: Path) -> list[tuple[str, list[str]]]:
    """(headline, paragraphs) of every article of 120 words or more."""
    found = []
    for name in ("wikinews_2019.csv", "wikinews_2020.csv"):
        with (corpora / "wikinews" / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                paragraphs = [part.strip() for part in re.split(r"\n\s*\n", row["text"]) if len(part.split()) > 5]
                if sum(len(part.split()) for part in paragraphs) >= 120:
                    found.append((row["title"], paragraphs))
    return found


def spelling(text: str) -> str:
    for pattern, other in OTHER_SPELLING:
        text = re.sub(pattern, other, text)
    return text


def cut(paragraphs: list[str], share: float) -> list[str]:
    """As many of the first paragraphs as make the share of the words, the last of them cut at a sentence's end."""
    left = max(40, int(share * sum(len(part.split()) for part in paragraphs)))
    kept = []
    for part in paragraphs:
        sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", part)
        short: list[str] = []
        while sentences and left > 0:
            short.append(sentences.pop(0))
            left -= len(short[-1].split())
        if short:
            kept.append(" ".join(short))
        if left <= 0:
            break
    return kept


def own_paragraph(paragraphs: list[str], chance: random.Random) -> list[str]:
    own = ". ".join(chance.sample(FILLERS, 4)) + "."
    at = chance.randint(1, len(paragraphs))
    return [*paragraphs[:at], own, *paragraphs[at:]]


def edited(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Every twentieth word or so changed or left out, as a sub-editor's hand would."""
    out = []
    for part in paragraphs:
        words = [("" if chance.random() < 0.5 else "however,") if chance.random() < 0.05 else w for w in part.split()]
        out.append(" ".join(word for word in words if word))
    return out


def moved(paragraphs: list[str], chance: random.Random) -> list[str]:
    return [paragraphs[0], *chance.sample(paragraphs[1:], len(paragraphs) - 1)]


Variant = Callable[[list[str], random.Random], list[str]]
VARIANTS: dict[str, Variant] = {
    "as it is, re-headlined": lambda p, _: p,
    "cut to seven tenths": lambda p, _: cut(p, 0.7),
    "cut to four tenths": lambda p, _: cut(p, 0.4),
    "the other spelling": lambda p, _: [spelling(part) for part in p],
    "paragraphs re-ordered": moved,
    "a paragraph of its own": own_paragraph,
    "a word in twenty changed": edited,
    "cut, respelt, own paragraph": lambda p, c: own_paragraph([spelling(part) for part in cut(p, 0.6)], c),
}


def article(headline: str, paragraphs: Sequence[str], name: str) -> Article | None:
    found = articles(Page(name, "\n\n".join(paragraphs), headline=headline, publisher=name, clean=True))
    return found[0] if found else None


def takes() -> list[list[list[str]]]:
    """Groups of reports that must stay apart: groups parted by lines of ===, reports by lines of ---."""
    groups = TAKES.read_text("utf-8").split("\n===\n")
    return [[re.split(r"\n\s*\n", take.strip()) for take in group.split("\n---\n")] for group in groups]


def resemblance(given: Sequence[Article]) -> list[str]:
    """The baseline: copies are those whose sets of runs resemble each other by half (what MinHash estimates)."""
    story = {each.id: each.id for each in given}
    sets = {each.id: _runs(each) for each in given}
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        for one, other in combinations(sorted(sets), 2):
            both = len(sets[one] & sets[other])
            if both and both >= 0.5 * (len(sets[one]) + len(sets[other]) - both):
                story[other] = story[one]
        return [story[each.id] for each in given]
    index = MinHashLSH(threshold=0.5, num_perm=128)
    for key in sorted(sets):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([value.to_bytes(8, "big") for value in sets[key]])
        near = index.query(sketch)
        story[key] = story[min(near)] if near else key
        index.insert(key, sketch)
    return [story[each.id] for each in given]


def ours(given: Sequence[Article]) -> list[str]:
    told = {each.id: each.story for each in stories(given)}
    return [told[each.id] for each in given]


def recall(originals: list[Article], copies: list[Article], find: Callable[[Sequence[Article]], list[str]]) -> float:
    told = find([*originals, *copies])
    n = len(originals)
    return sum(told[i] == told[n + i] for i in range(n)) / n


def joined(given: list[Article], find: Callable[[Sequence[Article]], list[str]]) -> Iterator[tuple[Article, Article]]:
    """Pairs of different reports that were taken for copies."""
    groups: dict[str, list[Article]] = {}
    for each, story in zip(given, find(given), strict=True):
        groups.setdefault(story, []).append(each)
    for members in groups.values():
        yield from combinations(members, 2)


def at_scale(base: list[tuple[str, list[str]]], number: int) -> tuple[float, float, float]:
    """Seconds, precision and recall of pairs for so many articles: every third report runs in three papers."""
    chance = random.Random(number)
    given: list[Article] = []
    truth: dict[str, int] = {}
    sentences = [one for _, paragraphs in base for part in paragraphs for one in re.split(r"(?<=[.!?])\s+", part)]
    vocabulary = sorted({word for sentence in sentences for word in sentence.split()})
    kinds = list(VARIANTS.values())
    at = 0
    while len(given) < number:
        # Sentences of the news with three words in ten exchanged: reports share phrases, not paragraphs.
        invented = [
            " ".join(chance.choice(vocabulary) if chance.random() < 0.3 else word for word in sentence.split())
            for sentence in chance.sample(sentences, 18)
        ]
        paragraphs = [" ".join(invented[k : k + 3]) for k in range(0, 18, 3)]
        for copy in range(3 if at % 3 == 0 else 1):
            text = paragraphs if not copy else chance.choice(kinds)(paragraphs, chance)
            made = article(f"Report {at}", text, f"paper {copy}")
            if made is not None and made.id not in truth:
                truth[made.id] = at
                given.append(made)
        at += 1
    began = time.perf_counter()
    told = stories(given)
    seconds = time.perf_counter() - began

    def pairs(key: Callable[[Article], object]) -> set[tuple[str, str]]:
        groups: dict[object, list[str]] = {}
        for each in told:
            groups.setdefault(key(each), []).append(each.id)
        return {pair for members in groups.values() for pair in combinations(sorted(members), 2)}

    right, found = pairs(lambda each: truth[each.id]), pairs(lambda each: each.story)
    return seconds, len(right & found) / max(1, len(found)), len(right & found) / max(1, len(right))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 5000, 20000])
    parser.add_argument("--errors", action="store_true", help="name the pairs that were taken for copies wrongly")
    arguments = parser.parse_args()
    if not arguments.corpus.is_dir():
        sys.exit(f"{arguments.corpus}: not here; say where the corpora are with --corpus")
    base = wikinews(arguments.corpus)
    originals = [each for title, text in base if (each := article(title, text, "agency")) is not None]
    systems = {"ours": ours, "resemblance": resemblance}
    print(f"| copies found, of {len(originals)} | " + " | ".join(systems) + " |\n| --- |" + " --- |" * len(systems))
    for name, variant in VARIANTS.items():
        chance = random.Random(1)
        copies = [article(f"Other words: {identifier(each[0])}", variant(each[1], chance), "paper") for each in base]
        pairs = [(a, b) for a, b in zip(originals, copies, strict=True) if b is not None]
        shares = [recall([a for a, _ in pairs], [b for _, b in pairs], find) for find in systems.values()]
        print(f"| {name} | " + " | ".join(f"{100 * share:.1f} %" for share in shares) + " |")
    print("\n| wrongly joined pairs | " + " | ".join(systems) + " |\n| --- |" + " --- |" * len(systems))
    written = [each for g, group in enumerate(takes()) for t, take in enumerate(group)
               if (each := article(take[0], take[1:], f"take {g}.{t}")) is not None]  # fmt: skip
    for name, given in ((f"{len(originals)} different articles", originals), (f"{len(written)} takes", written)):
        wrong = [list(joined(given, find)) for find in systems.values()]
        print(f"| {name} | " + " | ".join(str(len(pairs)) for pairs in wrong) + " |")
        if arguments.errors:
            for one, other in wrong[0]:
                print(f"    {one.headline!r} ({one.publisher}) = {other.headline!r} ({other.publisher})")
    print("\n| articles | seconds | ms each | precision | recall |\n| --- | --- | --- | --- | --- |")
    for size in arguments.sizes:
        seconds, precision, found = at_scale(base, size)
        print(f"| {size:,} | {seconds:.1f} | {1000 * seconds / size:.2f} | {precision:.3f} | {found:.3f} |")


if __name__ == "__main__":
    main()
