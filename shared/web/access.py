"""Who may call a route: a rule on every view, checked before anything of the request is read.

@blueprint.post("/verifications/<uuid:verification_id>/verify")
@role("clerk")
def verify(verification_id): ...

A program is let in nowhere but where the view names a scope beside the rule, and where all are. The view says
in which authority, since only it knows: `require_in(row["authority"], "clerk")`.

@blueprint.get("/agreements/desk")
@role("clerk")
@scope("agreements:read")
def list_for_desk(asked): ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from flask import Request, g

from shared.errors import NotAllowed, Unauthenticated
from shared.security.tokens import Client, Principal, Verifier
from shared.web.marks import View, mark, marks_of


@dataclass(frozen=True)
class Rule:
    """What a view asks of its caller."""

    kind: Literal["public", "signed_in", "role", "session"]
    roles: tuple[str, ...] = ()


class NotForClients(NotAllowed):
    """No scope opens the route: it is for people."""

    code = "not-for-clients"
    ro = "Această cerere o pot face numai persoane, nu și programe."
    en = "Only people may ask this, not programs."


class ScopeMissing(NotAllowed):
    """The client's token lacks the scope, or has it for another authority (RFC 6750, 3.1)."""

    code = "scope-missing"
    ro = "Clientul API nu are dreptul „{scope}” la această autoritate."
    en = "The API client does not have the scope “{scope}” in this authority."

    def __init__(self, scope: str) -> None:
        super().__init__(scope=scope)
        self.scope = scope


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


def scope(name: str) -> Callable[[View], View]:
    """A client with this scope too, beside whom the rule lets in; the view says in which authority.

    Args:
        name: `<things>:read`, one of the registry's table of scopes.
    """
    return lambda view: mark(view, scope=name)


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


def client() -> Client | None:
    """Which program asks, where a token of one was sent."""
    found: Client | None = g.get("client")
    return found


def client_may(authority: str | None) -> bool:
    """Whether a client asks that has the view's scope in this authority."""
    asking = client()
    return asking is not None and asking.may(g.get("scope") or "", authority or "")


def require_in(authority: str, *names: str) -> None:
    """Go on only with one of the roles in this authority, or as a client that has the view's scope there.

    Raises:
        Unauthenticated: nobody said who asks.
        NotAllowed: none of the roles is held there.
        ScopeMissing: it is a client of another authority, or without the scope.
    """
    if client() is None:
        principal().require(authority, *names)
    elif not client_may(authority):
        raise ScopeMissing(g.scope or "")


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


def admit(request: Request, rule: Rule, verifier: Verifier, scope: str | None = None) -> None:
    """Let a request pass, and remember who asks.

    Args:
        request: as it came.
        rule: of the view.
        verifier: reads tokens.
        scope: lets clients in; None where the view names none.

    Raises:
        Unauthenticated: no token or session, or one that does not hold.
        NotAllowed: none of the roles is held.
        ScopeMissing, NotForClients: a client asks for what is not its.
    """
    if rule.kind == "session":
        g.session_secret = _credentials(request, "session")
        if g.session_secret is None:
            raise Unauthenticated
        return
    token = _credentials(request, "bearer")
    found = verifier.verify(token) if token is not None else None
    g.principal = found if isinstance(found, Principal) else None
    g.client = found if isinstance(found, Client) else None
    g.scope = scope
    if rule.kind == "public":
        return
    if isinstance(found, Client):
        _admit_client(found, scope)
        return
    if not principal().has(*rule.roles) and rule.kind == "role":
        raise NotAllowed


def _admit_client(found: Client, scope: str | None) -> None:
    if scope is None:
        raise NotForClients
    if scope not in found.scopes:
        raise ScopeMissing(scope)


def _credentials(request: Request, scheme: str) -> str | None:
    given, _, value = request.headers.get("Authorization", "").strip().partition(" ")
    return value.strip() if given.lower() == scheme else None
