"""A debate that is called answers who asked for it; held, the draft goes on; cancelled, they wait again."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import pytest

from services.consultation.commands.consultations import CloseNextDue
from services.consultation.commands.debates import WithdrawDebateRequest
from services.consultation.commands.meetings import CancelMeeting, HoldMeeting
from services.consultation.commands.outcomes import RecordOutcome
from services.consultation.errors.debates import DebateHeld, DebateNotHeld, DebateOwed
from services.consultation.model.outcome import Decision
from tests.unit.consultation.asking import asked, asked_on_paper, request_row
from tests.unit.consultation.calling import WHEN, WHY, called, change
from tests.unit.consultation.test_debates import finalise, say_not_owed, version_of
from tests.unit.consultation.world import CLERK, CLERK_OF, World

LATER = WHEN.__class__(date(2026, 1, 22), time(17), time(19))


def cancel(world: World, meeting: Any) -> None:
    """The debate is not held."""
    world.do(CancelMeeting(**change(meeting), reason=WHY))


def hold(world: World, meeting: Any) -> None:
    """The debate was held on its day."""
    world.clock.instant = datetime(2026, 1, 21, 9, tzinfo=UTC)
    world.do(HoldMeeting(**change(meeting), began=time(17), ended=time(18)))


def close(world: World) -> None:
    """The term is over."""
    world.clock.instant = datetime(2026, 1, 24, 9, tzinfo=UTC)
    assert world.do(CloseNextDue())


def state_of(world: World, request_id: UUID) -> tuple[str, UUID | None]:
    """How a request stands, and by which debate."""
    row = request_row(world, request_id)
    return row.state, row.meeting_id


def test_calling_answers_all_who_wait(world: World) -> None:
    """Each is told; who was owed none, and who asked on another draft, is not touched."""
    opened, other = world.published(), world.published()
    first, second = asked(world, opened.id), asked_on_paper(world, opened.id, email="a@example.org")
    not_owed = asked_on_paper(world, opened.id, kind="other", name="Ion Exemplu")
    say_not_owed(world, not_owed.id)
    elsewhere = asked_on_paper(world, other.id)
    called(world, opened.id, kind="public-meeting")
    assert state_of(world, first.id) == ("open", None)
    debate = called(world, opened.id)
    assert [state_of(world, one.id) for one in (first, second)] == [("called", debate.id)] * 2
    assert [state_of(world, one.id)[0] for one in (not_owed, elsewhere)] == ["not-owed", "open"]
    assert [said["what"] for said in world.said("debate-request.mailed")] == ["received", "called"]
    answers = [said for said in world.said("debate.answered") if said["answer"] == "called"]
    assert {said["meeting_id"] for said in answers} == {str(debate.id)}


def test_nothing_is_final_before_it_was_held(world: World) -> None:
    """Called is not enough, art. 7 (8) and (9)."""
    opened = world.published()
    asked_on_paper(world, opened.id)
    debate = called(world, opened.id, when=WHEN)
    close(world)
    with pytest.raises(DebateNotHeld):
        finalise(world, opened.id)
    world.do(HoldMeeting(**change(debate), began=time(17), ended=time(18)))
    assert finalise(world, opened.id).state == "closed"


def test_cancelled_they_wait_again(world: World) -> None:
    """Unless the draft has another debate; who has taken theirs back does not wait."""
    opened, person = world.published(), world.person()
    own = asked(world, opened.id, account_id=person)
    paper = asked_on_paper(world, opened.id)
    first, second = called(world, opened.id), called(world, opened.id, when=LATER)
    cancel(world, first)
    assert state_of(world, paper.id) == ("called", second.id)
    world.do(WithdrawDebateRequest(own.id, person))
    cancel(world, second)
    assert (state_of(world, own.id)[0], state_of(world, paper.id)) == ("withdrawn", ("open", None))
    close(world)
    with pytest.raises(DebateOwed):
        finalise(world, opened.id)


def test_who_asks_later_has_the_draft_s_debate(world: World) -> None:
    """The draft is owed one: the one that is called, or the one that was held."""
    opened = world.published()
    debate = called(world, opened.id)
    before = asked_on_paper(world, opened.id)
    assert (before.state, state_of(world, before.id)) == ("called", ("called", debate.id))
    hold(world, debate)
    after = asked_on_paper(world, opened.id, name="Alta")
    assert request_row(world, after.id).held_at == datetime(2026, 1, 20, 16, tzinfo=UTC)
    close(world)
    assert finalise(world, opened.id).state == "closed"


def test_what_was_held_is_not_taken_back(world: World) -> None:
    """It stays in the year's figures."""
    opened, person = world.published(), world.person()
    own = asked(world, opened.id, account_id=person)
    hold(world, called(world, opened.id))
    with pytest.raises(DebateHeld):
        world.do(WithdrawDebateRequest(own.id, person))


def test_a_debate_of_a_draft_that_was_given_up(world: World) -> None:
    """Cancelled afterwards, it leaves nobody waiting."""
    opened = world.published()
    request, debate = asked_on_paper(world, opened.id), called(world, opened.id)
    given_up = Decision("withdrawn", date(2026, 1, 13), reason="Se pregătește altul.")
    world.do(RecordOutcome(opened.id, CLERK, CLERK_OF, version_of(world, opened.id), given_up))
    assert state_of(world, request.id) == ("called", debate.id)
    cancel(world, debate)
    assert state_of(world, request.id) == ("lapsed", None)
