"""A parsed document as plain lists, one entry a token: what the extractors look at, cheap to look at often.

A spaCy token makes a Python object at every touch; a sheet is made once per document and costs a list look-up.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.model import Article, Document, Span

__all__ = ["Sheet", "sheet"]

_COLUMNS: list[int | str] = [
    "HEAD",
    "DEP",
    "POS",
    "TAG",
    "LOWER",
    "IDX",
    "LENGTH",
    "ENT_TYPE",
    "ENT_IOB",
    "SENT_START",
    "LEMMA",
    "IS_SPACE",
]


class Sheet:
    """The words of one document: its tokens without white space, numbered from 0 (not spaCy's own numbers).

    text, lower, lemma (lower case), pos, tag, dep (without subtype), full (dep with subtype): one str a token;
    head: index of the head (its own index for a root); start, end: characters [start, end) in the text;
    ent: index into `ents` or -1; label: its label or ""; sent: number of its sentence; children: indices
    of its dependents, in order.
    ents: (first token, past last token, label); sents: (first token, past last token).
    """

    __slots__ = (
        "article",
        "children",
        "dep",
        "doc",
        "end",
        "ent",
        "ents",
        "full",
        "head",
        "label",
        "lemma",
        "lower",
        "pos",
        "sent",
        "sents",
        "start",
        "tag",
        "text",
    )

    def __init__(self, document: Document) -> None:
        doc = document.doc
        self.article: Article = document.article
        self.doc = doc
        strings = doc.vocab.strings
        table = doc.to_array(_COLUMNS).reshape(len(doc), len(_COLUMNS)).astype("int64")
        spaces = table[:, _COLUMNS.index("IS_SPACE")] == 1
        place = (~spaces).cumsum() - 1  # of each spaCy token among the words, of a space that of the word before it
        kept = (~spaces).nonzero()[0]
        heads = place[kept + table[kept, 0]].tolist() if len(kept) else []
        # a sentence may begin with a space: it is the sentence's number that its words share
        sentences = (table[:, _COLUMNS.index("SENT_START")] == 1).cumsum()[kept].tolist()
        columns: list[list[int]] = [column.tolist() for column in table[kept].T]
        names: dict[int, str] = {}

        def text_of(values: list[int]) -> list[str]:
            for value in set(values):
                # the table is signed, the keys of strings are not
                names.setdefault(value, strings[value & 0xFFFFFFFFFFFFFFFF] if value else "")
            return [names[value] for value in values]

        n = len(kept)
        self.head: list[int] = heads
        self.full: list[str] = text_of(columns[1])
        self.dep: list[str] = [name.partition(":")[0] for name in self.full]
        self.pos: list[str] = text_of(columns[2])
        self.tag: list[str] = text_of(columns[3])
        self.lower: list[str] = text_of(columns[4])
        self.lemma: list[str] = [
            lemma.lower() or low for lemma, low in zip(text_of(columns[10]), self.lower, strict=True)
        ]
        self.start: list[int] = columns[5]
        self.end: list[int] = [start + length for start, length in zip(columns[5], columns[6], strict=True)]
        body = doc.text
        self.text: list[str] = [body[start:end] for start, end in zip(self.start, self.end, strict=True)]
        labels = text_of(columns[7])
        self.ent: list[int] = [-1] * n
        self.label: list[str] = [""] * n
        self.ents: list[tuple[int, int, str]] = []
        for i, (label, iob) in enumerate(zip(labels, columns[8], strict=True)):
            if not label:
                continue
            if iob == 1 and self.ents and self.ents[-1][1] == i:
                self.ents[-1] = (self.ents[-1][0], i + 1, label)
            else:
                self.ents.append((i, i + 1, label))
            self.ent[i] = len(self.ents) - 1
            self.label[i] = label
        self.sent: list[int] = []
        self.sents: list[tuple[int, int]] = []
        for i, number in enumerate(sentences):
            if i == 0 or number != sentences[i - 1]:
                self.sents.append((i, i + 1))
            else:
                self.sents[-1] = (self.sents[-1][0], i + 1)
            self.sent.append(len(self.sents) - 1)
        self.children: list[list[int]] = [[] for _ in range(n)]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, last: int) -> Span:
        """The article's span of tokens [first, last)."""
        return self.article.span(self.start[first], self.end[last - 1])

    def words(self, first: int, last: int) -> str:
        """Tokens [first, last) as they stand, white space evened out."""
        return " ".join(self.article.text[self.start[first] : self.end[last - 1]].split())

    def sentence(self, first: int, last: int) -> Span:
        """The span of the sentence(s) that tokens [first, last) stand in, without white space at the ends."""
        start = self.start[self.sents[self.sent[first]][0]]
        end = self.end[self.sents[self.sent[last - 1]][1] - 1]
        text = self.article.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        return self.article.span(start, end)

    def child(self, i: int, *relations: str) -> int:
        """Its first dependent in any of these relations (with or without subtype), -1 if there is none."""
        for child in self.children[i]:
            if self.dep[child] in relations or self.full[child] in relations:
                return child
        return -1

    def case(self, i: int) -> str:
        """The preposition that the token depends by, in lower case, "" if it has none."""
        found = self.child(i, "case")
        return self.lower[found] if found >= 0 else ""

    def agent(self, verb: int) -> int:
        """Who does it, in a passive: the token after "by", -1 if there is none."""
        for child in self.children[verb]:
            if self.full[child] == "obl:agent" or (self.dep[child] == "obl" and self.case(child) == "by"):
                return child
        return -1

    def subtree(self, i: int, drop: frozenset[str] = frozenset()) -> tuple[int, int]:
        """Tokens [first, last) of the unbroken stretch made of i and what depends on it, dropped relations aside."""
        keep = {i}
        stack = [i]
        while stack:
            word = stack.pop()
            for child in self.children[word]:
                if self.dep[child] not in drop and child not in keep:
                    keep.add(child)
                    stack.append(child)
        first = last = i
        while first - 1 in keep:
            first -= 1
        while last + 1 in keep:
            last += 1
        return first, last + 1

    def capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[i][:1].isupper()


@lru_cache(maxsize=4)
def sheet(document: Document) -> Sheet:
    """The document's sheet, kept for the extractors that come after the first."""
    return Sheet(document)
