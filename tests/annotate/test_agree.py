"""Names of one text compared with each other."""

from __future__ import annotations

import numpy as np

from onrecord.annotate.agree import agreed

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC", "B-DATE", "I-DATE"]


def after(text: str, common: str = "", paragraphs: tuple[int, ...] = (0,)) -> list[str]:
    """The names of a text whose words carry their labels behind a slash; common: words that are no proper nouns."""
    words, names = [], []
    for each in text.split():
        word, _, label = each.partition("/")
        words.append(word)
        names.append(LABELS.index(label or "O"))
    proper = np.array([word[0].isupper() and word not in common.split() for word in words])
    apart = np.isin(np.arange(len(words)), paragraphs)
    found = agreed(words, np.array(names), proper, apart, LABELS)
    return [f"{word}/{LABELS[label]}" for word, label in zip(words, found.tolist(), strict=True) if label]


def test_a_surname_alone_is_of_whom_the_text_names_in_full() -> None:
    """A word that ends persons' names only is a person alone too, whatever the model took it for once."""
    assert after("Ilsa/B-PER Karst/I-PER spoke . Karst/B-LOC left .")[-1] == "Karst/B-PER"


def test_a_word_that_is_mostly_a_place_stays_one() -> None:
    """Where the word stands for a place more often than for the person, or ends a body's name too, nothing changes."""
    text = "Ilsa/B-PER Karst/I-PER left Karst/B-LOC for Karst/B-LOC ."
    assert after(text)[2:] == ["Karst/B-LOC", "Karst/B-LOC"]
    text = "Ilsa/B-PER Karst/I-PER of Bank/B-ORG Karst/I-ORG likes Karst/B-LOC ."
    assert after(text)[-1] == "Karst/B-LOC"


def test_most_occurrences_decide() -> None:
    """Of three two decide, of two none."""
    three = "Venn/B-ORG said . Venn/B-ORG rose . Venn/B-LOC fell ."
    assert after(three) == ["Venn/B-ORG"] * 3
    assert after("Venn/B-ORG said . Venn/B-LOC fell .") == ["Venn/B-ORG", "Venn/B-LOC"]


def test_a_name_seen_elsewhere_is_not_missed() -> None:
    """A name of several words is found again at once, a single word where it was a name twice and is a proper noun."""
    text = "Harbour/B-ORG Board/I-ORG met . The Harbour Board rose ."
    assert after(text)[2:] == ["Harbour/B-ORG", "Board/I-ORG"]
    text = "Will/B-PER spoke . Will/B-PER rose . Will he ? We saw Will ."
    assert after(text)[2:] == ["Will/B-PER", "Will/B-PER"]
    assert after(text, common="Will") == ["Will/B-PER"] * 2
    assert after("Venn/B-PER spoke . We saw Venn .") == ["Venn/B-PER"]


def test_a_body_that_is_called_after_its_members_is_one() -> None:
    """Members in the plural with an apostrophe and the body's noun are one name; with an s they are two."""
    assert after("The Seafarers/B-ORG ’/I-ORG Union/B-ORG met .") == ["Seafarers/B-ORG", "’/I-ORG", "Union/I-ORG"]
    assert after("Venn/B-ORG ’s/I-ORG Union/B-ORG met .")[-1] == "Union/B-ORG"


def test_a_name_that_is_whole_elsewhere_is_whole() -> None:
    """Pieces of a name, or its beginning, become the whole that stands elsewhere, but never half of another."""
    text = "Port/B-ORG and/I-ORG Isles/I-ORG met . Port/B-LOC and Isles/B-LOC rose . Port/B-LOC fell ."
    assert after(text)[3:] == ["Port/B-ORG", "and/I-ORG", "Isles/I-ORG", "Port/B-LOC"]
    text = "Karst/B-ORG Bank/I-ORG met . Karst/B-LOC Bank/B-ORG Hall/I-ORG rose ."
    assert after(text)[2:] == ["Karst/B-LOC", "Bank/B-ORG", "Hall/I-ORG"]


def test_nothing_is_added_inside_names_or_across_paragraphs() -> None:
    """Words of another name, a paragraph's end and names of two kinds are left alone."""
    text = "Harbour/B-ORG Board/I-ORG met . Port/B-LOC Harbour/I-LOC Board/I-LOC rose ."
    assert after(text)[2:] == ["Port/B-LOC", "Harbour/I-LOC", "Board/I-LOC"]
    assert after("Harbour/B-ORG Board/I-ORG met . Harbour Board", paragraphs=(0, 5)) == ["Harbour/B-ORG", "Board/I-ORG"]
    text = "Ilsa/B-PER Venn/I-PER and Ilsa/B-MISC Venn/I-MISC met Ilsa Venn ."
    assert len(after(text)) == 4
    assert after("nothing here") == []


def test_words_of_time_without_a_time_are_no_dates() -> None:
    """What points to no day, week, month or year is no date; beside a word that does it stays part of one."""
    found = after("Currently/B-DATE it rains ; the/B-DATE future/I-DATE is earlier/B-DATE this/I-DATE week/I-DATE")
    assert found == ["earlier/B-DATE", "this/I-DATE", "week/I-DATE"]
