"""Sentence ends that the page makes plain: what is done about them beside the model, which decides all others.

The model says of each word whether it begins a sentence. Around quotation marks it wavers, since treebanks write the
opening and the closing mark alike; there the marks themselves, whose direction is known, settle the matter.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.decode import Ints
from onrecord.annotate.tokenise import Words

_OPENING, _CLOSING = 2, 3  # quote states, see tokenise.layouts


def quote_states(words: Words) -> NDArray[np.int64]:
    """0 outside quotation marks, 1 inside, 2 an opening mark, 3 a closing mark [n]."""
    return (words.layout - 1) % 4


def sure_starts(words: Words) -> NDArray[np.bool_]:
    """Words that begin a sentence beyond doubt [n]: the first of a paragraph; an opening mark before a capital after
    . ! ? (and closing marks); a capital after a full stop and closing marks (after ! and ? the sentence may go on:
    "Will it?" Fenn asked)."""
    found = words.paragraph.copy()
    texts, spaced, count = words.texts, words.spaced, len(words)
    quote = quote_states(words)
    for i in [i for i, text in enumerate(texts) if text in (".", "!", "?")]:
        j = i + 1
        while j < count and not spaced[j] and (quote[j] == _CLOSING or texts[j] in (")", "]")):
            j += 1
        if j >= count or not spaced[j] or (spaced[i] and not words.paragraph[i]):
            continue
        opens = quote[j] == _OPENING and j + 1 < count and not spaced[j + 1] and texts[j + 1][0].isupper()
        closed = texts[i] == "." and quote[j - 1] == _CLOSING and j > i + 1 and texts[j][0].isupper()
        found[j] |= opens or closed
    return found


def part(begins: NDArray[np.bool_], quote: Ints, forced: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Sentence starts [B,W] in which the marks at a wavering start stand alone, for `join` to put them where they
    belong.

    begins: where the model begins sentences; quote: quote states; forced: where it had to. All [B,W]."""
    out = begins.copy()
    free = begins[:, 1:] & ~forced[:, 1:]
    # The word after an opening mark begins a sentence: so does the mark.
    out[:, :-1] |= free & (quote[:, :-1] == _OPENING)
    # A closing mark begins a sentence: the word after it does.
    after = free[:, :-1] & (quote[:, 1:-1] == _CLOSING)
    out[:, 2:] |= after
    return out


def join(
    begins: NDArray[np.bool_],
    heads: Ints,
    rels: Ints,
    quote: Ints,
    forced: NDArray[np.bool_],
    lengths: Ints,
    punct: int,
) -> None:
    """Joins marks that stand alone to the sentence after (opening) or before (closing), in place.

    begins, heads, rels, quote, forced: [B,W], heads as numbers of words from 1, 0 the root; lengths: words in each row
    [B]; punct: the relation of a joined mark."""
    for row in range(len(begins)):
        length = int(lengths[row])
        starts = [*np.flatnonzero(begins[row, :length]).tolist(), length]
        roots = np.flatnonzero(heads[row, :length] == 0)
        for number in range(len(starts) - 2, -1, -1):
            a, b = starts[number], starts[number + 1]
            if b > a + 2:
                continue
            if (quote[row, a:b] == _OPENING).all() and b < length and not forced[row, b]:
                begins[row, b] = False
                to = int(roots[np.searchsorted(roots, b)])
            elif (quote[row, a:b] == _CLOSING).all() and a and not forced[row, a]:
                begins[row, a] = False
                to = int(roots[np.searchsorted(roots, a) - 1])
            else:
                continue
            heads[row, a:b] = to + 1
            rels[row, a:b] = punct
