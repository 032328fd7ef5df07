"""Phrases of offices that stand side by side: chairman and chief executive of Acme."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extractors._office.reader import Post
from onrecord.extractors._text.sheet import Sheet

__all__ = ["groups"]

_JOINTS = frozenset({",", "and", "&", "as", "well"})


def groups(page: Sheet, found: tuple[Post, ...], starts: dict[int, int]) -> list[list[Post]]:
    """Phrases that stand side by side with only commas and "and" between: chairman and chief executive of Acme."""
    found_groups: list[list[Post]] = []
    for post in found:
        before = found_groups[-1][-1] if found_groups else None
        if before is not None and page.sent[before.head] == page.sent[post.head] and 0 <= post.begin - before.end <= 3:
            between = page.lower[before.end : post.begin]
            stacked = bool(between) or before.end == before.bare
            if "," in between and post.end in starts:
                stacked = False  # its ranking member, Sen. Ann Bell
            if set(between) <= _JOINTS and before.end not in starts and stacked:
                found_groups[-1].append(post)
                continue
        found_groups.append([post])
    return [_shared(page, group) for group in found_groups]


def _shared(page: Sheet, group: list[Post]) -> list[Post]:
    """The group, with the body of chairman and chief executive of Acme given to both."""
    out = list(group)
    for at in range(len(out) - 2, -1, -1):
        post, following = out[at], out[at + 1]
        joined = page.lower[post.end : following.begin] in (["and"], ["&"])
        if (
            (
                post.institution is None
                and post.place is None
                and joined
                and following.determiner == ""
                and following.end > following.last
            )
            and (post.office.kind == following.office.kind or post.name in {"President", "Vice President"})
            and not (post.status and following.status and post.status != following.status)
            and following.office.kind == "body"
        ):
            out[at] = replace(post, institution=following.institution)
    for at in range(1, len(out)):  # Acme president and chief executive
        post, before = out[at], out[at - 1]
        if (
            page.lower[before.end : post.begin] in (["and"], ["&"])
            and before.institution is not None
            and before.institution.first < before.first
            and post.office.kind == "body"
            and post.institution is None
            and post.place is None
            and post.determiner == ""
        ):
            out[at] = replace(post, institution=before.institution)
    return out
