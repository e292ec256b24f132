"""Problem documents (RFC 9457): the one place where what went wrong becomes an HTTP answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy.exc as sql
from flask import Flask, Response, g, request
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from shared.context import correlation_id
from shared.errors import Conflict, Language, NotReady, Refusal, Stale
from shared.logs import get_logger
from shared.web.access import ScopeMissing
from shared.web.bodies import BadText
from shared.web.validation import entries
from shared.web.wording import STATUSES

CONTENT_TYPE = "application/problem+json"
UNIQUE = ("UniqueViolation", "ExclusionViolation")
log = get_logger(__name__)


@dataclass(frozen=True)
class Problem:
    """What went wrong, in the caller's language."""

    status: int
    code: str
    title: str
    detail: str
    errors: list[dict[str, str]] = field(default_factory=list)
    headers: Mapping[str, str] = field(default_factory=dict)

    def document(self, public_url: str) -> dict[str, Any]:
        """The members of RFC 9457, and ours: `code`, `errors`, `correlation_id`."""
        found: dict[str, Any] = {
            "type": f"{public_url}/problems/{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": request.path,
            "code": self.code,
            "correlation_id": correlation_id.get(),
        }
        return {**found, "errors": self.errors} if self.errors else found


def install_problems(app: Flask, public_url: str) -> None:
    """Let every failure in the application be answered with a problem document."""

    def answer(error: Exception) -> Response | HTTPException:
        if isinstance(error, HTTPException) and error.code is not None and error.code < 400:
            return error
        language = preferred_language()
        problem = problem_of(error, language)
        if problem.status == 500:
            log.error("request-failed", exc_info=error, method=request.method, path=request.path)
        elif problem.status == 503:
            log.warning("request-not-served", reason=type(error).__name__, path=request.path)
        g.problem = problem.code
        body = json.dumps(problem.document(public_url), ensure_ascii=False)
        response = Response(body, problem.status, content_type=CONTENT_TYPE)
        response.headers.update(problem.headers)
        response.headers["Content-Language"] = language
        return response

    app.register_error_handler(Exception, answer)


def preferred_language() -> Language:
    """Romanian, unless the caller would rather have English."""
    return "en" if request.accept_languages.best_match(["ro", "en"]) == "en" else "ro"


def problem_of(error: Exception, language: Language) -> Problem:
    """The one mapping from errors to problems."""
    if isinstance(error, Refusal):
        return _refused(error, language)
    if isinstance(error, HTTPException):
        return _http(error, language)
    known = _database(error)
    return _refused(known, language) if known else _plain(500, language)


def _refused(refusal: Refusal, language: Language) -> Problem:
    detail = refusal.text(language)
    title = STATUSES.get(refusal.status, STATUSES[400]).title(language)
    errors = []
    if refusal.pointer:
        errors = [{"pointer": refusal.pointer, "code": refusal.code, "detail": detail}]
    return Problem(refusal.status, refusal.code, title, detail, errors, _headers(refusal))


def _headers(refusal: Refusal) -> dict[str, str]:
    headers = {}
    if refusal.retry_after is not None:
        headers["Retry-After"] = str(refusal.retry_after)
    if refusal.status == 401:
        challenge = 'Bearer realm="parteneriat"'
        given = refusal.code != "unauthenticated"
        headers["WWW-Authenticate"] = challenge + (', error="invalid_token"' if given else "")
    if isinstance(refusal, ScopeMissing):
        challenge = f'Bearer realm="parteneriat", error="insufficient_scope", scope="{refusal.scope}"'
        headers["WWW-Authenticate"] = challenge
    return headers


def _http(error: HTTPException, language: Language) -> Problem:
    status = error.code or 500
    # webargs hangs what marshmallow found on the exception, under the part of the request it was in.
    found = getattr(error, "data", {}).get("messages", {})
    parts = list(found.values()) if isinstance(found, Mapping) else [found]
    errors = [entry for part in parts for entry in entries(part, language)]
    kept = ("Allow", "Retry-After", "WWW-Authenticate")
    headers = {name: value for name, value in error.get_headers(request.environ) if name in kept}
    return _plain(status, language, errors, headers)


def _plain(
    status: int,
    language: Language,
    errors: list[dict[str, str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Problem:
    words = STATUSES.get(status) or STATUSES[500 if status >= 500 else 400]
    return Problem(
        status, words.code, words.title(language), words.detail(language), errors or [], headers or {}
    )


def _database(error: Exception) -> Refusal | None:
    if isinstance(error, StaleDataError):
        return Stale() if request.headers.get("If-Match") else Conflict()
    if isinstance(error, sql.OperationalError | sql.InterfaceError | sql.TimeoutError):
        return NotReady()
    if isinstance(error, sql.IntegrityError) and type(error.orig).__name__ in UNIQUE:
        return Conflict()
    if isinstance(error, sql.DataError):
        return BadText()
    return None
