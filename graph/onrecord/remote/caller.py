"""HTTP to a SPARQL server: who asks, retries with growing pauses, and errors that say what to do.

`requests`, since spaCy brings it anyway: it keeps connections open, and knows the Digest login that Virtuoso wants.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

import requests
from requests.auth import HTTPBasicAuth, HTTPDigestAuth

from onrecord import __version__
from onrecord.errors import ServerError
from onrecord.rdf.terms import one_line

__all__ = ["Caller", "Login", "bare", "complaint"]

CONNECT = 10.0
"""Seconds within which a server must take the connection."""
TRIES = 5
PAUSE = 0.5
"""Seconds before the second try; each further pause is twice as long."""
LONGEST = 30.0
"""Seconds of the longest pause, whatever Retry-After asks for."""
PASSING = {429, 500, 502, 503, 504}
"""Statuses that may be gone at the next try."""


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks: a user with a password, or a token. Never shown."""

    user: str = ""
    password: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return f"<Login {self.user or ('token' if self.token else 'nobody')}>"

    @classmethod
    def from_environment(cls, user: str = "", token: str = "") -> Login:
        """What ONRECORD_USER, ONRECORD_PASSWORD and ONRECORD_TOKEN say, unless given."""
        return cls(
            user or os.environ.get("ONRECORD_USER", ""),
            os.environ.get("ONRECORD_PASSWORD", ""),
            token or os.environ.get("ONRECORD_TOKEN", ""),
        )


def bare(url: str) -> tuple[str, Login]:
    """The address without the user and password that may stand in it, and these."""
    parts = urlsplit(url)
    if "@" not in parts.netloc:
        return url, Login()
    who, _, host = parts.netloc.rpartition("@")
    user, _, password = who.partition(":")
    return urlunsplit(parts._replace(netloc=host)), Login(unquote(user), unquote(password))


class Caller:
    """One server's client. timeout: seconds that it has for each answer."""

    def __init__(self, login: Login | None = None, *, timeout: float = 60.0, pause: float = PAUSE) -> None:
        self.login, self.timeout, self.pause = login or Login(), timeout, pause
        self.reached = False
        self.session = requests.Session()
        self.session.headers["User-Agent"] = f"onrecord/{__version__}"
        if self.login.token:
            self.session.headers["Authorization"] = f"Bearer {self.login.token}"
            # a .netrc of the user's must not replace the token
            self.session.auth = lambda request: request

    def close(self) -> None:
        """Ends the connection."""
        self.session.close()

    def call(
        self, method: str, url: str, *, retry: frozenset[int] | set[int] = frozenset(PASSING), **options: Any
    ) -> requests.Response:
        """The answer, whatever its status, but not one that may be gone at the next try (`retry`) before the tries are
        used up, nor a question who asks that the login answers.

        Raises ServerError if no answer can be had.
        """
        for number in range(1, TRIES + 1):
            pause = min(self.pause * 2 ** (number - 1), LONGEST)
            try:
                answer = self._call(method, url, options)
            except requests.Timeout as error:
                # a server that never took a connection is not there; one that did may be busy
                if number == TRIES or not self.reached:
                    raise ServerError(
                        f"{url}: no answer within {self._patience(error):g} seconds; is the server well, "
                        "or has it more to do than that (push: --timeout)?"
                    ) from None
            except requests.exceptions.SSLError as error:
                raise ServerError(f"{url}: its certificate is not trusted ({_cause(error)})") from None
            except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
                if number == TRIES or not self.reached:
                    raise ServerError(
                        f"{url}: no server answers ({_cause(error)}); is it running, and is this its address?"
                    ) from None
            except (requests.RequestException, ValueError) as error:
                raise ServerError(f"{url}: cannot be asked ({_cause(error)}); is it the right address?") from None
            else:
                self.reached = True
                if answer.status_code not in retry or number == TRIES:
                    return answer
                after = answer.headers.get("Retry-After", "")
                pause = min(float(after), LONGEST) if after.isascii() and after.isdigit() else pause
            time.sleep(pause)
        raise AssertionError("unreachable")

    def _call(self, method: str, url: str, options: dict[str, Any]) -> requests.Response:
        times = (CONNECT, self.timeout)
        answer = self.session.request(method, url, timeout=times, allow_redirects=False, **options)
        if answer.status_code == 401 and self.login.user and self.session.auth is None:
            asked = answer.headers.get("WWW-Authenticate", "").lower()
            user, password = self.login.user, self.login.password
            # of Basic, requests would write strings in Latin-1
            basic = HTTPBasicAuth(user.encode(), password.encode())
            self.session.auth = HTTPDigestAuth(user, password) if asked.startswith("digest") else basic
            answer = self.session.request(method, url, timeout=times, allow_redirects=False, **options)
        return answer

    def _patience(self, error: requests.Timeout) -> float:
        return CONNECT if isinstance(error, requests.ConnectTimeout) else self.timeout

    def refused(self, answer: requests.Response, url: str, what: str) -> ServerError:
        """The error that an answer means. what: what was asked of the server ("take the graph x")."""
        status = answer.status_code
        said = complaint(answer)
        why = f"{status} {one_line(answer.reason or '')}".strip() + (f": {said}" if said else "")
        if status == 401:
            known = self.login.user or self.login.token
            advice = (
                f"it does not take the {'user ' + repr(self.login.user) if self.login.user else 'token'} with what was "
                "given" if known else "it asks who you are: set ONRECORD_USER and ONRECORD_PASSWORD, or ONRECORD_TOKEN"
            )  # fmt: skip
        elif status == 403:
            advice = "you may not do that there: give another user or token, or ask whoever runs it for the right"
        elif status in {404, 410}:
            advice = "there is nothing at this address: give the server's own, see onrecord push --help"
        elif status in {405, 501}:
            advice = "it takes no such request there: the server may be read-only, or this be another of its addresses"
        elif status == 413:
            advice = "it takes no request of that size: raise its limit (or that of the proxy before it)"
        elif 300 <= status < 400:
            advice = f"it has moved to {one_line(answer.headers.get('Location', 'somewhere else'))}: give that address"
        elif status in PASSING:
            advice = f"{TRIES} tries; see the server's log, and try again: what was done stays done"
        else:
            advice = "see the server's log"
        return ServerError(f"{url}: would not {what} ({why}); {advice}")


def complaint(answer: requests.Response) -> str:
    """What the server says is wrong, on one line and short, of a page only its text."""
    text = answer.content[:20_000].decode("utf-8", "replace")
    if "<" in text and "html" in answer.headers.get("Content-Type", ""):
        text = re.sub(r"<(title|style|script)\b.*?</\1>|<h1\b.*?</h1>", " ", text, flags=re.DOTALL | re.IGNORECASE)
        text = re.sub(r"<[^>]*>", " ", text)
    return one_line(text)[:300]


def _cause(error: BaseException) -> str:
    """The innermost reason of an error, in the system's words where it has some."""
    seen: BaseException = error
    for _ in range(10):
        inner = getattr(seen, "reason", None)
        inner = inner if isinstance(inner, BaseException) else next(
            (each for each in seen.args if isinstance(each, BaseException)), seen.__cause__ or seen.__context__
        )  # fmt: skip
        if inner is None:
            break
        seen = inner
    words = getattr(seen, "strerror", None) or str(seen) or type(seen).__name__
    return one_line(words)[:160]
