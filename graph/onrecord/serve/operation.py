"""What the operations of the OpenAPI description are put together from: parameters, answers, refusals."""

from __future__ import annotations

from typing import Any

__all__ = ["HTML", "STRING", "answer_in", "page_get", "parameter", "responses"]

_TEXT = {"text/plain": {"schema": {"type": "string"}}}
_TEXT_OR_PAGE = {**_TEXT, "text/html": {"schema": {"type": "string"}}}
STRING = {"type": "string"}
HTML = {"text/html": {"schema": STRING}}


def parameter(
    name: str, schema: dict[str, Any], words: str, required: bool = False, where: str = "query"
) -> dict[str, Any]:
    """A parameter of an operation. where: "query" or "path"."""
    return {"name": name, "in": where, "required": required, "schema": schema, "description": words}


def responses(good: dict[str, Any], *statuses: int, page: bool = True) -> dict[str, Any]:
    """The good answers with those refusals that this operation may give, and those that any may. page: whether a
    browser gets them as pages."""
    words = {
        400: "What is wrong with the request, in words.",
        401: "The server asks for its token.",
        403: "Read-only, or asked by the page of another site.",
        404: "Nothing of the name is on record.",
        405: "Not answered with this method.",
        406: "It comes in none of the forms that are accepted.",
        413: "The request is too large.",
        415: "Posted in a form that is not read.",
        421: "The server does not go by the name in Host.",
        500: "The answer is larger, or takes more memory, than there is for one.",
        503: "Stopped after the time limit, or too many are waiting.",
    }
    found = dict(good)
    for status in (*statuses, 401, 403, 421):
        found[str(status)] = {"description": words[status], "content": _TEXT_OR_PAGE if page else _TEXT}
    return found


def answer_in(kinds: list[str], words: str) -> dict[str, Any]:
    """An answer that comes in these media types."""
    return {"description": words, "content": {kind: {"schema": {}} for kind in kinds}}


def page_get(words: str, *statuses: int, parameters: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """A page that is only looked at."""
    good = {"200": {"description": words, "content": HTML}}
    return {"get": {"summary": words, "parameters": parameters or [], "responses": responses(good, *statuses)}}
