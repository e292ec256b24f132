"""What every answer carries to keep browsers honest, how much a request may bring, and which other front
ends may call (CORS by an allow-list)."""

from collections.abc import Iterable

from flask import Flask, Request, Response, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.middleware.proxy_fix import ProxyFix

LARGEST_BODY = 1024 * 1024
FORM_PARTS = 100
PREFLIGHT_S = 600
CLOSED = "default-src 'none'; frame-ancestors 'none'"
METHODS = "GET, POST, PUT, PATCH, DELETE"
SENT = (
    "Authorization, Content-Type, Accept-Language, Idempotency-Key, If-Match, If-None-Match, X-Correlation-Id"
)
SHOWN = "ETag, Link, Location, Retry-After, Idempotency-Replayed, X-Correlation-Id"


def install_limits_of_size(app: Flask) -> None:
    """Bound what is read of a request, and trust the gateway's word, one hop, about who asked."""
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY, MAX_FORM_MEMORY_SIZE=LARGEST_BODY, MAX_FORM_PARTS=FORM_PARTS
    )
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]


def refuse_oversized(asked: Request, largest: int = LARGEST_BODY) -> None:
    """Refuse by the announced length, before a byte is read; of one that announces none no more is read.

    Args:
        asked: the request.
        largest: bytes that its route takes.

    Raises:
        RequestEntityTooLarge: it is more.
    """
    asked.max_content_length = largest
    if (asked.content_length or 0) > largest:
        raise RequestEntityTooLarge


def install_headers(app: Flask) -> None:
    """Give every answer the headers of an API; a page that needs more sets its own policy."""

    @app.after_request
    def add(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", CLOSED)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        private = "Authorization" in request.headers or request.method not in ("GET", "HEAD")
        if private or response.status_code >= 400:
            response.headers["Cache-Control"] = "no-store"
        response.vary.update(("Accept-Language", "Authorization"))
        return response


def install_cors(app: Flask, origins: Iterable[str]) -> None:
    """Let pages of these origins call, with a token but without cookies."""
    allowed = frozenset(origin.strip().rstrip("/") for origin in origins if origin.strip())

    @app.before_request
    def preflight() -> Response | None:
        asked = request.headers.get("Access-Control-Request-Method")
        if request.method != "OPTIONS" or not asked or request.headers.get("Origin") not in allowed:
            return None
        granted = {
            "Access-Control-Allow-Methods": METHODS,
            "Access-Control-Allow-Headers": SENT,
            "Access-Control-Max-Age": str(PREFLIGHT_S),
        }
        return Response(status=204, headers=granted)

    @app.after_request
    def share(response: Response) -> Response:
        origin = request.headers.get("Origin")
        if allowed:
            response.vary.add("Origin")
        if origin in allowed:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = SHOWN
        return response
