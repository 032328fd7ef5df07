"""Reports, audits, reviews and inquiries: who wrote, led or ordered them, what they are about, when they came out, what
they recommend and how many things, and who accepts or rejects it."""

from __future__ import annotations

from onrecord.extractors._report.advice import advice
from onrecord.extractors._report.deeds import deeds
from onrecord.extractors._report.makers import makers
from onrecord.extractors._text.layout import layout
from onrecord.model import Claim, Document

__all__ = ["extract"]


def extract(document: Document) -> list[Claim]:
    """Claims author, chair, commissioned_by, about, issued, recommendation_count, recommends and answers."""
    body = document.article.body
    claims = makers(document)
    claims += advice(document, claims)
    claims += deeds(layout(document), document, claims)
    seen: set[tuple[object, ...]] = set()
    kept = []
    for claim in claims:
        key = (claim.subject, claim.relation, claim.object)
        if claim.evidence.start >= body and key not in seen:
            seen.add(key)
            kept.append(claim)
    return sorted(kept, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.relation))
