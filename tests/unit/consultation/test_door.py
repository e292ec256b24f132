"""The door of a meeting: by ticket, by list, by name; once each."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import RowMapping, text

from services.consultation.commands.door import NoteArrivals
from services.consultation.commands.registrations import CancelRegistration
from services.consultation.errors.registrations import GatheringCancelled, NoSuchGathering
from shared.door import Arrival, Noted
from shared.errors import NotAllowed
from shared.web.tickets import Tickets
from tests.unit.consultation.gatherings import BEGINS, meeting, registered, set_meeting
from tests.unit.consultation.world import CLERK, CLERK_OF, World

TICKETS = Tickets("w" * 32, "consultation")


def test_a_ticket_lets_in_once_and_who_has_none_comes_in_by_name(world: World) -> None:
    """Sent again by its key each is as it was; the one who is new is on the list from then on."""
    of = meeting(world)
    ana = registered(world, of).id
    by_ticket = Arrival(uuid4(), BEGINS, ticket=TICKETS.ticket_for(ana))
    by_name = Arrival(uuid4(), BEGINS, name="Cine Trece")
    again = Arrival(uuid4(), BEGINS, person=ana)
    for _ in range(2):
        noted = at_door(world, of, by_ticket, by_name, again, by_name)
        assert [one.result for one in noted] == ["checked-in", "checked-in", "already", "checked-in"]
        assert (noted[1].name, noted[1].person) == ("Cine Trece", noted[3].person)
    found = rows(world, "select name, state, arrived_at from registration order by id")
    assert [(row["state"], row["arrived_at"]) for row in found] == [("registered", BEGINS)] * 2
    assert [row["name"] for row in found][1:] == ["Cine Trece"]


def test_who_is_not_let_in_is_told_why(world: World) -> None:
    """Given back, waiting, of another meeting, of nobody, on another day."""
    of = meeting(world, capacity=1)
    person = world.person()
    given_back = registered(world, of, person).id
    world.do(CancelRegistration(given_back, person))
    seat, waiting = registered(world, of).id, registered(world, of).id
    other = registered(world, meeting(world)).id
    asked: list[dict[str, Any]] = [{"person": one} for one in (given_back, waiting, other, uuid4())]
    asked += [
        {"ticket": TICKETS.ticket_for(seat)[:-1]},
        {"ticket": Tickets("w" * 32, "training").ticket_for(seat)},
    ]
    noted = at_door(world, of, *(Arrival(uuid4(), BEGINS, **one) for one in asked))
    results = ["cancelled", "waiting", "other-gathering", "unknown", "unknown", "unknown"]
    assert [one.result for one in noted] == results
    assert noted[2] == Noted(noted[2].key, "other-gathering")
    before = BEGINS - timedelta(days=1)
    late = at_door(
        world, of, Arrival(uuid4(), before, person=seat), Arrival(uuid4(), before, name="Ion Exemplu")
    )
    assert [one.result for one in late] == ["other-day", "other-day"]
    assert rows(world, "select from door_arrival") == []


def test_only_its_own_clerks_stand_at_the_door(world: World) -> None:
    """And of a meeting that is held."""
    of = meeting(world)
    with pytest.raises(NotAllowed):
        world.do(NoteArrivals("meeting", of, frozenset({"alt-oras"}), CLERK, [arrival()]))
    for kind, gathering_id in (("meeting", uuid4()), ("nunta", of)):
        with pytest.raises(NoSuchGathering):
            world.do(NoteArrivals(kind, gathering_id, CLERK_OF, CLERK, [arrival()]))
    set_meeting(world, of, state="cancelled")
    with pytest.raises(GatheringCancelled):
        at_door(world, of, arrival())


def arrival() -> Arrival:
    """Somebody."""
    return Arrival(uuid4(), BEGINS, name="Ana Exemplu")


def at_door(world: World, of: UUID, *arrivals: Arrival) -> list[Noted]:
    """What a device sends while the meeting is held."""
    world.clock.instant = BEGINS + timedelta(minutes=5)
    noted: list[Noted] = world.do(NoteArrivals("meeting", of, CLERK_OF, CLERK, arrivals))
    return noted


def rows(world: World, query: str) -> list[RowMapping]:
    """What the database holds."""
    with world.runtime.read() as session:
        return list(session.execute(text(query)).mappings())
