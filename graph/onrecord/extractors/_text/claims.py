"""How a claim is made of tokens: the stretch that says it is its evidence, the one around that its sentence."""

from __future__ import annotations

from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Claim, Mention

__all__ = ["claim"]


def claim(
    page: Sheet,
    extractor: str,
    subject: Mention,
    relation: str,
    target: Mention | str,
    first: int,
    last: int,
    *,
    details: tuple[tuple[str, str], ...] = (),
    roles: tuple[tuple[str, Mention], ...] = (),
    standing: str = "asserted",
    when: str = "",
    confidence: float = 1.0,
) -> Claim:
    """A claim for which tokens [first, last) are the evidence; nobody has judged yet who says so."""
    return Claim(
        subject,
        relation,
        target,
        page.span(first, last),
        page.sentence(first, last),
        roles,
        details,
        standing,
        None,
        when,
        extractor,
        confidence,
    )
