"""The terms that OnRecord reuses, with the domain and range that their own vocabularies give them.

Written from the vocabularies as published: schema.org 28 (domainIncludes, rangeIncludes: any of them will do), FOAF
0.99, the W3C Organization Ontology (2014), PROV-O (2013), the Web Annotation Vocabulary (2017), SKOS (2009), DCMI
Metadata Terms (2020), RDF Schema. None: any. A data type stands for literals: "text" is schema:Text, "date" is
schema:Date and schema:DateTime.
"""

from __future__ import annotations

Classes = tuple[str, ...] | None

# property -> (classes of the subject, classes of the object)
PROPERTIES: dict[str, tuple[Classes, Classes]] = {
    "rdf:type": (None, None),
    "skos:prefLabel": (None, ("literal",)),
    "skos:altLabel": (None, ("literal",)),
    "dct:issued": (None, ("literal",)),
    "dct:date": (None, ("literal",)),
    "foaf:name": (None, ("literal",)),
    "rdf:subject": (("rdf:Statement",), None),
    "rdf:predicate": (("rdf:Statement",), None),
    "rdf:object": (("rdf:Statement",), None),
    "prov:wasAssociatedWith": (("prov:Activity",), ("prov:Agent",)),
    "prov:endedAtTime": (("prov:Activity",), ("xsd:dateTime",)),
    "schema:sameAs": (("schema:Thing",), None),
    "schema:name": (None, ("text",)),
    "schema:url": (None, ("url",)),
    "schema:headline": (("schema:CreativeWork",), ("text",)),
    "schema:creditText": (("schema:CreativeWork",), ("text",)),
    "schema:inLanguage": (
        ("schema:CreativeWork", "schema:Event", "schema:CommunicateAction", "schema:LinkRole"),
        ("schema:Language", "text"),
    ),
    "schema:publisher": (("schema:CreativeWork",), ("schema:Organization", "schema:Person")),
    "schema:datePublished": (("schema:CreativeWork", "schema:Certification"), ("date",)),
    "schema:articleBody": (("schema:Article",), ("text",)),
    "schema:mentions": (("schema:CreativeWork",), ("schema:Thing",)),
    "schema:text": (("schema:CreativeWork",), ("text",)),
    "schema:spokenByCharacter": (("schema:Quotation",), ("schema:Organization", "schema:Person")),
    "schema:about": (
        ("schema:CreativeWork", "schema:Event", "schema:CommunicateAction", "schema:Certification"),
        ("schema:Thing",),
    ),
    "schema:author": (("schema:CreativeWork", "schema:Rating"), ("schema:Organization", "schema:Person")),
    "schema:worksFor": (("schema:Person",), ("schema:Organization",)),
    "schema:location": (
        ("schema:Action", "schema:Event", "schema:InteractionCounter", "schema:Organization"),
        ("schema:Place", "schema:PostalAddress", "schema:VirtualLocation", "text"),
    ),
    "schema:startDate": (
        (
            "schema:CreativeWorkSeason", "schema:CreativeWorkSeries", "schema:DatedMoneySpecification",
            "schema:EducationalOccupationalProgram", "schema:Event", "schema:MerchantReturnPolicySeasonalOverride",
            "schema:Role", "schema:Schedule",
        ),
        ("date",),
    ),
    "schema:endDate": (
        (
            "schema:CreativeWorkSeason", "schema:CreativeWorkSeries", "schema:DatedMoneySpecification",
            "schema:EducationalOccupationalProgram", "schema:Event", "schema:MerchantReturnPolicySeasonalOverride",
            "schema:Role", "schema:Schedule",
        ),
        ("date",),
    ),
    "org:member": (("org:Membership",), ("foaf:Agent",)),
    "org:organization": (("org:Membership",), ("org:Organization",)),
    "org:memberOf": (("foaf:Agent",), ("org:Organization",)),
    "org:postIn": (("org:Post",), ("org:Organization",)),
    "org:subOrganizationOf": (("org:Organization",), ("org:Organization",)),
    "prov:wasRevisionOf": (("prov:Entity",), ("prov:Entity",)),
    "oa:hasSource": (("oa:SpecificResource",), ("rdfs:Resource",)),
    "oa:hasSelector": (("oa:SpecificResource",), ("oa:Selector",)),
    "oa:start": (("oa:TextPositionSelector",), ("xsd:nonNegativeInteger",)),
    "oa:end": (("oa:TextPositionSelector",), ("xsd:nonNegativeInteger",)),
    "oa:exact": (("oa:TextQuoteSelector",), ("xsd:string",)),
    # of the ontology's own files
    "skos:notation": (None, ("literal",)),
    "skos:definition": (None, ("literal",)),
    "skos:example": (None, ("literal",)),
    "dct:title": (None, ("literal",)),
    "dct:description": (None, None),
    "dct:license": (None, ("dct:LicenseDocument",)),
    "schema:domainIncludes": (("schema:Property",), ("schema:Class",)),
    "schema:rangeIncludes": (("schema:Property",), ("schema:Class",)),
    "rdfs:label": (None, ("literal",)),
    "rdfs:domain": (("rdf:Property",), ("rdfs:Class",)),
    "rdfs:range": (("rdf:Property",), ("rdfs:Class",)),
    "rdfs:subClassOf": (("rdfs:Class",), ("rdfs:Class",)),
    "owl:disjointWith": (("owl:Class",), ("owl:Class",)),
    "owl:inverseOf": (("owl:ObjectProperty",), ("owl:ObjectProperty",)),
    "owl:versionInfo": (None, None),
}  # fmt: skip

# class -> classes that it is a subclass of, or equivalent to, by its own vocabulary
CLASSES: dict[str, tuple[str, ...]] = {
    "schema:NewsArticle": ("schema:Article",),
    "schema:Article": ("schema:CreativeWork",),
    "schema:Report": ("schema:Article",),
    "schema:Quotation": ("schema:CreativeWork",),
    "schema:CreativeWork": ("schema:Thing",),
    "schema:Event": ("schema:Thing",),
    "schema:Organization": ("schema:Thing",),
    "schema:OrganizationRole": ("schema:Role",),
    "schema:Role": ("schema:Intangible",),
    "schema:Intangible": ("schema:Thing",),
    "schema:Person": ("schema:Thing",),
    "schema:Place": ("schema:Thing",),
    "foaf:Person": ("foaf:Agent", "schema:Person"),
    "foaf:Agent": (),
    "foaf:Organization": ("foaf:Agent",),
    "foaf:Document": ("schema:CreativeWork",),
    "org:Organization": ("foaf:Organization",),
    "org:Membership": (),
    "org:Post": (),
    "oa:SpecificResource": (),
    "oa:TextPositionSelector": ("oa:Selector",),
    "oa:TextQuoteSelector": ("oa:Selector",),
    "oa:Selector": (),
    "prov:Entity": (),
    "prov:Activity": (),
    "prov:Agent": (),
    "rdf:Statement": (),
    "skos:Concept": (),
    "owl:Class": ("rdfs:Class", "schema:Class"),
    "owl:Ontology": (),
    "owl:ObjectProperty": ("rdf:Property",),
    "owl:DatatypeProperty": ("rdf:Property",),
    "owl:AnnotationProperty": ("rdf:Property",),
    "rdf:Property": ("schema:Property",),
    "rdfs:Class": ("schema:Class",),
    "rdfs:Literal": (),
    "rdfs:Resource": (),
}

# pairs of classes that their vocabularies say have nothing in common
DISJOINT = (
    ("foaf:Person", "org:Organization"),
    ("foaf:Person", "foaf:Organization"),
    ("foaf:Document", "foaf:Organization"),
    ("prov:Entity", "prov:Activity"),
    ("skos:Concept", "skos:Collection"),
)
