"""Who may call a route: a rule on every view, checked before anything of the request is read.

@blueprint.post("/verifications/<uuid:verification_id>/verify")
@role("clerk")
def verify(verification_id): ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from flask import Request, g

from shared.errors import NotAllowed, Unauthenticated
from shared.security.tokens import Principal, Verifier
from shared.web.marks import View, mark, marks_of


@dataclass(frozen=True)
class Rule:
    """What a view asks of its caller."""

    kind: Literal["public", "signed_in", "role", "session"]
    roles: tuple[str, ...] = ()


class NoAccessRule(Exception):
    """A view says nothing about who may call it; the application does not start."""


def public(view: View) -> View:
    """Anybody. A token is still read where one is sent: `caller()` then tells who asks."""
    return mark(view, access=Rule("public"))


def signed_in(view: View) -> View:
    """Whoever brings a token for this service."""
    return mark(view, access=Rule("signed_in"))


def role(*names: str) -> Callable[[View], View]:
    """Whoever holds one of the roles in some authority; the handler checks in which.

    Args:
        names: at least one.
    """
    if not names:
        raise ValueError("A rule by role names at least one.")
    return lambda view: mark(view, access=Rule("role", names))


def by_session(view: View) -> View:
    """Whoever brings a session (`Authorization: Session …`), which the view itself looks up."""
    return mark(view, access=Rule("session"))


def principal() -> Principal:
    """Who asks.

    Raises:
        Unauthenticated: nobody said.
    """
    found = caller()
    if found is None:
        raise Unauthenticated
    return found


def caller() -> Principal | None:
    """Who asks, where a token was sent."""
    found: Principal | None = g.get("principal")
    return found


def session_secret() -> str:
    """The session that was brought to a view `by_session`."""
    secret: str = g.session_secret
    return secret


def rule_of(view: Callable[..., Any] | None) -> Rule:
    """The rule on a view.

    Raises:
        NoAccessRule: there is none.
    """
    rule: Rule | None = marks_of(view).get("access")
    if rule is None:
        raise NoAccessRule(f"{getattr(view, '__qualname__', view)} has no access rule.")
    return rule


def admit(request: Request, rule: Rule, verifier: Verifier) -> None:
    """Let a request pass, and remember who asks.

    Raises:
        Unauthenticated: no token or session, or one that does not hold.
        NotAllowed: none of the roles is held.
    """
    if rule.kind == "session":
        g.session_secret = _credentials(request, "session")
        if g.session_secret is None:
            raise Unauthenticated
        return
    token = _credentials(request, "bearer")
    g.principal = verifier.verify(token) if token is not None else None
    if rule.kind == "public":
        return
    if not principal().has(*rule.roles) and rule.kind == "role":
        raise NotAllowed


def _credentials(request: Request, scheme: str) -> str | None:
    given, _, value = request.headers.get("Authorization", "").strip().partition(" ")
    return value.strip() if given.lower() == scheme else None
