"""Where a notice was published, and what proves it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from services.consultation.commands.channels import AddProof, ConfirmChannel, TakeBackConfirmation
from services.consultation.errors.channels import (
    NoSuchConfirmation,
    NotAnnouncedYet,
    ShownInFuture,
    TooManyConfirmations,
)
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.handlers.channels import MOST
from services.consultation.handlers.consultations import Saved
from services.consultation.model.channel import Shown, channels
from services.consultation.model.planning import Counting
from services.consultation.queries import consultations
from services.consultation.queries.channels import channels_kept, channels_of, missing
from services.consultation.views.consultations import consultation_page
from shared.errors import NotAllowed
from shared.ids import new_id
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World

DAY = date(2026, 1, 13)


def shown(channel: str = "premises", on: date = DAY) -> Shown:
    """Where it could be seen."""
    return Shown(channel, on, "Panoul de la intrare", None, False)


def row(channel: str, on: date) -> dict[str, Any]:
    """A confirmation, as far as it is judged."""
    return {"channel": channel, "shown_on": on}


def delivered(told: int, failed: int, at: datetime | None) -> dict[str, Any]:
    """What the notification service has said."""
    return {"told": told, "failed": failed, "by_digest": None, "finished_at": at}


def test_the_site_proves_itself_and_the_rest_waits() -> None:
    """Before anybody has confirmed or delivered anything."""
    found = [(one.channel, one.state, one.on) for one in channels(DAY, [], [])]
    assert found == [
        ("site", "done", DAY),
        ("premises", "to-do", None),
        ("media", "to-do", None),
        ("asked", "waiting", None),
    ]


def test_the_first_day_counts_and_later_than_the_site_is_late() -> None:
    """Of several confirmations of one channel."""
    later = date(2026, 1, 15)
    _, premises, media, _ = channels(
        DAY, [row("premises", later), row("premises", DAY), row("media", later)], []
    )
    assert (premises.on, premises.is_late, len(premises.confirmations)) == (DAY, False, 2)
    assert (media.on, media.is_late) == (later, True)


@pytest.mark.parametrize(
    ("said", "on", "told", "failed"),
    [
        ([delivered(128, 2, datetime(2026, 1, 13, 22, 30, tzinfo=UTC))], date(2026, 1, 14), 128, 2),
        ([delivered(0, 0, None)], DAY, 0, 0),
        ([delivered(3, 1, None), delivered(2, 0, None)], DAY, 5, 1),
    ],
)
def test_those_who_asked_are_counted(said: list[dict[str, Any]], on: date, told: int, failed: int) -> None:
    """By the delivery evidence, on the day in Romania; at first it did not say when."""
    asked = channels(DAY, [], said)[-1]
    assert (asked.state, asked.on, asked.told, asked.failed) == ("done", on, told, failed)


def notice_verdict(world: World, saved: Saved) -> str:
    """What the page's timeline finds of the notice."""
    with world.runtime.read() as session:
        found = consultations.consultation(session, saved.id)
        assert found
        steps = consultation_page(found[0], found[1], world.clock.now(), Counting(), "ro")["timeline"]
    return str(next(step["verdict"] for step in steps if step["step"] == "notice"))


def test_what_is_confirmed_is_no_longer_missing(world: World) -> None:
    """And the judge takes it; what was taken back is missing again, and the trail keeps both."""
    saved = world.published()
    with world.runtime.read() as session:
        assert missing(session, AUTHORITY, limit=5)[0]["missing"] == ["premises", "media"]
        assert channels_kept(session, saved.id) == ("site",)
    made = world.do(ConfirmChannel(saved.id, CLERK, CLERK_OF, shown()))
    assert notice_verdict(world, saved) == "unknown"
    world.do(ConfirmChannel(saved.id, CLERK, CLERK_OF, shown("media")))
    assert notice_verdict(world, saved) == "kept"
    with world.runtime.read() as session:
        assert missing(session, AUTHORITY, limit=5) == []
        assert channels_kept(session, saved.id) == ("site", "premises", "media")
    world.do(AddProof(saved.id, CLERK_OF, made.id, "panou.pdf", b"%PDF-1.4\n"))
    world.do(TakeBackConfirmation(saved.id, CLERK, CLERK_OF, made.id))
    with world.runtime.read() as session:
        assert missing(session, AUTHORITY, limit=5)[0]["missing"] == ["premises"]
        assert channels_of(session, saved.id)[1].confirmations == []
        deeds = session.connection().exec_driver_sql("select deed from audit order by id").scalars()
        assert list(deeds) == ["channel.confirmed", "channel.confirmed", "channel.taken-back"]
    with pytest.raises(NoSuchConfirmation):
        world.do(TakeBackConfirmation(saved.id, CLERK, CLERK_OF, made.id))


def test_nobody_confirms_what_cannot_have_been_seen(world: World) -> None:
    """A draft, a day to come in Romania, another authority's notice, another consultation's confirmation."""
    draft, saved = world.drafted(), world.published()
    with pytest.raises(NotAnnouncedYet):
        world.do(ConfirmChannel(draft.id, CLERK, CLERK_OF, shown()))
    with pytest.raises(ShownInFuture):
        world.do(ConfirmChannel(saved.id, CLERK, CLERK_OF, shown(on=date(2026, 1, 14))))
    with pytest.raises(NotAllowed):
        world.do(ConfirmChannel(saved.id, CLERK, frozenset({"alt-oras"}), shown()))
    with pytest.raises(NoSuchConsultation):
        world.do(ConfirmChannel(new_id(), CLERK, CLERK_OF, shown()))
    made = world.do(ConfirmChannel(saved.id, CLERK, CLERK_OF, shown()))
    with pytest.raises(NoSuchConfirmation):
        world.do(TakeBackConfirmation(world.published().id, CLERK, CLERK_OF, made.id))


def test_there_are_so_many_at_most(world: World) -> None:
    """More than anybody looks at is refused."""
    saved = world.published()
    for _ in range(MOST):
        world.do(ConfirmChannel(saved.id, CLERK, CLERK_OF, shown()))
    with pytest.raises(TooManyConfirmations):
        world.do(ConfirmChannel(saved.id, CLERK, CLERK_OF, shown()))
