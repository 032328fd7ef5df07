"""A record of a few people and bodies, and an authority that knows most of them."""

from __future__ import annotations

from by_hand import body, person, reading, thing

from onrecord.model import Match, Record
from onrecord.resolve.across import resolve


def record() -> Record:
    """Ann Vale the minister, Greta Sund the harbour commissioner, Ilan Brock, the Harbour Board."""
    vale, post = person("Ann Vale"), thing("office", "Transport Minister")
    sund, seat = person("Greta Sund"), thing("office", "Harbour Commissioner")
    return resolve(
        [
            reading("one", vale, post, claims=((vale, "holds", post),)),
            reading("two", sund, seat, body("Harbour Board"), claims=((sund, "holds", seat),)),
            reading("three", person("Ilan Brock"), published="2031-05-01"),
        ]
    )


def linked(whole: Record, matches: list[Match]) -> dict[str, str]:
    """Name on record -> name in the authority, of the accepted ones."""
    names = {entity.id: entity.name for entity in whole.entities}
    return {names[match.entity]: match.name for match in matches if match.accepted}
