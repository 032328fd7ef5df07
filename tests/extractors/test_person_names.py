"""Names of people taken apart."""

from __future__ import annotations

import pytest

from onrecord.extractors._text.names import split_name, title_length


@pytest.mark.parametrize(
    ("text", "title", "given", "family", "suffix"),
    [
        ("Baroness Louise Vale", "Baroness", "Louise", "Vale", ""),
        ("Ms Marr", "Ms", "", "Marr", ""),
        ("Mr. Marr", "Mr", "", "Marr", ""),
        ("Sir Tobias", "Sir", "Tobias", "", ""),
        ("Dame Edith Rowntree", "Dame", "Edith", "Rowntree", ""),
        ("Rt Hon. Sir Tom Bell KC", "Rt Hon Sir", "Tom", "Bell", "KC"),
        ("Ursula von der Aue", "", "Ursula", "von der Aue", ""),
        ("Kim Dal-su", "", "Dal-su", "Kim", ""),
        ("Zhang Weimin", "", "Weimin", "Zhang", ""),
        ("Kim Campbell-Reid", "", "Kim", "Campbell-Reid", ""),
        ("Bo Zhiming", "", "Zhiming", "Bo", ""),
        ("Bo Lind", "", "Bo", "Lind", ""),
        ("Lin Woodhouse", "", "Lin", "Woodhouse", ""),
        ("King Osric IV", "King", "Osric", "", "IV"),
        ("Det Supt Ann Marr", "Det Supt", "Ann", "Marr", ""),
        ("Lt. Gen. Rick Hale", "Lt Gen", "Rick", "Hale", ""),
        ("Lord Bell of Marsh", "Lord", "", "Bell", ""),
        ("Samuel Hale Jr.", "", "Samuel", "Hale", "Jr"),
        ("Dr. Ana de la Torre’s", "Dr", "Ana", "de la Torre", ""),
        ("Major", "", "", "Major", ""),
        ("Marr", "", "", "Marr", ""),
    ],
)
def test_parts(text: str, title: str, given: str, family: str, suffix: str) -> None:
    """A name falls into titles, given name, family name and suffix."""
    name = split_name(text)
    assert (name.title, name.given, name.family, name.suffix) == (title, given, family, suffix)


def test_title_gives_gender_and_rank() -> None:
    """Titles that tell whether somebody is a woman or a man, and of what rank, say so."""
    assert (split_name("Baroness Vale").gender, split_name("Baroness Vale").rank) == ("f", "peer")
    assert (split_name("Sir Tom Bell").gender, split_name("Sir Tom Bell").rank) == ("m", "knight")
    assert split_name("Dr Ann Bell").gender == ""


def test_small_words_are_no_titles() -> None:
    """A title is capitalised: the word in small letters is a common noun."""
    assert title_length(["Professor", "Ann", "Bell"]) == 1
    assert title_length(["professor", "Ann", "Bell"]) == 0
