"""What keeps a page and its forms safe: headers on every answer, and a check of every POST."""

import hashlib
import hmac
import secrets

from flask import Response, current_app, g, request
from werkzeug.exceptions import RequestEntityTooLarge

from services.portal.settings import Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# For the few pages that other sites may show in a frame: they run nothing, send nothing and set no cookie.
FRAMED_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors *",
    )
)
# For a page of ours that shows a mail in a frame, and for the mail there: its styles stand in its HTML, so it
# gets a policy of its own, in a sandbox that runs no script and opens nothing.
POLICY_WITH_FRAME = f"{POLICY}; frame-src 'self'"
MAIL_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
        "sandbox",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # `no-referrer` would make browsers send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LARGEST_WITH_FILE = 26 * 1024 * 1024  # a file has at most 25 MB
LARGEST_TEXT = 4 * 1024 * 1024
TOKEN_FIELD = "form_token"  # noqa: S105 (a field's name)


class ForeignForm(Exception):
    """The form was sent from another site."""


class OldForm(Exception):
    """The form is ours but its token is not this browser's, or no longer."""


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings


def cookie_name(name: str) -> str:
    """The cookie's name; over TLS with the prefix that binds it to this host."""
    return f"__Host-{name}" if _settings().secure else name


def set_cookie(response: Response, name: str, value: str, max_age: int | None = None) -> None:
    """Set a cookie that scripts and other sites cannot read."""
    response.set_cookie(
        cookie_name(name),
        value,
        max_age=max_age,
        secure=_settings().secure,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def drop_cookie(response: Response, name: str) -> None:
    """Take the cookie away."""
    response.delete_cookie(
        cookie_name(name), secure=_settings().secure, httponly=True, samesite="Lax", path="/"
    )


def form_token() -> str:
    """The token that this page's forms carry; sees to it that the browser has the cookie it belongs to."""
    seed = request.cookies.get(cookie_name("formular"), "")
    if not seed:
        seed = g.setdefault("new_form_seed", secrets.token_urlsafe(24))
    return _token_of(seed)


def check_form() -> None:
    """Look at every POST before anything else does.

    Raises:
        ForeignForm: the browser says that another site sent it.
        OldForm: the token is missing or another browser's.
    """
    if request.method not in ("POST", "PUT", "PATCH", "DELETE"):
        return
    if request.endpoint in current_app.extensions["takes_files"]:
        request.max_content_length = LARGEST_WITH_FILE
        request.max_form_memory_size = LARGEST_TEXT  # an act may be pasted beside
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site not in (None, "same-origin") or (origin is not None and origin not in _own_origins()):
        raise ForeignForm
    if (request.content_length or 0) > (request.max_content_length or 0):
        raise RequestEntityTooLarge  # by the announced length, before a byte is read
    typed = request.form.get(TOKEN_FIELD, "")
    seed = request.cookies.get(cookie_name("formular"), "")
    if not seed or not hmac.compare_digest(typed, _token_of(seed)):
        raise OldForm


def finish(response: Response) -> Response:
    """Headers for every answer; the seed of the forms, once."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if _settings().secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if seed := g.get("new_form_seed"):
        set_cookie(response, "formular", seed)
    response.vary.add("HX-Request")
    if "Cache-Control" not in response.headers:
        # Not `no-store`: going back must show what was typed.
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def _own_origins() -> tuple[str, ...]:
    return (_settings().origin, request.host_url.rstrip("/"))


def _token_of(seed: str) -> str:
    key = _settings().web_secret.reveal().encode()
    return hmac.new(key, f"form:{seed}".encode(), hashlib.sha256).hexdigest()
