"""Who comes is reminded once, a day before; late, moved, or looked at by two workers at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert, text

from services.consultation.commands.meetings import MoveMeeting
from services.consultation.commands.registrations import CancelRegistration, Register, RemindNext
from services.consultation.errors.registrations import NoSuchGathering
from services.consultation.jobs import remind_registered
from services.consultation.model.activity import Activity
from services.consultation.model.invitation import When, Where
from services.consultation.model.registration import Wish
from shared.ids import new_id
from tests.unit.consultation.gatherings import BEGINS, confirmed, meeting, registered, said_of, told
from tests.unit.consultation.test_erasure import erase
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World

DAY = timedelta(hours=24)
LOCK = text("select from meeting where id = :id for update")


def reminded(world: World) -> list[str]:
    """Who was reminded."""
    return sorted(name for name, what in told(world) if what == "reminder")


def test_once_a_day_before(world: World) -> None:
    """Not earlier, not twice; also by a worker that was late; who waits is left in peace."""
    of = meeting(world, capacity=2)
    registered(world, of, world.person("Ana"))
    confirmed(world, of)
    registered(world, of, world.person("Eva"))
    world.clock.instant = BEGINS - DAY - timedelta(seconds=1)
    remind_registered(world.runtime.bus)
    assert reminded(world) == []
    world.clock.instant = BEGINS - timedelta(hours=3)
    for _ in range(2):
        remind_registered(world.runtime.bus)
    assert reminded(world) == ["Ana", "Ion Exemplu"]


def test_nobody_is_reminded_of_what_has_begun_or_of_what_they_did_today(world: World) -> None:
    """Who registers within the last day knows it; what has begun or was cancelled is let go."""
    cancelled, begun, soon = meeting(world), meeting(world), meeting(world, starts_at=BEGINS + DAY / 2)
    for of in (cancelled, begun):
        registered(world, of)
    world.clock.instant = BEGINS
    registered(world, soon)
    world.clock.advance(seconds=1)
    remind_registered(world.runtime.bus)
    assert reminded(world) == []


def test_when_it_is_moved_they_are_reminded_of_the_new_hour(world: World) -> None:
    """Once more."""
    of = meeting(world)
    registered(world, of, world.person("Ana"))
    world.clock.instant = BEGINS - timedelta(hours=20)
    remind_registered(world.runtime.bus)
    later = BEGINS + timedelta(days=7)
    when = When(later.date(), later.time(), (later + timedelta(hours=1)).time())
    world.do(MoveMeeting(of, CLERK, CLERK_OF, 1, when, Where("Casa de Cultură"), "Sala nu este liberă."))
    remind_registered(world.runtime.bus)
    assert reminded(world) == ["Ana"]
    world.clock.instant = later - timedelta(hours=5)
    remind_registered(world.runtime.bus)
    assert reminded(world) == ["Ana", "Ana"]


def test_two_workers_remind_once(world: World) -> None:
    """Whoever has locked the meeting does it; nobody waits for the other, and nobody is told twice."""
    of = meeting(world, capacity=None)
    names = [f"Omul {number}" for number in range(10)]
    for name in names:
        registered(world, of, world.person(name))
    world.clock.instant = BEGINS - timedelta(hours=2)
    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(remind_registered, world.runtime.bus) for _ in range(2)]:
            done.result(timeout=30)
    assert sorted(reminded(world)) == sorted(names)


def test_one_locked_by_another_is_left_to_it(world: World) -> None:
    """The look ends at once; the next one does it."""
    of = meeting(world)
    registered(world, of, world.person("Ana"))
    world.clock.instant = BEGINS - timedelta(hours=2)
    with world.runtime.units() as other:
        other.session.execute(LOCK, {"id": of})
        assert world.do(RemindNext()) is False
    assert world.do(RemindNext()) is True
    assert reminded(world) == ["Ana"]


def test_an_erased_account_frees_its_seat(world: World) -> None:
    """Before the meeting; its name goes, who waits moves up, nobody reminds it."""
    of, ana = meeting(world, capacity=1), world.person("Zenobia Canarescu")
    registered(world, of, ana, organisation="Vecinii Zenobiei")
    registered(world, of, world.person("Ion"))
    erase(world, ana)
    assert told(world)[-1] == ("Ion", "moved-up")
    assert "Zenobia Canarescu" not in str(said_of(world))
    world.clock.instant = BEGINS - timedelta(hours=2)
    remind_registered(world.runtime.bus)
    assert reminded(world) == ["Ion"]


def test_the_same_for_a_joint_activity(world: World) -> None:
    """Once it is announced: seats, the waiting list, the reminder; of a proposal nobody learns."""
    proposal, public = activity(world, "proposed"), activity(world, "announced")
    ana, ion = world.person("Ana"), world.person("Ion")
    with pytest.raises(NoSuchGathering):
        world.do(Register("activity", proposal, ana, Wish("attend")))
    made = [world.do(Register("activity", public, who, Wish("attend"))) for who in (ana, ion)]
    assert [one.state for one in made] == ["registered", "waiting"]
    world.do(CancelRegistration(made[0].id, ana))
    assert told(world)[-1] == ("Ion", "moved-up")
    world.clock.instant = BEGINS - timedelta(hours=2)
    remind_registered(world.runtime.bus)
    assert reminded(world) == ["Ion"]


def activity(world: World, state: str) -> UUID:
    """A joint activity with one seat; how it came to that is left out."""
    row = {
        "id": new_id(),
        "version": 1,
        "authority": AUTHORITY,
        "state": state,
        "title": "Curățenie în parc",
        "objectives": "",
        "description": "",
        "kind": "other",
        "starts_at": BEGINS,
        "ends_at": BEGINS + timedelta(hours=2),
        "place": "Parcul Central",
        "capacity": 1,
        "language": "ro",
        "is_example": True,
        "calendar_sequence": 0,
        "proposed_at": world.clock.now(),
        "changed_at": world.clock.now(),
        "announced_at": world.clock.now() if state == "announced" else None,
        "links": [],
    }
    with world.runtime.engine.begin() as connection:
        connection.execute(insert(Activity), row)
    return UUID(str(row["id"]))
