"""Which entity each mention of a record came to be, looked up article by article as it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.model import Reading

__all__ = ["Mentioned"]

Place = tuple[str, int, int, str]


class Mentioned(Mapping[Place, str]):
    """(article, start, end, kind) of each mention -> entity. told: for each reading, the entities of its referents."""

    def __init__(self, readings: Sequence[Reading], told: Mapping[str, tuple[str, ...]]) -> None:
        self._readings = {reading.article.id: reading for reading in readings}
        self._told = told
        self._found: dict[str, dict[tuple[int, int, str], str]] = {}

    def entities(self, article: str) -> tuple[str, ...]:
        """The entities of the article's referents, in their order."""
        return self._told[article]

    def within(self, article: str) -> Mapping[tuple[int, int, str], str]:
        """(start, end, kind) of each mention of one article -> entity."""
        found = self._found.get(article)
        if found is None:
            pairs = zip(self._readings[article].referents, self._told[article], strict=True)
            found = self._found[article] = {each.place: mark for one, mark in pairs for each in one.mentions}
        return found

    def __getitem__(self, place: Place) -> str:
        article, start, end, kind = place
        if article not in self._readings:
            raise KeyError(place)
        return self.within(article)[start, end, kind]

    def __iter__(self) -> Iterator[Place]:
        return ((article, *place) for article in self._readings for place in self.within(article))

    def __len__(self) -> int:
        return sum(len(self.within(article)) for article in self._readings)
