"""Without account: asked, confirmed by a link, changed, given back, forgotten; erased accounts; long over."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import text

from services.consultation.commands.confirming import WithdrawByOwnLink
from services.consultation.commands.registrations import (
    CancelByOwnLink,
    ChangeByOwnLink,
    ConfirmRegistration,
    ForgetRegistrant,
)
from services.consultation.commands.retention import ForgetOld
from services.consultation.errors.confirming import LinkNotValid
from services.consultation.errors.registrations import RegistrationOver
from services.consultation.model.registration import KEPT_AFTER_GATHERING, Wish
from shared.email_addresses import EmailNotValid
from tests.unit.consultation.gatherings import (
    BEGINS,
    asked,
    confirmed,
    meeting,
    registered,
    said_of,
    states,
    told,
)
from tests.unit.consultation.world import World

OF_ION = text("select wish, agenda_point, organisation_name from registration where email is not null")


def kept(world: World) -> str:
    """All that the tables of registrations hold and was said, as text; a letter goes when it is published."""
    with world.runtime.read() as session:
        rows = session.execute(
            text("""select registration::text from registration union all
                    select pending_registration::text from pending_registration union all
                    select p.data::text from event_private p join event e using (event_id)
                    where p.data is not null and e.type not like '%.letter.%'""")
        )
        return "\n".join(rows.scalars())


def forget_old(world: World) -> None:
    """As the hour's job does."""
    while world.do(ForgetOld()):
        pass


def test_the_seat_is_taken_when_the_address_is_confirmed(world: World) -> None:
    """Not before, so that nobody keeps seats with made-up addresses; twice is once."""
    of = meeting(world, capacity=1)
    secret = asked(world, of)
    assert states(world) == []
    first, second = (world.do(ConfirmRegistration(secret)) for _ in range(2))
    assert first == second
    assert (first.state, states(world)) == ("registered", [("Ion Exemplu", "registered")])
    [said] = said_of(world)
    assert said["email"] == "ion@example.org"
    assert parse_qs(urlsplit(said["own_link"]).query)["token"] == [first.own_secret]
    with world.runtime.read() as session:
        rows = session.execute(text("select name, email, organisation from pending_registration")).all()
    assert [tuple(row) for row in rows] == [("", "", "")]


def test_who_came_between_has_the_seat(world: World) -> None:
    """It counts by when it is confirmed."""
    of = meeting(world, capacity=1)
    secret = asked(world, of)
    registered(world, of)
    assert world.do(ConfirmRegistration(secret)).state == "waiting"


def test_asked_twice_by_one_person_is_one_seat(world: World) -> None:
    """The second letter opens the same; another name at the address is another person."""
    of = meeting(world)
    assert confirmed(world, of) == confirmed(world, of, "Ion@example.org")
    assert len(states(world)) == 1


def test_a_link_counts_for_a_day_and_no_longer_than_one_can_register(world: World) -> None:
    """Then nothing is kept of it."""
    of = meeting(world)
    secret = asked(world, of)
    world.clock.advance(seconds=24 * 3600)
    with pytest.raises(LinkNotValid):
        world.do(ConfirmRegistration(secret))
    forget_old(world)
    assert "ion@example.org" not in kept(world)
    world.clock.instant = BEGINS - timedelta(hours=1)
    late = asked(world, of)
    world.clock.instant = BEGINS
    with pytest.raises(LinkNotValid):
        world.do(ConfirmRegistration(late))
    with pytest.raises(RegistrationOver):
        asked(world, of)


def test_bad_links_and_addresses(world: World) -> None:
    """A recommendation's own link opens no registration, nor the other way round."""
    of = meeting(world)
    secret = confirmed(world, of)
    with pytest.raises(EmailNotValid):
        asked(world, of, "ion")
    other = world.runtime.dependencies["own_secrets"].make(of)  # type: ignore[attr-defined]
    for wrong in (other, secret[:-2], "ț", ""):
        with pytest.raises(LinkNotValid):
            world.do(CancelByOwnLink(wrong))
        with pytest.raises(LinkNotValid):
            world.do(ConfirmRegistration(wrong))
    with pytest.raises(LinkNotValid):
        world.do(WithdrawByOwnLink(secret, None))


def test_changed_and_given_back_by_link(world: World) -> None:
    """Who waits moves up."""
    of = meeting(world, capacity=1)
    secret = confirmed(world, of, intent="speak", agenda_point=1)
    registered(world, of, world.person("Ana"))
    world.do(ChangeByOwnLink(secret, Wish("attend", organisation="Vecinii")))
    with world.runtime.read() as session:
        row = session.execute(OF_ION).one()
    assert tuple(row) == ("attend", None, "Vecinii")
    assert world.do(CancelByOwnLink(secret)).state == "cancelled"
    assert told(world)[-2:] == [("Ion Exemplu", "given-back"), ("Ana", "moved-up")]


def test_forgotten_by_link(world: World) -> None:
    """Name, address and what was said to them go; the seat is free; others are told; twice is once."""
    of = meeting(world, capacity=1)
    secret = confirmed(world, of, organisation="Vecinii")
    registered(world, of, world.person("Ana"))
    for _ in range(2):
        world.do(ForgetRegistrant(secret))
    found = kept(world)
    assert not [word for word in ("Ion Exemplu", "ion@example.org", "Vecinii") if word in found]
    assert len(world.said("registrant.forgotten")) == 1
    assert states(world) == [("", "cancelled"), ("Ana", "registered")]
    with pytest.raises(LinkNotValid):
        world.do(CancelByOwnLink(secret))


def test_after_it_who_came_stays_counted(world: World) -> None:
    """Without a name; that a seat was taken is no news to anybody."""
    of = meeting(world, capacity=1)
    secret = confirmed(world, of)
    world.clock.instant = BEGINS + timedelta(hours=3)
    world.do(ForgetRegistrant(secret))
    assert states(world) == [("", "registered")]


def test_long_after_it_nobody_is_known(world: World) -> None:
    """Neither who had an account, nor who had none."""
    of = meeting(world)
    confirmed(world, of)
    registered(world, of, world.person("Ana Exemplu"))
    world.clock.instant = BEGINS + timedelta(hours=2) + KEPT_AFTER_GATHERING - timedelta(seconds=1)
    forget_old(world)
    assert states(world) == [("Ion Exemplu", "registered"), ("Ana Exemplu", "registered")]
    world.clock.advance(seconds=1)
    forget_old(world)
    assert states(world) == [("", "registered"), ("", "registered")]
    assert "ion@example.org" not in kept(world)
    assert len(world.said("registrant.forgotten")) == 1
