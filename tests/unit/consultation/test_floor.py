"""The floor of a meeting: given, held up, taken; what is discussed; two chairs at once."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import RowMapping, text

from services.consultation.commands.door import NoteArrivals
from services.consultation.commands.floor import ChangeFloor
from services.consultation.commands.retention import ForgetOld
from services.consultation.errors.floor import (
    AlreadyBegun,
    NobodySpeaks,
    NoSuchTopic,
    NotASpeaker,
    NotBegunByChair,
)
from services.consultation.errors.meetings import MeetingOver, NotBegunYet
from services.consultation.queries.floor import floor_of
from services.consultation.queries.meetings import meeting as read_meeting
from shared.door import Arrival
from shared.errors import NotAllowed, Stale
from tests.unit.consultation.gatherings import BEGINS, meeting, registered
from tests.unit.consultation.test_erasure import erase
from tests.unit.consultation.world import CLERK, CLERK_OF, World


def test_who_is_there_comes_first_each_in_their_order(world: World) -> None:
    """Who is called is in the list no more; who was missed may still be given the floor."""
    of = meeting(world, capacity=None)
    first, second, third = (registered(world, of, None, "speak", agenda_point=2).id for _ in range(3))
    registered(world, of)
    world.clock.instant = BEGINS
    world.do(NoteArrivals("meeting", of, CLERK_OF, CLERK, [Arrival(uuid4(), BEGINS, person=third)]))
    assert [one["registration_id"] for one in shown(world, of)["queue"]] == [third, first, second]
    act(world, of, "begin")
    act(world, of, "absent", registration_id=first)
    act(world, of, "give", registration_id=third)
    floor = shown(world, of)
    assert (floor["point"], floor["now"]["registration_id"]) == (2, third)
    act(world, of, "give", registration_id=first)
    floor = shown(world, of)
    assert [one["registration_id"] for one in floor["heard"]] == [third]
    assert (floor["now"]["registration_id"], floor["missed"]) == (first, [])
    assert [one["registration_id"] for one in floor["queue"]] == [second]


def test_time_stands_still_in_a_pause(world: World) -> None:
    """Three minutes of which one was a pause are two, whoever looks and whenever."""
    of = begun(world, speaking_minutes=5)
    act(world, of, "give", name="Invitat Exemplu", organisation="Universitatea Exemplu")
    for what in ("pause", "resume"):
        world.clock.instant += timedelta(minutes=1)
        act(world, of, what)
    assert shown(world, of)["now"]["spent_s"] == 60
    world.clock.instant += timedelta(minutes=1)
    now = shown(world, of)["now"]
    assert (now["spent_s"], now["allowed_s"]) == (120, 300)
    act(world, of, "pause")
    world.clock.instant += timedelta(minutes=9)
    act(world, of, "done")
    [heard] = shown(world, of)["heard"]
    assert (heard["spent_s"], heard["outcome"], heard["name"]) == (120, "spoken", "Invitat Exemplu")


def test_of_two_devices_the_second_is_told(world: World) -> None:
    """So a button that is pressed on both calls nobody over."""
    of = begun(world)
    version = shown(world, of)["version"]
    act(world, of, "give", name="Ana Exemplu")
    with pytest.raises(Stale):
        act(world, of, "give", version=version, name="Ion Exemplu")
    assert len(rows(world, "select from speaking")) == 1


def test_what_is_not_there_is_not_discussed_and_nobody_speaks_who_is_not(world: World) -> None:
    """An article that the draft has not, a point beyond the agenda; another meeting's list."""
    of = begun(world)
    for topic in ({"article": "99"}, {"point": 3}):
        with pytest.raises(NoSuchTopic):
            act(world, of, "discuss", **topic)
    with pytest.raises(NoSuchTopic):
        act(world, of, "give", name="Ana Exemplu", point=3)
    with pytest.raises(NobodySpeaks):
        act(world, of, "done")
    with pytest.raises(NotASpeaker):
        act(world, of, "give", registration_id=uuid4())
    with pytest.raises(NotAllowed):
        act(world, of, "done", clerk_of=frozenset({"alt-oras"}))
    act(world, of, "discuss", point=2)
    assert shown(world, of)["point"] == 2


def test_a_meeting_is_opened_on_its_day_and_closed_once(world: World) -> None:
    """Nobody speaks before; who speaks then has spoken; the hours go into its history."""
    of = meeting(world)
    with pytest.raises(NotBegunYet):
        act(world, of, "begin")
    world.clock.instant = BEGINS + timedelta(minutes=2, seconds=30)
    with pytest.raises(NotBegunByChair):
        act(world, of, "give", name="Ana Exemplu")
    act(world, of, "begin")
    with pytest.raises(AlreadyBegun):
        act(world, of, "begin")
    act(world, of, "give", name="Ana Exemplu")
    act(world, of, "end")
    [row] = rows(world, "select state, began_at, ended_at from meeting")
    minute = BEGINS + timedelta(minutes=2)
    assert (row["state"], row["began_at"], row["ended_at"]) == ("held", minute - timedelta(minutes=1), minute)
    assert [one["outcome"] for one in shown(world, of)["heard"]] == ["spoken"]
    with pytest.raises(MeetingOver):
        act(world, of, "discuss")


def test_names_go_after_a_while_and_when_somebody_is_erased(world: World) -> None:
    """That somebody spoke, on what and for how long, stays."""
    of, person = meeting(world, capacity=None), world.person()
    speaker = registered(world, of, person, "speak", agenda_point=2).id
    world.clock.instant = BEGINS
    act(world, of, "begin")
    act(world, of, "give", registration_id=speaker)
    act(world, of, "give", name="Invitat Exemplu")
    erase(world, person)
    assert [row["name"] for row in rows(world, "select name from speaking order by id")] == [
        "",
        "Invitat Exemplu",
    ]
    world.clock.instant += timedelta(days=91)
    world.do(ForgetOld())
    found = rows(world, "select name, point from speaking order by id")
    assert [(row["name"], row["point"]) for row in found] == [("", 2), ("", None)]


def begun(world: World, **changes: Any) -> UUID:
    """A meeting that its chair has opened."""
    of = meeting(world, **changes)
    world.clock.instant = BEGINS
    act(world, of, "begin")
    return of


def act(world: World, of: UUID, what: Any, **more: Any) -> None:
    """What the chair does, having seen the floor as it is."""
    given = {"version": shown(world, of)["version"], "clerk_of": CLERK_OF, **more}
    world.do(ChangeFloor(meeting_id=of, clerk_id=CLERK, act=what, **given))


def shown(world: World, of: UUID) -> dict[str, Any]:
    """The floor as the chair sees it."""
    with world.runtime.read() as session:
        found = read_meeting(session, of)
        assert found
        return floor_of(session, found, world.clock.now())


def rows(world: World, query: str) -> list[RowMapping]:
    """What the database holds."""
    with world.runtime.read() as session:
        return list(session.execute(text(query)).mappings())
