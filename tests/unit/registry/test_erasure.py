"""Being forgotten: asked for with a pause, taken back, done everywhere, and what stands against it."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import text

from services.registry.commands.accounts import AskForAccount
from services.registry.commands.erasure import (
    AskForErasure,
    EraseAccount,
    EraseNextDue,
    TakeBackErasure,
)
from services.registry.commands.organisations import VerifyOrganisation
from services.registry.commands.passwords import AskForPasswordReset
from services.registry.commands.sessions import SignIn, UseSession
from services.registry.errors.erasure import (
    ErasureAsked,
    LastAdministrator,
    LastRepresentative,
    NoErasure,
)
from services.registry.errors.sessions import SessionOver, SignInAnew, WrongCredentials
from services.registry.handlers.erasure import note_answer
from services.registry.queries import erasure as queries
from services.registry.schemas.erasure import ErasureDone
from shared.ids import new_id
from shared.messaging.envelope import Envelope
from shared.messaging.subscription import Message
from tests.everything import tables_that_hold
from tests.unit.registry.world import PASSWORD, World

NAME, EMAIL = "Zenobia Canarescu", "zenobia.canar@example.org"
SEEDED = (NAME, EMAIL, "președintă de bloc")


def ask(world: World, email: str = EMAIL) -> UUID:
    """Sign in and ask to be forgotten."""
    begun = world.sign_in(email)
    world.do(AskForErasure(account_id=begun.account_id, session_id=str(begun.session_id)))
    account_id: UUID = begun.account_id
    return account_id


def answer(world: World, account_id: UUID, service: str) -> None:
    """Have a service say that it is done."""
    envelope = Envelope(
        id=new_id(),
        source=f"/common/{service}",
        type=f"ro.parteneriat.{service}.erasure.done.v1",
        subject=account_id,
        time=datetime(2026, 1, 13, tzinfo=UTC),
        sequence=1,
        epoch=1,
        position=1,
    )
    with world.runtime.units() as uow:
        data = ErasureDone().load({"account_id": str(account_id), "more": 1})
        note_answer(Message(envelope, data), uow, world.clock)
        uow.commit()


def numbers(world: World) -> tuple[int, int]:
    """How many erasures are owed an answer, and how many of them for too long."""
    with world.runtime.read() as session:
        found = queries.numbers(session, world.clock.now())
    return found["erasures_unanswered"], found["erasures_late"]


def test_after_the_pause_nothing_of_the_person_is_left(world: World) -> None:
    """In no table, no event; the id stays, for what the law keeps names it; nobody signs in."""
    account_id = world.person(EMAIL, NAME)
    authority = world.authority()
    world.request(account_id, authority, contact_email=EMAIL)
    with world.runtime.engine.begin() as connection:
        connection.execute(text("update verification set representative_role = 'președintă de bloc'"))
    world.do(AskForPasswordReset(EMAIL))
    world.do(AskForAccount(email=EMAIL, name=NAME, language="ro", password=PASSWORD))
    ask(world)
    world.clock.advance(days=7)
    # Letters go from the outbox once the broker has them.
    with world.runtime.engine.begin() as connection:
        connection.execute(text("delete from event where stream = 'letter'"))
    assert tables_that_hold(world.runtime.engine, *SEEDED) >= {"account", "organisation", "event_private"}
    assert world.do(EraseNextDue()) == account_id
    assert world.do(EraseNextDue()) is None
    assert tables_that_hold(world.runtime.engine, *SEEDED) == set()
    assert tables_that_hold(world.runtime.engine, str(account_id)) >= {"account", "erasure", "event_private"}
    with pytest.raises(WrongCredentials):
        world.do(SignIn(email=EMAIL, password=PASSWORD))


def test_it_is_said_with_the_id_alone_and_stays_to_be_heard_again(world: World) -> None:
    """While what was said of the person before is emptied, and stands in its place."""
    account_id = world.person(EMAIL, NAME)
    ask(world)
    world.clock.advance(days=7)
    world.do(EraseNextDue())
    query = text("""
        select type, event_private.data from event join event_private using (event_id)
        where person_id = :account_id order by sequence
    """)
    with world.runtime.read() as session:
        said = [
            (row.type.rpartition("registry.")[2], row.data)
            for row in session.execute(query, {"account_id": account_id})
        ]
    assert said == [("account.created.v1", None), ("account.erased.v1", f'{{"account_id":"{account_id}"}}')]


def test_the_address_is_free_again(world: World) -> None:
    """Who was forgotten may come back as somebody new."""
    former = world.person(EMAIL, NAME)
    ask(world)
    world.clock.advance(days=7)
    world.do(EraseNextDue())
    assert world.person(EMAIL, NAME) != former


def test_nothing_happens_before_the_pause_is_over_and_it_can_be_taken_back(world: World) -> None:
    """The account works meanwhile; the person is told of both by letter."""
    account_id = world.person(EMAIL, NAME)
    ask(world)
    world.clock.advance(days=6, hours=23)
    assert world.do(EraseNextDue()) is None
    secret = world.do(SignIn(email=EMAIL, password=PASSWORD)).secret
    world.do(TakeBackErasure(account_id))
    world.clock.advance(hours=2)
    assert world.do(EraseNextDue()) is None
    assert world.do(UseSession(secret)).name == NAME
    told = [letter["what"] for letter in world.said("letter.security-notice")]
    assert told == ["erasure-asked", "erasure-taken-back"]
    with pytest.raises(NoErasure):
        world.do(TakeBackErasure(account_id))


def test_it_is_asked_for_once(world: World) -> None:
    """The second time is refused, by the database if need be."""
    world.person(EMAIL, NAME)
    ask(world)
    with pytest.raises(ErasureAsked):
        ask(world)


def test_it_wants_a_session_that_has_just_begun(world: World) -> None:
    """An hour later, or with another person's session, it is refused."""
    account_id = world.person(EMAIL, NAME)
    world.person("ion@example.org")
    old = world.do(SignIn(email=EMAIL, password=PASSWORD))
    world.clock.advance(hours=1)
    others = world.do(SignIn(email="ion@example.org", password=PASSWORD))
    for session in (old, others):
        with pytest.raises(SignInAnew):
            world.do(AskForErasure(account_id=account_id, session_id=str(session.session_id)))


def test_every_session_ends(world: World) -> None:
    """With the account."""
    world.person(EMAIL, NAME)
    ask(world)
    world.clock.advance(days=6)
    secret = world.do(SignIn(email=EMAIL, password=PASSWORD)).secret
    world.clock.advance(days=1)
    world.do(EraseNextDue())
    with pytest.raises(SessionOver):
        world.do(UseSession(secret))


def test_the_only_representative_names_a_successor_first(world: World) -> None:
    """Asked again when the pause is over: who became the last meanwhile is put off, not erased."""
    authority, clerk = world.authority(), world.clerk("oras-exemplu")
    account_id = world.person(EMAIL, NAME)
    asked = world.request(account_id, authority)
    ask(world)
    world.do(VerifyOrganisation(verification_id=asked.verification_id, version=1, clerk=clerk))
    world.clock.advance(days=7)
    assert world.do(EraseNextDue()) == account_id
    assert world.do(EraseNextDue()) is None
    assert world.do(SignIn(email=EMAIL, password=PASSWORD)).name == NAME
    world.do(TakeBackErasure(account_id))
    with pytest.raises(LastRepresentative, match="Străzi Liniștite"):
        ask(world)


def test_a_representative_with_a_successor_goes_and_the_mandate_ends(world: World) -> None:
    """The other stays; it is said that the mandate has ended."""
    authority, clerk = world.authority(), world.clerk("oras-exemplu")
    account_id, other = world.person(EMAIL, NAME), world.person("ion@example.org")
    asked = world.request(account_id, authority)
    world.do(VerifyOrganisation(verification_id=asked.verification_id, version=1, clerk=clerk))
    with world.runtime.engine.begin() as connection:
        copied = """
            insert into mandate (id, version, account_id, organisation_id, organisation_name, role, from_date)
            select :id, 1, :other, organisation_id, organisation_name, role, from_date from mandate
        """
        connection.execute(text(copied), {"id": new_id(), "other": other})
    ask(world)
    world.clock.advance(days=7)
    world.do(EraseNextDue())
    [ended] = world.said("mandate.ended")
    assert ended["account_id"] == str(account_id)


def test_the_only_administrator_names_a_successor_first(world: World) -> None:
    """Another of the same authority, or of all, will do."""
    world.authority()
    world.clerk("oras-exemplu", "sef@example.org", "administrator")
    with pytest.raises(LastAdministrator, match="oras-exemplu"):
        ask(world, "sef@example.org")
    world.clerk("common", "toate@example.org", "administrator")
    ask(world, "sef@example.org")
    with pytest.raises(LastAdministrator, match="common"):
        ask(world, "toate@example.org")


def test_an_operator_sees_who_has_not_answered(world: World) -> None:
    """Until every service has, each once; after a day it is too late."""
    world.person(EMAIL, NAME)
    account_id = ask(world)
    assert numbers(world) == (0, 0)
    world.clock.advance(days=7)
    world.do(EraseNextDue())
    answer(world, account_id, "consultation")
    answer(world, account_id, "consultation")
    assert numbers(world) == (1, 0)
    world.clock.advance(days=1)
    assert numbers(world) == (1, 1)
    answer(world, account_id, "notification")
    answer(world, account_id, "training")
    assert numbers(world) == (0, 0)


def test_an_operator_erases_again_what_a_restore_has_brought_back(world: World) -> None:
    """At once, and as often as it takes."""
    account_id = world.person(EMAIL, NAME)
    for _ in range(2):
        world.do(EraseAccount(account_id))
    assert len(world.said("account.erased")) == 2
    assert numbers(world) == (1, 0)
