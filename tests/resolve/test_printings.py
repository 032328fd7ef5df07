"""Parts of quotations looked up by their runs of words, against every pair compared."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolve.halves import GAP, PUT_IN, same_speech
from onrecord.resolve.printings import longer_printings

Words = tuple[str, ...]
Key = tuple[str, ...]

STOCK = "we shall leave no stone unturned in this matter and we shall say so at the right time".split()  # noqa: SIM905


def plainly(printed: dict[Key, Words], places: dict[Key, set[str]]) -> list[tuple[Key, Key]]:
    """The same, every pair compared."""
    stands = {key: set(articles) for key, articles in places.items()}
    found = []
    order = sorted(printed, key=lambda key: (len(printed[key]), key))
    for at, key in enumerate(order):
        fits = [
            other
            for other in order[at + 1 :]
            if not stands[key] & stands[other] and same_speech(printed[key], printed[other])
        ]
        if fits:
            stands[fits[-1]] |= stands[key]
            found.append((key, fits[-1]))
    return found


@st.composite
def printings(draw: st.DrawFn) -> tuple[dict[Key, Words], dict[Key, set[str]]]:
    """Cuts of stock phrases and of a few other words, signs put in, in a few articles."""
    words = st.sampled_from([*"abc", GAP, PUT_IN])
    speech = (*STOCK, *draw(st.lists(words, max_size=12)), *STOCK[: draw(st.integers(0, 12))])
    printed: dict[Key, Words] = {}
    places: dict[Key, set[str]] = {}
    for number in range(draw(st.integers(2, 14))):
        first = draw(st.integers(0, len(speech)))
        text = list(speech[first : first + draw(st.integers(3, 22))])
        for sign in draw(st.lists(st.sampled_from([GAP, PUT_IN, "d"]), max_size=2)):
            at = draw(st.integers(0, len(text)))
            text[at : at + draw(st.integers(0, 3))] = [sign]
        printed["speaker", str(number)] = tuple(text)
        places["speaker", str(number)] = draw(st.sets(st.sampled_from("xyzuvw"), min_size=1, max_size=2))
    return printed, places


@settings(max_examples=400, deadline=None)
@given(printings())
def test_as_every_pair_compared(case: tuple[dict[Key, Words], dict[Key, set[str]]]) -> None:
    """Any printings of anything: the same parts go to the same wholes, in the same order."""
    assert longer_printings(*case) == plainly(*case)


@settings(max_examples=200, deadline=None)
@given(printings(), st.data())
def test_only_parts_are_parts(case: tuple[dict[Key, Words], dict[Key, set[str]]], data: st.DataObject) -> None:
    """Where it is said which may be parts, these go to others, and no others to any."""
    printed, places = case
    parts = set(data.draw(st.lists(st.sampled_from(sorted(printed)), unique=True)))
    for part, whole in longer_printings(printed, places, parts):
        assert part in parts
        assert whole not in parts
        assert same_speech(printed[part], printed[whole])


def test_the_cases_join() -> None:
    """What the property is about happens: parts, parts with signs, and halves that overlap are found."""
    whole = tuple(STOCK)
    printed: dict[Key, Words] = {
        ("whole",): whole,
        ("part",): whole[3:8],
        ("dots",): (*whole[:5], GAP, *whole[9:12]),
        ("half",): (*whole[8:], "or", "not"),
    }
    places = {key: {key[0]} for key in printed}
    assert longer_printings(printed, places) == plainly(printed, places)
    assert {part for part, _ in longer_printings(printed, places)} == {("part",), ("dots",), ("half",)}


def test_stock_phrases_are_looked_up_not_compared(monkeypatch: object) -> None:
    """A thousand speeches that begin and end alike are compared with what may hold them, not each with each."""
    from onrecord.resolve import printings as room

    asked: list[Words] = []

    def counted(short: Words, long: Words) -> bool:
        asked.append(short)
        return same_speech(short, long)

    printed = {(f"{n:04}",): (*STOCK[:8], f"case{n}", f"file{n}", *STOCK[8:]) for n in range(1000)}
    places = {key: {key[0]} for key in printed}
    monkeypatch.setattr(room, "same_speech", counted)  # type: ignore[attr-defined]
    assert longer_printings(printed, places) == []
    assert len(asked) < 1000
