"""The review of what is doubtful, on pages: one question at a time with its sentences, answered by a button.

Only where the server was told to (--review): an answer is written into the decisions file beside the record. Asked by
POST only, from the server's own pages (Origin) and with the key that these carry. Who is who is found again when the
first page is opened, so that takes a while on a large record; bringing the record up to date puts a new snapshot in
place, which is then shown.
"""

from __future__ import annotations

import hmac
import secrets
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import DecisionError
from onrecord.serve.refused import Refused

if TYPE_CHECKING:
    from onrecord.review import Case, Question, Quote
    from onrecord.serve.app import Service
    from onrecord.serve.snapshot import Snapshot

__all__ = ["Desk", "act", "parts", "show"]

KINDS = ("merge", "namesakes", "fact", "match")
LONGEST = 500
"""Characters of a reason or a name."""


@dataclass
class Desk:
    """The case that is open, of the snapshot that stands; one person's answers after the other."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    lock: threading.Lock = field(default_factory=threading.Lock)
    name: str = ""
    case: Case | None = None
    asked: list[Question] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)

    def open(self, snapshot: Snapshot) -> list[Question]:
        """The questions of the snapshot that are not answered yet. Raises DecisionError, RecordError."""
        from onrecord.review import Case, questions

        with self.lock:
            if self.name != snapshot.name or self.case is None:
                self.case = Case.open(snapshot.folder)
                self.asked = questions(self.case)
                self.answered = set()
                self.name = snapshot.name
            return [each for each in self.asked if each.id not in self.answered]

    def answer(self, question: Question, yes: bool, who: str, why: str) -> None:
        """Writes the decision. Raises DecisionError if it contradicts another."""
        from onrecord.review import decide

        with self.lock:
            assert self.case is not None
            decide(self.case, question.yes if yes else question.no, who=who, why=why)
            self.answered.add(question.id)

    def undo(self) -> str:
        """Takes the last answer back; says which, "" if there is none."""
        from onrecord.review import undo

        with self.lock:
            taken = undo(self.case) if self.case is not None else None
            if taken is None:
                return ""
            for question in self.asked:
                if taken.what == question.yes.what and taken.other == question.yes.other:
                    self.answered.discard(question.id)
            return f"{taken.verdict} {taken.what}"

    def apply(self) -> str:
        """Brings the record up to date; says what could not be done, "" if all was."""
        with self.lock:
            if self.case is None or not self.case.made:
                return ""
            problems: list[str] = []
            self.case.apply(lambda error: problems.append(str(error)))
            self.case, self.name = None, ""
            return "; ".join(problems[:5])


def parts(quote: Quote) -> list[tuple[str, bool]]:
    """A sentence cut at its marks: words, and whether they are marked."""
    found, at = [], 0
    for start, end in quote.marks:
        found += [(quote.sentence[at:start], False), (quote.sentence[start:end], True)]
        at = end
    return [each for each in [*found, (quote.sentence[at:], False)] if each[0]]


async def show(request: Request) -> Response:
    """The first question that is open, or the one after those passed over."""
    service, desk = _open(request)
    snapshot = await run_in_threadpool(service.current.now)
    kind, skip = request.query_params.get("kind", ""), request.query_params.get("skip", "0")
    if kind and kind not in KINDS:
        raise Refused(400, f"no questions of the kind {kind[:40]!r}; there are: {', '.join(KINDS)}")
    if not (skip.isascii() and skip.isdigit() and len(skip) < 7):
        raise Refused(400, f"skip {skip[:20]!r} is no number")
    asked = await run_in_threadpool(desk.open, snapshot)
    counts = {each: sum(1 for question in asked if question.kind == each) for each in KINDS}
    chosen = [question for question in asked if not kind or question.kind == kind]
    at = min(int(skip), max(0, len(chosen) - 1))
    case = desk.case
    assert case is not None
    return service.page(
        request, "review.html", snapshot, title="Review", question=chosen[at] if chosen else None, at=at,
        count=len(chosen), total=len(asked), counts=counts, kind=kind, key=desk.key, file=case.file.name,
        made=len(case.made), who=request.cookies.get("onrecord-who", service.settings.reviewer),
        said=request.query_params.get("said", "")[:300],
    )  # fmt: skip


async def act(request: Request) -> Response:
    """An answer, the last one taken back, or the record brought up to date."""
    service, desk = _open(request)
    form = await _form(request)
    # the guard has refused an Origin that is another's; here there must be one, or the browser's word that it is ours
    ours = "origin" in request.headers or request.headers.get("sec-fetch-site") == "same-origin"
    if not ours or not hmac.compare_digest(form.get("key", "").encode(), desk.key.encode()):
        raise Refused(403, "this answer does not come from a page of this server; open the review again")
    snapshot = await run_in_threadpool(service.current.now)
    asked = {each.id: each for each in await run_in_threadpool(desk.open, snapshot)}
    answer, said = form.get("answer", ""), ""
    who, why = form.get("who", "").strip(), form.get("why", "").strip()
    kind, skip = form.get("kind", ""), form.get("skip", "0")
    if max(len(who), len(why)) > LONGEST:
        raise Refused(400, f"a name or a reason may have {LONGEST} characters")
    if answer == "undo":
        taken = await run_in_threadpool(desk.undo)
        said = f"Taken back: {taken}" if taken else "There is nothing to take back."
    elif answer == "apply":
        said = await run_in_threadpool(desk.apply) or "The record is up to date."
    elif answer in {"yes", "no"}:
        question = asked.get(form.get("question", ""))
        if question is None:
            said = "That question is answered already, or gone."
        elif not who:
            raise Refused(400, "say who decides: a decision carries a name")
        else:
            try:
                await run_in_threadpool(desk.answer, question, answer == "yes", who, why)
            except DecisionError as error:
                said = f"Not written: {error}"
    else:
        raise Refused(400, f"{answer[:20]!r} is no answer; there are: yes, no, undo, apply")
    place = {
        "kind": kind if kind in KINDS else "",
        "skip": skip if skip.isascii() and skip.isdigit() else "0",
        "said": said,
    }
    response = RedirectResponse(
        "/review?" + urlencode({key: each for key, each in place.items() if each not in {"", "0"}}), 303
    )
    if who:
        response.set_cookie("onrecord-who", who.encode("ascii", "ignore").decode(), httponly=True, samesite="strict")
    return response


def _open(request: Request) -> tuple[Service, Desk]:
    service: Service = request.app.state.service
    if service.desk is None:
        raise Refused(403, "this server is read-only; start it with --review to decide on its pages")
    return service, service.desk


async def _form(request: Request) -> dict[str, str]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise Refused(415, f"answers are posted as application/x-www-form-urlencoded, not as {kind or 'nothing named'}")
    try:
        pairs: Any = parse_qsl((await request.body()).decode("utf-8"), keep_blank_values=True, max_num_fields=20)
    except (UnicodeDecodeError, ValueError):
        raise Refused(400, "the form is no UTF-8 text") from None
    return dict(pairs)
