"""Text into words, and what the language model sees of each word besides its letters.

Words are those of spaCy's blank English tokenizer with a few customisations, each of them measured on the development
parts of UD English EWT and GUM. White space belongs to the document (its text is the input, character for character),
but it is no word: the model never sees it. A paragraph is a stretch of text between line breaks.

The model reads every word with two small numbers: its *shape* (capitals, digits) and its *layout* (does it open a
paragraph; does it stand inside quotation marks). Training imports this module, so that both see the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.tokenizer import Tokenizer as Tokeniser  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

from onrecord.annotate.marks import MARKS, marks

__all__ = ["Tokeniser", "Words", "layouts", "shapes", "tokenise", "tokeniser", "word_shape", "words"]

# Prefixes that English treebanks leave on their word: non-Asian is one word, long-running three.
PREFIXES = tuple(
    """non e re anti pre co pro mid cross post over counter ex semi sub multi mini inter micro intra socio
psycho extra ultra super trans pseudo un mis""".split()  # noqa: SIM905
)

# Abbreviations before a name, a number or another word, which spaCy's list lacks.
ABBREVIATIONS = tuple(
    """Capt. Lt. Col. Sgt. Maj. Cmdr. Cpl. Pvt. Supt. Insp. Det. Hon. Atty. Sr. Drs. Sens. Reps. Govs. Gens.
Profs. Revs. Fr. Ft. Ave. Blvd. Tex. Wyo. Vt. Ont. Que. Mon. Tues. Thurs. Fri. Dept. Assn. Assoc. Univ. Natl. Intl. Vol.
Cos. approx. esp. vol. viz. cf.""".split()  # noqa: SIM905
)

# Forms that spaCy's exceptions cut in two though they are words ("wed", "id") or that treebanks write as two.
_NOT_EXCEPTIONS = ("wed", "Wed", "id", "Id", "ima", "Ima", "whys", "Whys", "hows", "Hows", "and/or", "notve", "Notve")

# "No." is an abbreviation before a figure only, "etc." and "al." where the sentence goes on.
_JOIN = re.compile(r"\b(?:Nos?\.(?=\s?\d)|(?:etc|al)\.(?=[ \xa0]*[,;)a-z]))")

_LONGEST_RUN = 1_000  # characters: a longer run without a space is cut, since the tokenizer is quadratic in it
_PIECE = 100_000  # characters given to the tokenizer at a time

LOWER, CAPITALISED, ONE_CAPITAL, ALL_CAPITALS, MIXED, DIGITS, OTHER, CAPITALISED_FIRST = range(1, 9)
_SENTENCE_END = frozenset((".", "!", "?", ":", "…", "...", "?!", "!!", "!?"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, without its white space.

    texts: the words; starts, ends: character offsets [n]; tokens: index of each word among the spaCy tokens [n];
    spaced: white space stands before the word [n]; paragraph: the word is the first of a paragraph [n];
    shape, layout: the model's inputs [n], see `shapes` and `layouts`.
    """

    texts: list[str]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    tokens: NDArray[np.int64]
    spaced: NDArray[np.bool_]
    paragraph: NDArray[np.bool_]
    shape: NDArray[np.int64]
    layout: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.texts)


def tokeniser(vocab: Vocab | None = None) -> Tokeniser:
    """spaCy's English tokenizer with our customisations."""
    nlp = spacy.blank("en") if vocab is None else spacy.blank("en", vocab=vocab)
    defaults = nlp.Defaults
    letter = "A-Za-zÀ-ÖØ-öø-ÿĀ-ž"
    # Runs of one mark are one word ("!!!", "=====").
    runs = [r"[!?]{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"~{2,}", r"#{2,}", r"\+{2,}", r"<{2,}", r">{2,}", r"\${2,}"]
    prefixes = [*runs, *(p for p in map(str, defaults.prefixes or ()) if p != "#"), r"#(?![A-Za-z])"]
    suffixes = [*runs, r"(?<=[0-9])(?:bn|tn|mn)", *map(str, defaults.suffixes or ())]
    kept = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in PREFIXES)
    infixes: list[str] = []
    for pattern in map(str, defaults.infixes or ()):
        if "--" in pattern and "(?:-|" in pattern:  # the pattern that splits on hyphens between letters
            pattern = pattern.replace("(?:-|", "(?:", 1)
        infixes.append(pattern)
    infixes += [
        rf"{kept}(?<=[{letter}])-(?=[{letter}])",
        rf"(?<=[{letter}])-(?=[0-9])",
        rf"(?<=[0-9])-(?=[{letter}])",
        r"(?<=[A-Z]\.)-(?=[a-z])",
        r"(?<=[0-9])[–—](?=[0-9])",
        r"(?<=\])[–—-](?=\[)",
        r"(?<=[a-zA-Z])/(?=[a-zA-Z])",
        # Text run together, as scraped pages have it: said:"We, end."The, over—and.
        r"[“”\"]",
        r"—",
        r"(?<=[\w.)])[:,!?](?=[“\"])",
        r"(?<=[a-z])\.(?=[“\"])",
        r"(?<=[”\"'’])–(?=\w)",
    ]
    rules = {
        form: parts for form, parts in (defaults.tokenizer_exceptions or {}).items() if form not in _NOT_EXCEPTIONS
    }
    rules |= {form: [{65: form}] for form in ABBREVIATIONS}  # 65: spacy.attrs.ORTH
    return Tokeniser(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def tokenise(text: str, tokenizer: Tokeniser) -> Doc:
    """A spaCy document of the text's tokens; its text is the input, character for character.

    Long texts are read in pieces, and a run of more than 1,000 characters without a space is cut: a line of 50 MB takes
    time in proportion to its length, no more.
    """
    if len(text) <= _PIECE and not re.search(rf"\S{{{_LONGEST_RUN}}}", text):
        doc: Doc = tokenizer(text)
    else:
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _pieces(text):
            part = tokenizer(piece)
            words += [token.text for token in part]
            spaces += [bool(token.whitespace_) for token in part]
        doc = Doc(tokenizer.vocab, words=words, spaces=spaces)
    joins = [span for span in (doc.char_span(*m.span()) for m in _JOIN.finditer(text)) if span and len(span) > 1]
    if joins:
        with doc.retokenize() as retokenizer:
            for span in joins:
                retokenizer.merge(span)
    return doc


def _pieces(text: str) -> list[str]:
    """The text in pieces of at most 100,000 characters that end at a space, or within an overlong run of letters."""
    pieces: list[str] = []
    current: list[str] = []
    size = 0
    for run in re.finditer(rf"\s+|\S{{1,{_LONGEST_RUN}}}", text):
        # A piece may end before a word only: a space is the tokenizer's own, it goes with the word before it.
        if size and not run[0][0].isspace() and (size > _PIECE or len(current[-1]) >= _LONGEST_RUN):
            pieces.append("".join(current))
            current, size = [], 0
        current.append(run[0])
        size += len(run[0])
    if current:
        pieces.append("".join(current))
    return pieces


def words(doc: Doc) -> Words:
    """The words of a tokenised document, with shape and layout."""
    # numpy arrays of all tokens at once: IDX, LENGTH and IS_SPACE are 64-bit unsigned
    table = doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).astype(np.int64).reshape(len(doc), 3)
    tokens = np.flatnonzero(table[:, 2] == 0)
    starts = table[tokens, 0]
    ends = starts + table[tokens, 1]
    text = doc.text
    texts = [text[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    previous = np.concatenate((np.zeros(1, np.int64), ends[:-1])) if len(starts) else starts
    spaced = starts > previous
    # A line break of any kind in the white space before the word opens a paragraph.
    breaks = np.array([m.start() for m in re.finditer(r"[\n\r\v\f\x85\u2028\u2029]", text)], dtype=np.int64)
    paragraph = np.searchsorted(breaks, starts) > np.searchsorted(breaks, previous)
    if len(paragraph):
        paragraph[0] = True
        spaced[0] = True
    shape = shapes(texts, spaced.tolist(), paragraph.tolist())
    layout = layouts(texts, spaced.tolist(), paragraph.tolist())
    return Words(texts, starts, ends, tokens, spaced, paragraph, shape, layout)


@lru_cache(maxsize=200_000)
def word_shape(word: str) -> int:
    """The shape of a word by itself: 1 lower case, 2 Capitalised, 3 one capital letter, 4 ALL CAPITALS, 5 mIxed,
    6 digits and no letters, 7 neither. Letters without case count as lower case."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return DIGITS if any(c.isdigit() for c in word) else OTHER
    capitals = sum(c.isupper() or c.istitle() for c in letters)
    if not capitals:
        return LOWER
    if len(letters) == 1:
        return ONE_CAPITAL
    if capitals == len(letters):
        return ALL_CAPITALS
    return CAPITALISED if capitals == 1 and not letters[0].islower() else MIXED


def shapes(
    texts: Sequence[str],
    spaced: Sequence[bool],  # noqa: ARG001 - the features of a word are functions of the same three
    paragraph: Sequence[bool],
) -> NDArray[np.int64]:
    """Shape of each word [n]: as `word_shape`, and 8 for a Capitalised word that is the first of a paragraph or comes
    after . ! ? : (a closing quotation mark or bracket between them does not count), or after an opening quotation mark
    in such a place."""
    shape = np.fromiter((word_shape(w) for w in texts), np.int64, len(texts))
    if not len(shape):
        return shape
    # For each word: does a sentence begin here, for all that the characters tell? Marks pass on what was before them.
    ends = np.fromiter((w in _SENTENCE_END for w in texts), np.bool_, len(texts))
    passing = np.fromiter((w in _PASSING for w in texts), np.bool_, len(texts))
    index = np.arange(len(texts))
    settled = np.where(~passing | np.asarray(paragraph, np.bool_), index, -1)  # the last word that is no mark
    before = np.maximum.accumulate(settled)
    before = np.concatenate((np.full(1, -1), before[:-1]))
    first = np.asarray(paragraph, np.bool_) | (before < 0) | ends[np.maximum(before, 0)]
    # a paragraph's first word may itself be a mark: the word after it is first too
    marked = np.asarray(paragraph, np.bool_) & passing
    first |= (before >= 0) & marked[np.maximum(before, 0)]
    shape[(shape == CAPITALISED) & first] = CAPITALISED_FIRST
    return shape


_PASSING = MARKS | frozenset("()[]{}")


def layouts(texts: Sequence[str], spaced: Sequence[bool], paragraph: Sequence[bool]) -> NDArray[np.int64]:
    """Layout of each word [n]: 1 + 4 * (first of a paragraph) + quote, where quote is 0 outside quotation marks,
    1 inside, 2 the word is an opening mark, 3 a closing one.

    texts: the words; spaced: white space stands before the word; paragraph: the word is the first of a paragraph."""
    return 1 + 4 * np.asarray(paragraph, np.int64) + marks(texts, spaced, paragraph)
