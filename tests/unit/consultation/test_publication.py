"""Answers published in one moment."""

import pytest

from services.consultation.commands.answers import PublishAnswers
from services.consultation.errors.answers import BeingPublished, NothingToPublish
from services.consultation.errors.recommendations import AlreadyAnswered
from services.consultation.handlers import publication
from shared.errors import NotAllowed, Stale
from tests.unit.consultation.drafting import (
    CLERK,
    REASON,
    approve,
    go_on,
    publish,
    ready,
    state_of,
    want_review,
    write,
)
from tests.unit.consultation.world import World


def test_all_that_are_ready_are_given_in_one_moment(world: World) -> None:
    """Each author is told, all at the same instant; what is still being written stays."""
    consultation, ana = world.published(), world.person()
    first, second, third = (world.sent(consultation.id, ana).id for _ in range(3))
    ready(world, first, taken_into="3")
    approve(world, second, ready(world, second).version)
    write(world, third)
    world.clock.advance(minutes=5)
    given = publish(world, consultation.id, 2)
    assert (given.answers, given.left) == (2, 0)
    told = world.said("submission.answered")
    assert {one["recommendation_id"]: one["taken_into"] for one in told} == {
        str(first): "3",
        str(second): None,
    }
    moments = {one["answered_at"] for one in world.said("recommendation.answered")}
    assert moments == {"2026-01-13T09:05:00Z"}
    assert [state_of(world, one) for one in (first, third)] == [
        ("published", "", None),
        ("draft", REASON, "partly"),
    ]
    with pytest.raises(AlreadyAnswered):
        write(world, first, 3)


def test_where_it_is_looked_at_twice_only_what_is_approved(world: World) -> None:
    """What only its writer calls ready waits."""
    want_review(world)
    consultation, ana = world.published(), world.person()
    first, second = (world.sent(consultation.id, ana).id for _ in range(2))
    ready(world, first)
    with pytest.raises(NothingToPublish):
        publish(world, consultation.id, 1)
    approve(world, second, ready(world, second).version)
    publish(world, consultation.id, 1)
    assert [state_of(world, one)[0] for one in (first, second)] == ["ready", "published"]


def test_it_is_what_was_shown(world: World) -> None:
    """If another answer has come meanwhile, the clerk looks again; another authority's clerk never may."""
    consultation, ana = world.published(), world.person()
    for _ in range(2):
        ready(world, world.sent(consultation.id, ana).id)
    with pytest.raises(Stale):
        publish(world, consultation.id, 1)
    with pytest.raises(NotAllowed):
        world.do(PublishAnswers(consultation.id, CLERK, frozenset({"alt-oras"}), 2))
    assert world.said("recommendation.answered") == []


def test_many_are_given_in_batches(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on its way is closed to changes, and the job gives the rest with the same moment, once."""
    monkeypatch.setattr(publication, "BATCH", 2)
    consultation, ana = world.published(), world.person()
    ids = [world.sent(consultation.id, ana).id for _ in range(5)]
    for one in ids:
        ready(world, one)
    given = publish(world, consultation.id, 5)
    assert (given.answers, given.left) == (5, 3)
    last = ids[-1]
    with pytest.raises(BeingPublished):
        write(world, last, 3)
    with pytest.raises(BeingPublished):
        world.answered(last)
    with pytest.raises(NothingToPublish):
        publish(world, consultation.id, 3)
    world.clock.advance(minutes=1)
    assert go_on(world) == 2
    assert go_on(world) == 0
    said = world.said("recommendation.answered")
    assert {one["recommendation_id"] for one in said} == set(map(str, ids))
    assert (len(said), {one["answered_at"] for one in said}) == (5, {"2026-01-13T09:00:00Z"})


def test_what_an_older_process_has_answered_is_passed_over(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It knows no drafts: its answer stays, and the others are given all the same."""
    monkeypatch.setattr(publication, "BATCH", 1)
    consultation, ana = world.published(), world.person()
    first, second = (world.sent(consultation.id, ana).id for _ in range(2))
    for one in (first, second):
        ready(world, one)
    publish(world, consultation.id, 2)
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql(
            "update recommendation set verdict = 'refused', answer = 'Altfel.', answered_at = received_at"
            f" where id = '{second}'"
        )
    go_on(world)
    assert [one["recommendation_id"] for one in world.said("recommendation.answered")] == [str(first)]
    assert state_of(world, second)[0] == "published"
