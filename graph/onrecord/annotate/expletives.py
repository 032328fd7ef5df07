"""The dummy "it" told from the "it" that does something: "It will make it mandatory", "It makes 14 demands".

A dummy subject stands for a clause that follows ("It is clear that ..."), a dummy object too ("makes it clear that
..."). A verb has at most one of them, and where its object is a noun the subject is no dummy.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.annotate.decode import Ints

__all__ = ["subjects"]


def subjects(
    texts: Sequence[str], heads: Ints, rels: Ints, upos: Ints, rel_names: Sequence[str], upos_names: Sequence[str]
) -> Ints:
    """The relations [n], where the first of two dummies of a verb, or one before a verb with a noun as its object, is
    its subject. heads: indices of the words' heads [n]; rels, upos: indices into the names of relations and tags."""
    if not {"expl", "nsubj", "obj"} <= set(rel_names):
        return rels
    dummy, subject, thing = (rel_names.index(name) for name in ("expl", "nsubj", "obj"))
    out = rels
    for at in np.flatnonzero(rels == dummy).tolist():
        verb = int(heads[at])
        if texts[at].lower() != "it" or not at < verb or upos_names[upos[verb]] != "VERB":
            continue
        others = np.flatnonzero(heads == verb)
        second = any(rels[k] == dummy and k > verb for k in others.tolist())
        noun = any(rels[k] == thing and upos_names[upos[k]] in {"NOUN", "PROPN"} for k in others.tolist())
        if second or noun:
            out = out.copy() if out is rels else out
            out[at] = subject
    return out
