"""What persons decided about a record, in one plain file beside it.

    inquiry.decisions.tsv      same, different, rename, retype, reject, confirm: one line each, with who, when and why

    read(path)  -> decisions       append(path, decision)       remove(path, decision)

The file is tab-separated text, a line for each decision. One line each, and no order that matters: so git shows a
decision as one line added, merges two desks' files by keeping the lines of both (`*.decisions.tsv merge=union` in
.gitattributes does it unasked), and anything that opens a table opens it. (JSON lines would hide the words behind
braces; blocks of TOML come apart in a union merge.)

What a line is about is said by where it stands in an article (onrecord.decisions.anchors), never by an identifier that
a machine made: so that it holds for every rebuild and every model. `onrecord.resolve.decisions` applies them.
"""

from onrecord.decisions.anchors import Anchor, Place, Relation
from onrecord.decisions.file import COLUMNS, VERDICTS, append, beside, read, remove

__all__ = ["COLUMNS", "VERDICTS", "Anchor", "Place", "Relation", "append", "beside", "read", "remove"]
