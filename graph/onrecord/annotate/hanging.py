"""Clauses hung on the verb that hang on the noun before them: "turned down her call for a pilot to be heard".

English puts no subject clause behind its verb but for the dummy "it" ("It is rare for her to leave"), so one there that
"for" opens right behind the verb's noun is the noun's.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.annotate.decode import Ints

__all__ = ["hung"]


def hung(
    texts: Sequence[str], heads: Ints, rels: Ints, upos: Ints, rel_names: Sequence[str], upos_names: Sequence[str]
) -> tuple[Ints, Ints]:
    """Heads and relations [n], where such a clause hangs on its noun. heads: indices of the words' heads [n]; rels,
    upos: indices into the names of relations and tags."""
    if not {"csubj", "mark", "acl", "expl"} <= set(rel_names) or "NOUN" not in upos_names:
        return heads, rels
    clause, opening, hanging, dummy = (rel_names.index(name) for name in ("csubj", "mark", "acl", "expl"))
    new_heads, new_rels = heads, rels
    for at in np.flatnonzero(rels == clause).tolist():
        verb = int(heads[at])
        if verb >= at or bool(((heads == verb) & (rels == dummy)).any()):
            continue
        mark = next((k for k in np.flatnonzero((heads == at) & (rels == opening)).tolist() if texts[k] == "for"), 0)
        if verb < mark - 1 and int(heads[mark - 1]) == verb and upos_names[upos[mark - 1]] == "NOUN":
            if new_heads is heads:
                new_heads, new_rels = heads.copy(), rels.copy()
            new_heads[at], new_rels[at] = mark - 1, hanging
    return new_heads, new_rels
