"""Record <-> RDF, as plain values: no engine in it. `quads(record)` lays it out, `record(quads)` reads it back."""

from onrecord.rdf.canonical import canonical
from onrecord.rdf.read import record
from onrecord.rdf.write import facts, quads

__all__ = ["canonical", "facts", "quads", "record"]
