"""When something goes wrong: pages that say what, and what to do; and what problem types open as."""

from flask import Blueprint, Flask, render_template, request
from werkzeug.exceptions import HTTPException

from services.portal.errors import Away, Refused, SignedOut
from services.portal.languages import say
from services.portal.protection import TOKEN_FIELD, ForeignForm, OldForm
from shared.logs import get_logger

problem_pages = Blueprint("problems", __name__)
log = get_logger(__name__)
Page = tuple[str, int]
# What is never shown again: secrets, and what belongs to the machinery of forms.
NOT_KEPT = frozenset({"password", "token", "code", "credential", "secret", "uri", TOKEN_FIELD})
EXPLAINED = frozenset(
    {
        "not-found",
        "not-allowed",
        "unauthenticated",
        "invalid",
        "stale",
        "conflict",
        "too-many-requests",
        "not-ready",
        "recommendations-10-days",
        "close-too-early",
        "term-over",
        "record-only",
        "no-mandate",
        "already-answered",
        "link-not-valid",
        "wrong-credentials",
        "not-in-this-state",
        "organisation-ended",
        "second-official-needed",
        "already-taken",
    }
)


@problem_pages.get("/problems/<code>")
def explain(code: str) -> str | Page:
    """The page behind a problem document's `type`."""
    if not code.replace("-", "").isalnum() or len(code) > 60:
        return _say(404)
    return render_template("problems/type.html", code=code, known=code in EXPLAINED)


def handle_problems(app: Flask) -> None:
    """Give every failure its page."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)
    app.register_error_handler(Away, _away)
    app.register_error_handler(SignedOut, _signed_out)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(OldForm, _old_form)
    app.register_error_handler(ForeignForm, _foreign_form)


def _http(fault: HTTPException) -> Page:
    return _say(fault.code or 500)


def _unforeseen(fault: Exception) -> Page:
    log.error("page-failed", path=request.path, exc_info=fault)
    return _say(500)


def _away(fault: Away) -> Page:
    log.warning("service-away", service=fault.service, path=request.path)
    if request.method == "POST":
        return _keep(say("problem.away_kept"), 503)
    return _say(503)


def _signed_out(_fault: SignedOut) -> Page:
    if request.method == "POST":
        return _keep(say("problem.signed_out_kept"), 401, sign_in=True)
    return _say(401)


def _refused(fault: Refused) -> Page:
    known = fault.status if fault.status in (403, 404, 429) else 409
    return _say(known, fault.detail)


def _old_form(_fault: OldForm) -> Page:
    return _keep(say("problem.old_form"), 403)


def _foreign_form(_fault: ForeignForm) -> Page:
    log.warning("foreign-form", path=request.path, origin=request.headers.get("Origin", ""))
    return _say(403, say("problem.foreign_form"))


def _say(status: int, detail: str = "") -> Page:
    shown = (
        status if status in (401, 403, 404, 405, 409, 413, 429, 500, 503) else (400 if status < 500 else 500)
    )
    return render_template("problems/page.html", status=shown, detail=detail), status


def _keep(why: str, status: int, sign_in: bool = False) -> Page:
    """Show what was typed, and a button that sends it again."""
    typed = [(name, value) for name, value in request.form.items() if name not in NOT_KEPT]
    again = not NOT_KEPT - {TOKEN_FIELD} & set(request.form)
    return render_template("problems/kept.html", why=why, typed=typed, again=again, sign_in=sign_in), status
