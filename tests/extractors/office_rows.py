"""What the extractor of offices finds, as rows to compare."""

from __future__ import annotations

from onrecord.extractors.offices import extract
from onrecord.model import Document

__all__ = ["Row", "rows"]

Row = tuple[str, str, str, str]


def rows(document: Document, relation: str = "holds") -> list[Row]:
    """(person, office, institution, status) of each claim that is not denied, in order."""
    found = []
    for claim in extract(document):
        if claim.relation == relation and claim.standing != "denied" and not isinstance(claim.object, str):
            institution = claim.role("institution")
            body = institution.label if institution else ""
            found.append((claim.subject.label, claim.object.label, body, claim.detail("status")))
    return found
