"""An author is forgotten: the register and the public text stay, the person goes."""

from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import text

from services.consultation.commands.activities import (
    AddActivityFile,
    Asking,
    InviteToActivity,
    StateForPress,
)
from services.consultation.handlers.erasure import erase_person
from services.consultation.model.activity_parts import Described
from services.consultation.model.known import staff_role
from services.consultation.schemas.heard import AccountErased
from shared.ids import new_id
from shared.messaging.envelope import Envelope
from shared.messaging.subscription import Message
from tests.everything import tables_that_hold
from tests.unit.consultation.drafting import ready, send_back, state_of
from tests.unit.consultation.joint import announced, photograph, proposed_by, version_of
from tests.unit.consultation.world import AUTHORITY, World

NAME, EMAIL = "Zenobia Canarescu", "zenobia.canar@example.org"
PHONE = "0722 123 456"
GONE = "persoană care și-a șters contul"


def erase(world: World, account_id: UUID) -> None:
    """Hear that a person is to be forgotten."""
    envelope = Envelope(
        id=new_id(),
        source="/common/registry",
        type="ro.parteneriat.registry.account.erased.v1",
        subject=account_id,
        time=datetime(2026, 1, 20, tzinfo=UTC),
        sequence=9,
        epoch=1,
        position=9,
    )
    with world.runtime.units() as uow:
        message = Message(envelope, AccountErased().load({"account_id": str(account_id), "more": 1}))
        links = world.runtime.dependencies["registration_links"]
        erase_person(message, uow, world.clock, links)  # type: ignore[arg-type]
        uow.commit()


def test_nothing_of_the_author_is_left_and_the_entry_stays(world: World) -> None:
    """Number, date, article and text stay; what the public never read of the text goes, too."""
    account_id = world.person(NAME, EMAIL)
    said = f"Sunați-mă la {PHONE} sau scrieți la {EMAIL}."
    receipt = world.sent(world.published().id, account_id, text=said, reason=said, name_shown="full")
    world.answered(receipt.id)
    assert tables_that_hold(world.runtime.engine, NAME, EMAIL, PHONE) >= {"account", "recommendation"}
    erase(world, account_id)
    assert tables_that_hold(world.runtime.engine, NAME, EMAIL, PHONE, receipt.nonce) == set()
    query = text("select register_number, author_name, author_label, text, verdict from recommendation")
    with world.runtime.read() as session:
        [row] = session.execute(query).all()
    assert (row.author_name, row.author_label, row.verdict) == (GONE, GONE, "partly")
    assert row.text == "Sunați-mă la [telefon ascuns] sau scrieți la [e-mail ascuns]."


def test_what_is_being_answered_names_nobody_either(world: World) -> None:
    """The clerk's draft may repeat what was said, and the second person's note, too."""
    account_id = world.person(NAME, EMAIL)
    receipt = world.sent(world.published().id, account_id)
    given = ready(world, receipt.id, reason=f"V-am sunat la {PHONE}.")
    send_back(world, receipt.id, given.version, f"Scrieți-i la {EMAIL}.")
    erase(world, account_id)
    assert tables_that_hold(world.runtime.engine, EMAIL, PHONE) == set()
    assert state_of(world, receipt.id) == ("draft", "V-am sunat la [telefon ascuns].", "partly")


def test_what_was_sent_for_an_organisation_stays_under_its_name(world: World) -> None:
    """The organisation is no person."""
    account_id = world.person(NAME, EMAIL)
    spoken_for = world.speaks_for(account_id, "Asociația Exemplu")
    world.sent(world.published().id, account_id, on_behalf_of=spoken_for)
    erase(world, account_id)
    with world.runtime.read() as session:
        row = session.execute(text("select author_name, author_label from recommendation")).one()
    assert tuple(row) == (GONE, "Asociația Exemplu")


def test_it_answers_each_time_it_hears(world: World) -> None:
    """Also where it keeps nothing of the person; the answer names the id alone."""
    account_id = new_id()
    erase(world, account_id)
    erase(world, account_id)
    assert world.said("erasure.done") == [{"account_id": str(account_id)}] * 2


def test_who_is_erased_works_for_nobody(world: World) -> None:
    """Roles go with the account."""
    account_id = world.person(NAME, EMAIL)
    world.know(staff_role, account_id=account_id, authority=AUTHORITY, role="clerk", held=True)
    erase(world, account_id)
    with world.runtime.read() as session:
        assert session.scalar(text("select count(*) from staff_role")) == 0


def test_others_stay_as_they_are(world: World) -> None:
    """Forgetting one person touches nobody else."""
    account_id, other = world.person(NAME, EMAIL), world.person("Ion Exemplu", "ion@example.org")
    world.sent(world.published().id, other, name_shown="full")
    erase(world, account_id)
    with world.runtime.read() as session:
        assert session.scalar(text("select author_label from recommendation")) == "Ion Exemplu"


def test_what_failed_and_waited_does_not_bring_the_person_back(world: World) -> None:
    """A message about them that was kept to be tried again is let go."""
    account_id = world.person(NAME, EMAIL)
    parked = text("""
        insert into inbox (consumer, event_id, state, type, body, received_at)
        values ('consultation.people', :id, 'parked', 'ro.parteneriat.registry.account.changed.v1',
                convert_to(:body, 'UTF8'), :now)
    """)
    body = f'{{"data": {{"account_id": "{account_id}", "name": "{NAME}"}}}}'
    with world.runtime.engine.begin() as connection:
        connection.execute(parked, {"id": new_id(), "body": body, "now": world.clock.now()})
    erase(world, account_id)
    assert tables_that_hold(world.runtime.engine, NAME) == set()


def test_a_joint_activity_stays_without_the_person(world: World) -> None:
    """Who proposed it, stated a consent, was quoted, and whose address was invited goes from it."""
    account_id = world.person(NAME, EMAIL)
    joint = announced(world, proposed_by(world, account_id, world.speaks_for(account_id)))
    head = Asking(account_id, frozenset())
    photo = Described("photo", "La pod", "Un mal", "Toți au semnat.", NAME, date(2026, 1, 2))
    world.do(AddActivityFile(head, joint.saved.id, photo, "pod.jpg", photograph()))
    world.do(
        StateForPress(
            head, joint.saved.id, version_of(world, joint), joint.own, "Malul este al tuturor.", NAME
        )
    )
    world.do(InviteToActivity(head, joint.saved.id, [], [], [EMAIL]))
    erase(world, account_id)
    assert tables_that_hold(world.runtime.engine, NAME, EMAIL) == set()
    with world.runtime.read() as session:
        row = session.execute(text("select proposed_by, state from activity")).one()
        said = session.scalar(text("select statement from activity_partner where statement is not null"))
    assert (row.proposed_by, row.state, said) == (None, "announced", "Malul este al tuturor.")
