"""Minutes are begun from what is known, written in parts, published once, corrected in public."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from services.consultation.commands.minutes import (
    BeginMinutes,
    CorrectMinutes,
    EnterFromMeeting,
    ForgetInMinutes,
    PublishMinutes,
)
from services.consultation.errors.handed_in import ReceivedAfterTerm
from services.consultation.errors.minutes import (
    EndsBeforeBeginning,
    MeetingNotBegun,
    MinutesBegun,
    MinutesIncomplete,
    MinutesNotPublished,
    MinutesPublished,
    NoActDiscussed,
    NoSuchPersonInMinutes,
    OpenVoteWithoutNames,
    SecretVoteByName,
    VotedTwice,
)
from services.consultation.model import Registration
from services.consultation.model.entry import Entry, Moment
from services.consultation.model.minutes_term import last_day
from services.consultation.model.minutes_words import checked
from services.consultation.queries import minutes as queries
from shared.errors import NotAllowed, Stale
from shared.ids import new_id
from tests.unit.consultation.calling import called
from tests.unit.consultation.minuting import (
    AFTER,
    BALLOT,
    BEGAN,
    ENDED,
    OPENING,
    STATEMENT,
    begun,
    held,
    written,
    wrote,
)
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World, words


def parts(world: World, meeting_id: Any) -> Any:
    """The words as they stand."""
    with world.runtime.read() as session:
        found = queries.minutes_of(session, meeting_id)
    assert found
    return found["parts"]


def entry(received: datetime = ENDED) -> Entry:
    """What was said at the meeting."""
    return Entry(
        channel="meeting",
        received=Moment(received),
        author_name="Ana-Maria Exemplu",
        organisation_name=None,
        email="ana@example.org",
        postal_address=None,
        language="ro",
        town_number=None,
        clerk_id=CLERK,
    )


def test_they_begin_with_what_the_meeting_says_of_itself(world: World) -> None:
    """Place, hours, points; once a meeting, by a clerk of its authority, from its beginning on."""
    consultation = world.published()
    later = called(world, consultation.id)
    with pytest.raises(MeetingNotBegun):
        begun(world, later.id)
    meeting = held(world, consultation.id)
    begun(world, meeting)
    found = parts(world, meeting)
    assert (found["opening"]["opened_at"], found["opening"]["closed_at"]) == (
        BEGAN.isoformat(),
        ENDED.isoformat(),
    )
    assert [point["title"] for point in found["agenda"]["points"]] == [
        "Prezentarea proiectului",
        "Cuvântul celor înscriși",
    ]
    assert found["present"]["counted"] is None
    with pytest.raises(MinutesBegun):
        begun(world, meeting)
    with pytest.raises(NotAllowed):
        world.do(BeginMinutes(meeting, CLERK, frozenset({"alt-oras"})))


def test_they_begin_with_who_came_and_spoke(world: World) -> None:
    """As the list at the door says; who registered to speak and did not come has said nothing."""
    meeting = held(world, world.published().id)
    arrived = {"gathering_kind": "meeting", "gathering_id": meeting, "authority": AUTHORITY}
    with world.runtime.engine.begin() as connection:
        for name, wish, organisation, came in (
            ("Ana Exemplu", "speak", None, True),
            ("Ion Exemplu", "speak", "Asociația Exemplu", False),
            ("Eva Exemplu", "attend", "Asociația Exemplu", True),
            ("Dan Exemplu", "press", None, True),
        ):
            row = {"name": name, "wish": wish, "organisation_name": organisation, "id": new_id()}
            connection.execute(
                insert(Registration),
                {
                    **arrived,
                    **row,
                    "version": 1,
                    "language": "ro",
                    "state": "registered",
                    "has_recommended": False,
                    "rank": 0,
                    "asked_at": BEGAN,
                    "seated_at": BEGAN,
                    "arrived_at": BEGAN if came else None,
                    "email": "x@example.org",
                },
            )
    begun(world, meeting)
    found = parts(world, meeting)
    assert [one["name"] for one in found["discussion"]["statements"]] == ["Ana Exemplu"]
    assert (found["present"]["counted"], found["present"]["media"]) == (3, True)
    assert [(one["group"], one["number"]) for one in found["present"]["groups"]] == [
        ("persoane fizice", 1),
        ("reprezentanți ai organizațiilor", 1),
        ("presă", 1),
    ]


def test_published_once_and_corrected_in_public(world: World) -> None:
    """What is published is never altered: what is right stands beside it, with its reason."""
    meeting = held(world, world.published().id)
    saved = begun(world, meeting)
    with pytest.raises(MinutesIncomplete) as refused:
        world.do(PublishMinutes(meeting, CLERK, CLERK_OF, saved.version))
    assert "who led the meeting" in str(refused.value)
    with pytest.raises(MinutesNotPublished):
        world.do(CorrectMinutes(meeting, CLERK, CLERK_OF, saved.version, "votes", "Trei voturi.", "Greșit."))
    saved = wrote(world, saved, "opening", OPENING)
    with pytest.raises(Stale):
        world.do(PublishMinutes(meeting, CLERK, CLERK_OF, 1))
    saved = wrote(world, saved, "discussion", {"statements": [STATEMENT]})
    saved = world.do(PublishMinutes(meeting, CLERK, CLERK_OF, saved.version))
    assert (saved.state, saved.published_at) == ("published", AFTER)
    [said] = world.said("minutes.published")
    assert (said["meeting_id"], said["url"].endswith(f"/intalniri/{meeting}/minuta")) == (str(meeting), True)
    assert "Exemplu" not in said["title"]
    # The name behind the initials is kept no longer.
    assert parts(world, meeting)["discussion"]["statements"][0]["name"] == "A.-M. E."
    for again in ("opening", "discussion"):
        with pytest.raises(MinutesPublished):
            wrote(world, saved, again, OPENING)
    with pytest.raises(MinutesPublished):
        world.do(PublishMinutes(meeting, CLERK, CLERK_OF, saved.version))
    correction = CorrectMinutes(
        meeting, CLERK, CLERK_OF, saved.version, "opening", "S-a încheiat la 19:00.", "Ora era greșită."
    )
    world.clock.instant += timedelta(hours=1)
    assert world.do(correction).version == saved.version + 1
    with pytest.raises(Stale):
        world.do(correction)


def test_who_asks_is_named_no_more(world: World) -> None:
    """Where they had chosen their full name; everybody reads that a name was taken out, nobody which."""
    meeting = held(world, world.published().id)
    saved = wrote(world, begun(world, meeting), "opening", OPENING)
    full = {**STATEMENT, "name_shown": "full"}
    other = {**STATEMENT, "name": "Ion Exemplu", "said": "Sunt de acord cu Ana-Maria Exemplu."}
    saved = wrote(world, saved, "discussion", {"statements": [full, other]})
    asked = {"meeting_id": meeting, "clerk_id": CLERK, "clerk_of": CLERK_OF, "name": "Ana-Maria Exemplu"}
    with pytest.raises(MinutesNotPublished):
        world.do(ForgetInMinutes(**asked, version=saved.version))
    saved = world.do(PublishMinutes(meeting, CLERK, CLERK_OF, saved.version))
    world.do(ForgetInMinutes(**asked, version=saved.version))
    with world.runtime.read() as session:
        found = queries.minutes_of(session, meeting)
    assert found
    assert "Ana-Maria" not in str(found)
    assert found["parts"]["discussion"]["statements"][0]["said"] == STATEMENT["said"]
    assert [one["reason"] for one in found["corrections"]] == ["Regulamentul (UE) 2016/679, art. 17."]
    with pytest.raises(NoSuchPersonInMinutes):
        world.do(ForgetInMinutes(**asked, version=saved.version + 1))


def test_two_clerks_write_and_the_second_is_told(world: World) -> None:
    """Nobody's words are lost in silence."""
    saved = begun(world, held(world, world.published().id))
    wrote(world, saved, "opening", OPENING)
    with pytest.raises(Stale):
        wrote(world, saved, "discussion", {"statements": []})


def test_what_is_recommended_there_enters_the_register(world: World) -> None:
    """In the same transaction, with the meeting as its source; an answer is owed."""
    meeting = held(world, world.published().id)
    written(world, meeting)
    receipt = world.do(EnterFromMeeting(meeting, CLERK, CLERK_OF, words(), entry()))
    assert receipt.register_number == "1/2026"
    with world.runtime.read() as session:
        found = queries.minutes_of(session, meeting)
    assert found
    assert [(one["register_number"], one["verdict"]) for one in found["recommendations"]] == [(1, None)]
    assert world.said("recommendation.registered")[0]["recommendation_id"] == str(receipt.id)


def test_what_is_said_after_the_term_does_not_enter_it(world: World) -> None:
    """As on paper: what counts is when it was received (art. 7 (4)); a public meeting has no register."""
    meeting = held(world, world.published().id)
    written(world, meeting)
    world.clock.instant = datetime(2026, 2, 1, tzinfo=UTC)
    late = entry(datetime(2026, 1, 24, 10, tzinfo=UTC))
    with pytest.raises(ReceivedAfterTerm):
        world.do(EnterFromMeeting(meeting, CLERK, CLERK_OF, words(), late))
    world.clock.instant = datetime(2026, 1, 13, 9, tzinfo=UTC)
    public = held(world, None)
    begun(world, public)
    with pytest.raises(NoActDiscussed):
        world.do(EnterFromMeeting(public, CLERK, CLERK_OF, words(), entry()))


def test_votes() -> None:
    """Open ones by name, counted from the names; secret ones by counts alone (art. 11)."""
    [ballot] = checked("votes", {"ballots": [BALLOT]})["ballots"]
    assert ballot["counts"] == {"for": 2, "against": 1, "abstained": 0, "absent": 0}
    counts = {"for": 9, "against": 4, "abstained": 1, "absent": 0}
    secret = {**BALLOT, "is_secret": True, "counts": counts, "members": []}
    assert checked("votes", {"ballots": [secret]})["ballots"][0]["counts"] == counts
    for wrong, refusal in (
        ({**secret, "members": BALLOT["members"]}, SecretVoteByName),
        ({**BALLOT, "members": []}, OpenVoteWithoutNames),
        ({**BALLOT, "members": BALLOT["members"][:1] * 2}, VotedTwice),
    ):
        with pytest.raises(refusal):
            checked("votes", {"ballots": [wrong]})


def test_hours() -> None:
    """Nothing ends before it begins."""
    with pytest.raises(EndsBeforeBeginning):
        checked("opening", {**OPENING, "opened_at": ENDED, "closed_at": BEGAN})


def test_the_term_is_so_short_that_it_is_kept_however_days_are_counted() -> None:
    """Ten calendar days of a debate's end, in Romania; a public meeting has none."""
    assert last_day("debate", ENDED) == date(2026, 1, 30)
    assert last_day("debate", datetime(2026, 1, 20, 22, 30, tzinfo=UTC)) == date(2026, 1, 31)
    assert last_day("public-meeting", ENDED) is None
    assert last_day("debate", None) is None
