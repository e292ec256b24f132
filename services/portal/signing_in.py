"""What a sign-in leads to, whichever step it was: the next step, or where one was going."""

from flask import Response, make_response, redirect, request, url_for

from services.portal import protection
from services.portal.access import SESSION_COOKIE, session_secret, sessions
from services.portal.clients import Answer

PENDING_COOKIE = "pas"
TEN_MINUTES = 600


def go_on(answer: Answer, target: str) -> Response:
    """After a step that the registry took: ask for the second one, or be signed in.

    Args:
        answer: 202 with a sign-in that waits, or 201 with a session.
        target: a path of this site, to go to in the end; may be empty.
    """
    if answer.status == 202:
        waits = f"{answer.data['pending']}.{'+'.join(answer.data['methods'])}"
        response = make_response(redirect(url_for("signing_in.second_step", spre=target or None), 303))
        protection.set_cookie(response, PENDING_COOKIE, waits, TEN_MINUTES)
        return response
    if former := session_secret():
        sessions().forget(former)
    place = target or url_for("home.home")
    if answer.data.get("needs_factor"):
        place = url_for("security.overview", cerut="1")
    response = make_response(redirect(place, 303))
    protection.set_cookie(response, SESSION_COOKIE, str(answer.data["session"]))
    if pending():
        protection.drop_cookie(response, PENDING_COOKIE)
    return response


def pending() -> tuple[str, list[str]] | None:
    """The sign-in that waits in this browser, and how its second step may be taken."""
    secret, _, methods = request.cookies.get(protection.cookie_name(PENDING_COOKIE), "").partition(".")
    return (secret, methods.split("+")) if secret else None


def local_path(path: str) -> str:
    """The path if it stays on this site, else nothing: nobody is sent elsewhere after signing in."""
    safe = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if safe else ""
