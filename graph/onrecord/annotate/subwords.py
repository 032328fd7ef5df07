"""Words into the WordPiece subwords of the encoder (vocab.txt of all-MiniLM-L6-v2, lower-casing)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

PAD, UNKNOWN, BEGIN, END = 0, 100, 101, 102

_MOST = 16  # subwords of one word: the rest of a longer word tells nothing
_LETTERS = 100  # characters of a word that are looked at
_REMEMBERED = 500_000  # words


class Subwords:
    """Cuts words into subwords and remembers the words it has seen."""

    def __init__(self, vocabulary: Path) -> None:
        """vocabulary: a vocab.txt, one subword a line; its line number is its id."""
        entries = vocabulary.read_text("utf-8").splitlines()
        model = WordPiece({entry: i for i, entry in enumerate(entries)}, unk_token="[UNK]")  # noqa: S106
        self._tokenizer = Tokenizer(model)
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._seen: dict[str, tuple[int, ...]] = {}

    def __call__(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """All subwords of the words in a row, and how many each word has [n]: one at least, 16 at most."""
        seen = self._seen
        new = {text for text in texts if text not in seen}
        if new:
            if len(seen) + len(new) > _REMEMBERED:
                seen.clear()
                new = set(texts)
            self._learn(sorted(new))
        parts = [seen[text] for text in texts]
        sizes = np.fromiter(map(len, parts), np.int64, len(parts))
        return np.fromiter(chain.from_iterable(parts), np.int64, int(sizes.sum())), sizes

    def _learn(self, texts: Iterable[str]) -> None:
        # One by one: encode_batch starts threads of its own, and warns in a process that was forked.
        for text in texts:
            ids = self._tokenizer.encode(text[:_LETTERS], add_special_tokens=False).ids
            self._seen[text] = tuple(ids[:_MOST]) or (UNKNOWN,)  # zero-width characters have no subword
