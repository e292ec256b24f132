"""Meetings are called, moved, written anew, cancelled, held; and nothing of it in silence."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from services.consultation.commands.meetings import (
    CallMeeting,
    CancelMeeting,
    HoldMeeting,
    MoveMeeting,
    ReviseMeeting,
)
from services.consultation.errors.channels import NotAnnouncedYet
from services.consultation.errors.meetings import (
    ActDecided,
    DraftNeeded,
    EndsAstray,
    FewerThanTaken,
    HeldAstray,
    InThePast,
    MeetingOver,
    NotBegunYet,
    NothingMoved,
    NoticeTooShort,
    NoTitle,
    NotItsAuthority,
    NowhereHeld,
    TooFarAhead,
)
from services.consultation.model import Meeting
from services.consultation.model.invitation import When, Where
from services.consultation.model.known import authority
from services.consultation.queries import meetings as queries
from shared.errors import NotAllowed, Stale
from tests.unit.consultation.calling import WHERE, WHY, called, change, invitation, order
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World

LATER = When(date(2026, 1, 22), time(18), time(20))


def shown(world: World, saved: Any) -> dict[str, Any]:
    """A meeting as it is read."""
    with world.runtime.read() as session:
        found = queries.meeting(session, saved.id)
    assert found
    return found


def test_a_debate_is_called(world: World) -> None:
    """It has its draft's title, is public at once, and says what the law says of its day."""
    draft = world.published()
    saved = called(world, draft.id)
    assert [one.verdict for one in saved.findings] == ["planned-ok", "planned-ok"]
    [said] = world.said("meeting.called")
    assert (said["kind"], said["consultation_id"], said["title"]) == (
        "debate",
        str(draft.id),
        "Regulamentul de parcare",
    )
    assert (said["starts_at"], said["ends_at"]) == ("2026-01-20T15:00:00Z", "2026-01-20T17:00:00Z")
    assert (said["sequence"], said["is_example"]) == (0, True)
    page = shown(world, saved)
    assert (page["state"], page["consultation_title"], page["authority_name"]) == (
        "called",
        "Regulamentul de parcare",
        "Orașul Exemplu",
    )
    assert [one["what"] for one in page["entries"]] == ["called"]


def test_a_public_meeting_may_be_about_no_draft(world: World) -> None:
    """Then it says what it is about; a debate is always about one."""
    saved = called(world, None)
    assert shown(world, saved)["consultation_id"] is None
    with pytest.raises(NoTitle):
        called(world, None, order=order(title=" "))
    with pytest.raises(DraftNeeded):
        called(world, None, kind="debate")


def test_what_is_no_draft_to_debate(world: World) -> None:
    """Before its publication, after its outcome, another authority's."""
    with pytest.raises(NotAnnouncedYet):
        called(world, world.drafted().id)
    decided = world.published()
    with world.runtime.engine.begin() as connection:
        decide = "update consultation set outcome = 'withdrawn', outcome_on = published_on where id = :id"
        connection.execute(text(decide), {"id": decided.id})
    with pytest.raises(ActDecided):
        called(world, decided.id)
    world.know(authority, slug="alt-oras", name="Alt Oraș", is_example=True)
    both = frozenset({AUTHORITY, "alt-oras"})
    with pytest.raises(NotItsAuthority):
        world.do(CallMeeting("alt-oras", CLERK, both, world.published().id, invitation()))
    with pytest.raises(NotAllowed):
        world.do(CallMeeting("alt-oras", CLERK, CLERK_OF, None, invitation()))


@pytest.mark.parametrize(
    ("when", "error"),
    [
        (When(date(2026, 1, 15), time(17), time(19)), NoticeTooShort),
        (When(date(2026, 1, 12), time(17), time(19)), InThePast),
        (When(date(2028, 2, 1), time(17), time(19)), TooFarAhead),
        (When(date(2026, 1, 20), time(17), time(9)), EndsAstray),
    ],
)
def test_bad_days(world: World, when: When, error: type[Exception]) -> None:
    """Each is refused, and nobody is called."""
    with pytest.raises(error):
        called(world, None, when=when)
    assert world.said("meeting.called") == []


def test_a_move_is_told_with_what_was(world: World) -> None:
    """Old and new stay in the history; the law counts from the moment of moving."""
    saved = called(world, world.published().id)
    world.clock.advance(days=2)
    small = Where("Sala mare", "https://example.org/live")
    moved = world.do(MoveMeeting(**change(saved, when=LATER, where=small, reason=WHY)))
    [said] = world.said("meeting.moved")
    assert (said["previous_starts_at"], said["starts_at"]) == ("2026-01-20T15:00:00Z", "2026-01-22T16:00:00Z")
    assert (said["previous_place"], said["place"], said["sequence"], said["reason"]) == (
        WHERE.place,
        "Sala mare",
        1,
        WHY,
    )
    page = shown(world, moved)
    assert page["entries"][1]["before"]["place"] == WHERE.place
    assert page["entries"][1]["after"]["online_url"] == "https://example.org/live"
    assert page["moved_at"] == world.clock.now()
    with pytest.raises(NothingMoved):
        world.do(MoveMeeting(**change(moved, when=LATER, where=small, reason=WHY)))


def test_a_public_meeting_is_not_moved_to_the_day_after(world: World) -> None:
    """Three days from the move, as from a call."""
    saved = called(world, None)
    world.clock.advance(days=2)
    near = When(date(2026, 1, 17), time(17), time(19))
    with pytest.raises(NoticeTooShort):
        world.do(MoveMeeting(**change(saved, when=near, where=WHERE, reason=WHY)))


def test_its_order_is_written_anew(world: World) -> None:
    """What changed stands in the history with what was; what did not is not said again."""
    saved = called(world, world.published().id)
    again = world.do(ReviseMeeting(**change(saved, order=order(capacity=100), online_url=None)))
    [said] = world.said("meeting.revised")
    assert (said["capacity"], said["sequence"]) == (100, 1)
    entry = shown(world, again)["entries"][1]
    assert (entry["what"], entry["before"], entry["after"]) == (
        "revised",
        {"capacity": 80},
        {"capacity": 100},
    )
    world.do(ReviseMeeting(**change(again, order=order(capacity=100), online_url=None)))
    assert len(world.said("meeting.revised")) == 1


def test_seats_are_not_fewer_than_taken(world: World) -> None:
    """Nobody who has a seat loses it."""
    saved = called(world, world.published().id)
    with world.runtime.read() as session:
        meeting = session.get_one(Meeting, saved.id)
        with pytest.raises(FewerThanTaken):
            meeting.revise(order(capacity=11), None, None, taken=12, by=CLERK, now=world.clock.now())
        session.rollback()


def test_what_is_cancelled_stays_so(world: World) -> None:
    """With its reason; nothing more happens with it."""
    saved = called(world, world.published().id)
    gone = world.do(CancelMeeting(**change(saved, reason="Proiectul se retrage.")))
    [said] = world.said("meeting.cancelled")
    assert (said["reason"], said["sequence"]) == ("Proiectul se retrage.", 1)
    for late in (
        CancelMeeting(**change(gone, reason=WHY)),
        MoveMeeting(**change(gone, when=LATER, where=WHERE, reason=WHY)),
        ReviseMeeting(**change(gone, order=order(), online_url=None)),
        HoldMeeting(**change(gone, began=time(17), ended=time(19))),
    ):
        with pytest.raises(MeetingOver):
            world.do(late)


def test_what_was_held_says_when(world: World) -> None:
    """On its day, once it is over; into the night, if it was long."""
    saved = called(world, world.published().id)
    with pytest.raises(NotBegunYet):
        world.do(HoldMeeting(**change(saved, began=time(17), ended=time(19))))
    world.clock.instant = datetime(2026, 1, 20, 16, 0, tzinfo=UTC)
    with pytest.raises(HeldAstray):
        world.do(HoldMeeting(**change(saved, began=time(17, 5), ended=time(19, 40))))
    world.clock.advance(hours=8)
    world.do(HoldMeeting(**change(saved, began=time(17, 5), ended=time(0, 40))))
    [said] = world.said("meeting.held")
    assert (said["began_at"], said["ended_at"]) == ("2026-01-20T15:05:00Z", "2026-01-20T22:40:00Z")


def test_somewhere_is_needed(world: World) -> None:
    """A place or an address."""
    with pytest.raises(NowhereHeld):
        called(world, None, where=Where(" "))
    assert called(world, None, where=Where("", "https://example.org/live"))


def test_the_second_of_two_clerks_is_told(world: World) -> None:
    """The version that was looked at is the newest, and the authority is the caller's."""
    saved = called(world, world.published().id)
    world.do(ReviseMeeting(**change(saved, order=order(capacity=1), online_url=None)))
    with pytest.raises(Stale):
        world.do(CancelMeeting(**change(saved, reason=WHY)))
    with pytest.raises(NotAllowed):
        world.do(CancelMeeting(**{**change(saved, reason=WHY), "clerk_of": frozenset({"alt-oras"})}))


def test_lists(world: World) -> None:
    """The next first of those to come; the latest first of the others; by parts of the title."""
    first = called(world, None)
    second = called(world, None, when=LATER, order=order(title="Ședință despre stații"))
    now = world.clock.now()

    def ids(**wanted: Any) -> list[Any]:
        with world.runtime.read() as session:
            rows = queries.meetings(session, queries.Wanted(**wanted), now=now, after=None, limit=9)
        return [row["id"] for row in rows]

    assert ids(period="coming") == [first.id, second.id]
    assert ids() == [second.id, first.id]
    assert ids(period="over") == ids(words="nimic") == ids(authority="alt-oras") == ids(kind="debate") == []
    assert ids(words="STAŢII") == ids(since=now + timedelta(days=8)) == [second.id]
