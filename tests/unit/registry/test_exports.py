"""A copy of one's data: all that is held, nothing of others, for seven days, for who has just signed in."""

from typing import Any

import pytest

from services.registry.commands.exports import AskForExport, GatherNextExport, TakeExport
from services.registry.commands.sessions import NoteDevice, SignIn
from services.registry.errors.exports import ExportNotReady, NoExport
from services.registry.errors.sessions import SignInAnew
from services.registry.handlers.sessions import SignedIn
from tests.unit.registry.world import PASSWORD, World


def begin(world: World, email: str = "ana@example.org") -> SignedIn:
    """Sign in."""
    begun: SignedIn = world.do(SignIn(email=email, password=PASSWORD))
    world.do(NoteDevice(session_id=begun.session_id, device="Firefox · Linux"))
    return begun


def take(world: World, begun: SignedIn) -> Any:
    """Download it."""
    return world.do(TakeExport(account_id=begun.account_id, session_id=str(begun.session_id)))


def test_it_holds_what_is_kept_of_the_person_and_nothing_of_others(world: World) -> None:
    """And no secret: neither a hash nor a link."""
    authority = world.authority()
    account_id, other = world.person(), world.person("ion@example.org", "Ion Exemplu")
    world.request(account_id, authority)
    world.request(other, authority, name="Alta", cui=None)
    here = begin(world)
    world.do(AskForExport(account_id))
    with pytest.raises(ExportNotReady):
        take(world, here)
    assert world.do(GatherNextExport()) is True
    assert world.do(GatherNextExport()) is False
    content = take(world, here)
    assert content["account"][0]["email"] == "ana@example.org"
    assert [row["name"] for row in content["organisations_asked_for"]] == ["Asociația Străzi Liniștite"]
    assert content["requests"][0]["representative_role"] == "președintă"
    assert {row["device"] for row in content["sessions"]} == {"Firefox · Linux"}
    assert "ion@example.org" not in str(content)
    assert "hash" not in str(content)


def test_it_is_there_for_seven_days(world: World) -> None:
    """Then one asks anew; whoever asked is told by letter."""
    account_id = world.person()
    world.do(AskForExport(account_id))
    world.do(GatherNextExport())
    world.clock.advance(days=6, hours=23)
    assert take(world, begin(world))["account"]
    world.clock.advance(hours=1)
    with pytest.raises(NoExport):
        take(world, begin(world))
    assert [letter["what"] for letter in world.said("letter.security-notice")] == ["export-asked"]


def test_it_is_given_to_who_has_just_signed_in(world: World) -> None:
    """And to nobody with another's session."""
    account_id = world.person()
    world.person("ion@example.org")
    here, others = begin(world), begin(world, "ion@example.org")
    world.do(AskForExport(account_id))
    world.do(GatherNextExport())
    with pytest.raises(SignInAnew):
        world.do(TakeExport(account_id=account_id, session_id=str(others.session_id)))
    with pytest.raises(NoExport):
        take(world, others)
    world.clock.advance(minutes=20)
    with pytest.raises(SignInAnew):
        take(world, here)
