"""OnRecord: news articles in, a knowledge graph that can be cited out.

    import onrecord
    record = onrecord.build(["coverage/"], "inquiry.record")     # or onrecord.open("inquiry.record")
    for row in record.query("offices"):
        print(row.person, row.office)

Everything heavy is imported when it is first used, so that `import onrecord` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from onrecord.annotate import annotator
    from onrecord.building import build
    from onrecord.errors import (
        AuthorityError,
        CheckError,
        ClusterError,
        DecisionError,
        EmptyInput,
        FormatError,
        InputError,
        NotText,
        OnRecordError,
        QueryError,
        RecordError,
        ServerError,
        TooLarge,
        Unsafe,
    )
    from onrecord.folder import RecordFolder
    from onrecord.folder import open_record as open
    from onrecord.model import (
        Article,
        Claim,
        Decision,
        Entity,
        Evidence,
        Match,
        Mention,
        Page,
        Record,
        Span,
        Statement,
    )

_HOMES = {
    "annotator": ("annotate", "annotator"),
    "build": ("building", "build"),
    "open": ("folder", "open_record"),
    "RecordFolder": ("folder", "RecordFolder"),
    **{
        name: ("errors", name)
        for name in (
            "AuthorityError",
            "CheckError",
            "ClusterError",
            "DecisionError",
            "EmptyInput",
            "FormatError",
            "InputError",
            "NotText",
            "OnRecordError",
            "QueryError",
            "RecordError",
            "ServerError",
            "TooLarge",
            "Unsafe",
        )
    },
    **{
        name: ("model", name)
        for name in (
            "Article",
            "Claim",
            "Decision",
            "Entity",
            "Evidence",
            "Match",
            "Mention",
            "Page",
            "Record",
            "Span",
            "Statement",
        )
    },
}

__all__ = [
    "Article",
    "AuthorityError",
    "CheckError",
    "Claim",
    "ClusterError",
    "Decision",
    "DecisionError",
    "EmptyInput",
    "Entity",
    "Evidence",
    "FormatError",
    "InputError",
    "Match",
    "Mention",
    "NotText",
    "OnRecordError",
    "Page",
    "QueryError",
    "Record",
    "RecordError",
    "RecordFolder",
    "ServerError",
    "Span",
    "Statement",
    "TooLarge",
    "Unsafe",
    "__version__",
    "annotator",
    "build",
    "open",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    value = getattr(importlib.import_module(f"onrecord.{module}"), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
