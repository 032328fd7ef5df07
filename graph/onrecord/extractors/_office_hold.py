"""Somebody to whom a clause gives an office."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Mention

__all__ = ["Hold", "hold"]


@dataclass(frozen=True, slots=True)
class Hold:
    """Somebody whom a clause gives an office. first, last: tokens of the holder; verb: token that says so."""

    mention: Mention
    first: int
    last: int
    verb: int
    status: str
    past: bool = False
    perfect: bool = False
    past_perfect: bool = False
    copula: bool = False
    begins: bool = False
    several: bool = False
    standing: str = "asserted"


def hold(found: tuple[Mention, int, int], verb: int, status: str, *, past: bool = False, perfect: bool = False,
          past_perfect: bool = False, copula: bool = False, begins: bool = False) -> Hold:  # fmt: skip
    mention, first, last = found
    return Hold(
        mention, first, last, verb, status, past, perfect, past_perfect, copula, begins, mention.form == "pronoun"
    )
