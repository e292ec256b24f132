"""What the portal remembers of a session, and for how long."""

import httpx
import pytest

from services.portal.clients import Gateway
from services.portal.errors import SignedOut
from services.portal.sessions import NOBODY, UNCERTAIN, Remembered, Sessions

WHO = {
    "account": {"id": "1", "name": "Ana", "email": "ana@example.org"},
    "roles": {"oras": ["clerk"], "sat": ["x"]},
}


def before(*answers: httpx.Response) -> tuple[Sessions, list[httpx.Request]]:
    """Sessions before a registry that gives these answers in turn, and what it was asked."""
    waiting, asked = list(answers), []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return waiting.pop(0)

    return Sessions(Gateway("http://gateway.test", httpx.MockTransport(respond))), asked


def test_a_token_is_asked_for_once_and_never_under_another_audience() -> None:
    """Tokens are for one service each."""
    sessions, asked = before(
        httpx.Response(201, json={"token": "for-a"}), httpx.Response(201, json={"token": "for-b"})
    )
    assert [sessions.token("s", "a"), sessions.token("s", "a"), sessions.token("s", "b")] == [
        "for-a",
        "for-a",
        "for-b",
    ]
    assert len(asked) == 2
    assert asked[0].headers["Authorization"] == "Session s"


def test_what_is_remembered_is_forgotten_in_time_and_at_sign_out() -> None:
    """A token of five minutes is held under four."""
    now = [0.0]
    kept: Remembered[str] = Remembered(lambda: now[0])
    kept.put("a:1", "x", 230)
    kept.put("b:1", "y", 230)
    kept.forget("a")
    assert (kept.get("a:1"), kept.get("b:1")) == (None, "y")
    now[0] = 231
    assert kept.get("b:1") is None


def test_a_registry_that_is_away_leaves_the_visitor_uncertain_not_signed_out() -> None:
    """Nobody is told that they have no account because a service is down."""
    sessions, _ = before(httpx.Response(500))
    assert sessions.visitor("s") == UNCERTAIN


def test_a_session_that_is_over_is_nobody() -> None:
    """And a desk is only a clerk's."""
    sessions, _ = before(httpx.Response(401, json={"code": "session-over"}), httpx.Response(200, json=WHO))
    assert sessions.visitor("old") == NOBODY
    assert sessions.visitor("new").desks == ["oras"]


def test_without_a_session_there_is_no_token() -> None:
    """The page then asks to sign in."""
    sessions, _ = before(httpx.Response(401, json={"code": "session-over"}))
    with pytest.raises(SignedOut):
        sessions.token("s", "a")
