"""What belongs to a record and is no reading of the machine's: the decisions file beside it, and the matches with
authorities that were found before. Both are found again at each build.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.decisions import Anchor, Place, beside, read
from onrecord.errors import InputError
from onrecord.model import Article, Match, Record, fold
from onrecord.resolve.decisions import Decided, Mentions

__all__ = ["Desk", "anchor", "decisions_file", "places_of"]

_MATCHES = "matches.jsonl"
_PLACES = 3
"""In how many articles an anchor points, so that one of them may go."""


def decisions_file(record: Path, about: dict[str, Any], given: str | Path | None = None) -> Path:
    """The decisions file of a record: the one given, else the one that it was built with, else the one beside it.
    about: the record's record.json, {} if there is none yet."""
    if given is not None:
        return Path(given)
    if about.get("decisions"):
        return Path(os.path.normpath(record.absolute().parent / str(about["decisions"])))
    return beside(record)


@dataclass(slots=True)
class Desk:
    """The decisions and matches of one build. file: where the decisions are, be it there or not."""

    file: Path
    decided: Decided

    @classmethod
    def open(
        cls,
        record: Path,
        about: dict[str, Any],
        given: str | Path | None = None,
        report: Callable[[InputError], None] = lambda _: None,
    ) -> Desk:
        """Reads both. A decisions file that has gone is reported. Raises DecisionError for one that cannot be read."""
        file = decisions_file(record, about, given)
        found = read(file) if file.exists() or given is not None else []
        if not file.exists() and about.get("decisions"):
            report(
                InputError(str(file), "the decisions that this record was built with have gone", "put the file back")
            )
        matches = _read_matches(record / str(about["snapshot"]) / _MATCHES) if about.get("snapshot") else []
        return cls(file, Decided(found, matches))

    def report(self, report: Callable[[InputError], None]) -> None:
        """Tells of each decision that is about nothing on record."""
        for decision, why in self.decided.stale():
            words = " ".join(
                part for part in (decision.verdict, decision.what, decision.relation, decision.other) if part
            )
            report(
                InputError(decision.place, f"no effect: {words}: {why}", "point it to another article, or take it out")
            )

    def link(
        self, record: Record, sources: Iterable[str | Path], report: Callable[[InputError], None] | None
    ) -> Record:
        """The record tied to the authorities, in place of what it was tied to in them before. Raises AuthorityError."""
        from onrecord.authorities import link

        found = link(record, sources, report)
        return replace(record, matches=self.decided.matches(found))

    def write(self, snapshot: Path, record: Record) -> None:
        """Keeps the record's matches that a machine found, with where their entities stand."""
        if not record.matches:
            return
        places = places_of(self.decided.mentions)
        articles = {article.id: article for article in record.articles}
        names = {entity.id: (entity.name, entity.aliases) for entity in record.entities}
        with (snapshot / _MATCHES).open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
            for match in record.matches:
                where = anchor(places.get(match.entity, ()), articles, *names.get(match.entity, ("", ())))
                if match.authority and where is not None:
                    value = [str(where), match.target, match.name, match.authority, match.score, match.accepted]
                    file.write(json.dumps([*value, match.reasons], ensure_ascii=False) + "\n")

    def about(self, record: Path) -> dict[str, str]:
        """What record.json keeps: the decisions file, as seen from the record's folder, if there is one."""
        if not self.file.exists():
            return {}
        try:
            seen = os.path.relpath(self.file.absolute(), record.absolute().parent)
        except ValueError:  # another drive
            seen = str(self.file.absolute())
        return {"decisions": Path(seen).as_posix()}


def _read_matches(path: Path) -> list[tuple[Anchor, Match]]:
    if not path.exists():
        return []
    found = []
    with path.open(encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        for text in file:
            where, target, name, authority, score, accepted, reasons = json.loads(text)
            found.append((Anchor.parse(where), Match("", target, name, authority, score, accepted, tuple(reasons))))
    return found


def places_of(mentions: Mentions) -> dict[str, list[tuple[str, int, int, str]]]:
    """The places of each entity: article, start, end, kind."""
    found: dict[str, list[tuple[str, int, int, str]]] = {}
    for place, entity in mentions.items():
        found.setdefault(entity, []).append(place)
    return found


def anchor(
    places: Iterable[tuple[str, int, int, str]], articles: Mapping[str, Article], name: str, aliases: Iterable[str] = ()
) -> Anchor | None:
    """Where an entity stands: under its name if it can be, else under an alias, in up to three articles, the earliest
    first; None if it is mentioned nowhere."""
    wanted, forms = fold(name), set(map(fold, aliases))

    def rank(place: tuple[str, int, int, str]) -> tuple[bool, bool, int, str, str, int, int, str]:
        article, start, end, kind = place
        words = fold(articles[article].text[start:end])
        return (
            words != wanted,
            words not in forms,
            -len(words),
            articles[article].published or "~",
            article,
            start,
            end,
            kind,
        )

    ordered = sorted((place for place in places if place[0] in articles), key=rank)
    if not ordered:
        return None
    article, start, end, kind = ordered[0]
    words = articles[article].text[start:end]
    chosen: dict[str, int] = {}
    for other, at, to, _ in ordered:
        if fold(articles[other].text[at:to]) == fold(words) and len(chosen) < _PLACES:
            chosen.setdefault(other, at)
    source = articles[article]
    told = ", ".join(part for part in (source.publisher, source.published[:10]) if part)
    return Anchor(kind, " ".join(words.split()), tuple(Place(*each) for each in chosen.items()), "", told)
