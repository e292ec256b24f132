"""Second factors that were lost, reset by somebody else."""

import pytest
from sqlalchemy import select

from services.registry.commands.factors import LookAtColleague, MakeRecoveryCodes, ResetFactors
from services.registry.commands.sessions import SignIn, UseSession
from services.registry.errors.accounts import NoSuchAccount
from services.registry.errors.factors import HigherRole, NotAColleague, OwnFactors
from services.registry.errors.sessions import SessionOver
from services.registry.handlers.sessions import SignedIn
from shared.errors import NotAllowed
from shared.persistence.audit import audit
from shared.security.tokens import Principal
from tests.unit.registry.world import PASSWORD, World

CLERK, ADMIN = "clerk@example.org", "admin@example.org"


def reset(world: World, by: Principal | None, authority: str, email: str = CLERK) -> None:
    """Reset, because the telephone was lost."""
    world.do(ResetFactors(by=by, authority=authority, email=email, reason="Telefon pierdut."))


def trail(world: World) -> list[tuple[str, object, object]]:
    """Deed, actor and reason of each line about factors."""
    about_factors = select(audit).where(audit.c.deed.startswith("factors."))
    with world.runtime.read() as session:
        lines = session.execute(about_factors.order_by(audit.c.id)).all()
    return [(line.deed, line.actor_id, line.details.get("reason")) for line in lines]


def test_an_administrator_resets_what_a_colleague_lost(world: World) -> None:
    """Sessions end, roles wait for another factor, the person is told, and the trail says who and why."""
    authority = world.authority()
    admin, clerk = world.clerk(authority, ADMIN, "administrator"), world.clerk(authority)
    session = world.sign_in(CLERK).secret or ""
    world.do(MakeRecoveryCodes(session))
    looked = world.do(LookAtColleague(by=admin, authority=authority, email="CLERK@example.org"))
    assert (looked.account_id, looked.roles, looked.passkeys) == (clerk.account_id, ["clerk"], 0)
    assert looked.totp_since
    reset(world, admin, authority)
    with pytest.raises(SessionOver):
        world.do(UseSession(session))
    again = world.do(SignIn(email=CLERK, password=PASSWORD))
    assert isinstance(again, SignedIn)
    assert (again.roles, again.needs_factor) == ({}, True)
    assert world.count("recovery_code") == 0
    assert world.said("letter.security-notice")[-1]["what"] == "factors-reset"
    assert trail(world) == [
        ("factors.looked-at", admin.account_id, None),
        ("factors.reset", admin.account_id, "Telefon pierdut."),
    ]


def test_nobody_resets_their_own(world: World) -> None:
    """Two people are needed."""
    authority = world.authority()
    admin = world.clerk(authority, ADMIN, "administrator")
    with pytest.raises(OwnFactors):
        reset(world, admin, authority, ADMIN)
    assert trail(world) == []


def test_only_within_ones_own_authority(world: World) -> None:
    """Citizens, strangers and staff of others are all the same: not a colleague."""
    authority, other = world.authority(), world.authority("alt-oras")
    admin = world.clerk(authority, ADMIN, "administrator")
    world.clerk(other)
    world.person()
    for email in (CLERK, "ana@example.org", "nimeni@example.org", "nimic"):
        with pytest.raises(NotAColleague):
            reset(world, admin, authority, email)
    with pytest.raises(NotAllowed):
        reset(world, admin, other)
    with pytest.raises(NotAllowed):
        reset(world, world.clerk(authority, "second@example.org"), authority, ADMIN)


def test_who_serves_every_authority_is_reset_by_one_who_does(world: World) -> None:
    """An authority's administrator gets no hold on all."""
    authority = world.authority()
    admin = world.clerk(authority, ADMIN, "administrator")
    above = world.clerk("common", "above@example.org", "administrator")
    world.clerk(authority)
    world.clerk("common", "both@example.org", "administrator")
    world.clerk(authority, "both@example.org")
    with pytest.raises(HigherRole):
        reset(world, admin, authority, "both@example.org")
    reset(world, above, authority, "both@example.org")
    reset(world, above, authority)


def test_an_operator_resets_anybody(world: World) -> None:
    """The trail names no account, and the reason."""
    world.clerk(world.authority())
    reset(world, None, "common")
    assert trail(world) == [("factors.reset", None, "Telefon pierdut.")]
    with pytest.raises(NoSuchAccount):
        reset(world, None, "common", "nimeni@example.org")
