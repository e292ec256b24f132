"""Programs of an authority's, and the administrator who has just signed in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import text

from services.registry.commands.api_clients import (
    CreateApiClient,
    IssueClientToken,
    RenewApiClientSecret,
)
from services.registry.model import SignInSession
from shared.security.tokens import Principal
from tests.unit.registry.world import World

HERE = "oras-exemplu"
SCOPES = ("agreements:read", "audit:read", "consultations:read")


def administrator(world: World, authority: str = HERE, email: str = "maria@example.org") -> Principal:
    """Somebody who administers the authority and has just signed in."""
    who = world.clerk(authority, email, "administrator")
    return replace(who, session_id=session_of(world, who))


def session_of(world: World, who: Principal) -> str:
    """A session of theirs that begins now."""
    session, _ = SignInSession.start(who.account_id, ("pwd", "otp", "mfa"), world.clock.now())
    with world.runtime.units() as uow:
        uow.add(session)
        uow.commit()
        return str(session.id)


def create(world: World, by: Principal, name: str = "Managementul documentelor", **changes: Any) -> Any:
    """A program of the authority's, as the handler answers."""
    given: dict[str, Any] = {
        "authority": HERE,
        "contact_email": "it@example.org",
        "language": "ro",
        "scopes": SCOPES,
        "expires_on": None,
    }
    return world.do(CreateApiClient(administrator=by, name=name, **{**given, **changes}))


def renew(
    world: World, by: Principal, client_id: Any, overlap_days: int = 7, until: date | None = None
) -> str:
    """A new secret for it."""
    found = world.do(
        RenewApiClientSecret(
            administrator=by, client_id=client_id, overlap_days=overlap_days, expires_on=until
        )
    )
    return str(found.client_secret)


def token(
    world: World, client_id: Any, secret: str, scope: str | None = None, audience: str = "registry"
) -> Any:
    """What the program gets for it."""
    return world.do(IssueClientToken(client_id=str(client_id), secret=secret, audience=audience, scope=scope))


def rows(world: World, query: str) -> Sequence[Any]:
    """What stands in the database."""
    with world.runtime.read() as session:
        return session.execute(text(query)).all()
