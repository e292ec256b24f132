"""Answers as they are written: drafts, readiness, the second pair of eyes, those answered alike."""

import pytest

from services.consultation.commands.answers import AssignRecommendations, MarkReady
from services.consultation.errors.answers import (
    AnswersAreReviewed,
    AnswerUnfinished,
    NotOfOneKind,
    NotReadyYet,
    OwnAnswer,
    TakenNowhere,
    WrittenAlready,
)
from services.consultation.errors.recommendations import AlreadyAnswered, NoSuchRecommendation
from services.consultation.queries.recommendations import recommendation
from shared.errors import NotAllowed, Stale
from shared.ids import new_id
from tests.unit.consultation.drafting import (
    REASON,
    SECOND,
    approve,
    publish,
    ready,
    send_back,
    state_of,
    want_review,
    write,
)
from tests.unit.consultation.world import CLERK, CLERK_OF, World


def test_a_draft_says_nothing_to_anybody(world: World) -> None:
    """Nobody is told, and the page knows of no answer."""
    receipt = world.sent(world.published().id, world.person())
    assert (write(world, receipt.id).version, state_of(world, receipt.id)) == (1, ("draft", REASON, "partly"))
    assert world.said("recommendation.answered") == world.said("submission.answered") == []


def test_a_draft_may_be_unfinished_but_is_not_ready_then(world: World) -> None:
    """It is saved as it is; it needs a verdict and a reason to be looked at."""
    receipt = world.sent(world.published().id, world.person())
    for version, changes in enumerate(({"verdict": None}, {"reason": ""}, {"reason": "da"})):
        saved = write(world, receipt.id, version, **changes)
        with pytest.raises(AnswerUnfinished):
            world.do(MarkReady(receipt.id, CLERK_OF, saved.version))
    with pytest.raises(TakenNowhere):
        write(world, receipt.id, 3, verdict="refused", taken_into="2")


def test_two_clerks_at_once(world: World) -> None:
    """The second learns that somebody has written meanwhile, also where both began."""
    receipt = world.sent(world.published().id, world.person())
    write(world, receipt.id)
    for version in (0, 7):
        with pytest.raises(Stale):
            write(world, receipt.id, version, by=SECOND)


def test_only_its_authority_writes(world: World) -> None:
    """Another's clerk may not, and nobody writes on what is not there or has its answer."""
    receipt = world.sent(world.published().id, world.person())
    saved = write(world, receipt.id)
    with pytest.raises(NotAllowed):
        world.do(MarkReady(receipt.id, frozenset({"alt-oras"}), saved.version))
    with pytest.raises(NotAllowed):
        world.do(AssignRecommendations((receipt.id,), frozenset({"alt-oras"}), "Juridic"))
    with pytest.raises(NoSuchRecommendation):
        write(world, new_id())
    world.answered(receipt.id)
    with pytest.raises(AlreadyAnswered):
        write(world, receipt.id, 2)


def test_nobody_approves_what_they_wrote(world: World) -> None:
    """Where the authority wants a second pair of eyes; elsewhere whoever likes."""
    receipt = world.sent(world.published().id, world.person())
    assert approve(world, receipt.id, ready(world, receipt.id).version, by=CLERK).state == "approved"
    want_review(world)
    other = world.sent(world.published().id, world.person())
    version = ready(world, other.id).version
    with pytest.raises(OwnAnswer):
        approve(world, other.id, version, by=CLERK)
    assert approve(world, other.id, version, by=SECOND).state == "approved"


def test_what_is_changed_after_is_looked_at_again(world: World) -> None:
    """The approval was of other words."""
    receipt = world.sent(world.published().id, world.person())
    approved = approve(world, receipt.id, ready(world, receipt.id).version)
    changed = write(world, receipt.id, approved.version, reason="Cu totul altceva.")
    assert changed.state == "draft"
    with pytest.raises(NotReadyYet):
        approve(world, receipt.id, changed.version)


def test_sent_back_with_a_note(world: World) -> None:
    """Whoever wrote it reads what is to be otherwise; only what was given to be looked at comes back."""
    receipt = world.sent(world.published().id, world.person())
    saved = write(world, receipt.id)
    with pytest.raises(NotReadyYet):
        send_back(world, receipt.id, saved.version)
    given = world.do(MarkReady(receipt.id, CLERK_OF, saved.version))
    send_back(world, receipt.id, given.version, "Spuneți și din ce bani.")
    with world.runtime.read() as session:
        row = recommendation(session, receipt.id)
    assert row is not None
    assert (row["draft_state"], row["note"]) == ("draft", "Spuneți și din ce bani.")


def test_an_answer_at_once_is_refused_where_it_is_looked_at_twice(world: World) -> None:
    """Elsewhere it stays as it was, whatever was being written."""
    receipt = world.sent(world.published().id, world.person())
    write(world, receipt.id)
    world.answered(receipt.id)
    assert state_of(world, receipt.id) == ("published", "", None)
    want_review(world)
    with pytest.raises(AnswersAreReviewed):
        world.answered(world.sent(world.published().id, world.person()).id)


def test_a_department_is_given_it_before_anybody_writes(world: World) -> None:
    """And keeps it whatever is written; what is not there is given to nobody."""
    consultation, ana = world.published(), world.person()
    first, second = (world.sent(consultation.id, ana).id for _ in range(2))
    given = world.do(AssignRecommendations((first, second), CLERK_OF, "Juridic"))
    assert (given.recommendations, state_of(world, first)[0]) == (2, "assigned")
    write(world, first, 1)
    with world.runtime.read() as session:
        row = recommendation(session, first)
    assert row is not None
    assert row["department"] == "Juridic"
    with pytest.raises(NoSuchRecommendation):
        world.do(AssignRecommendations((first, new_id()), CLERK_OF, "Juridic"))


def test_those_alike_are_written_at_once(world: World) -> None:
    """Each has the same words, and one that is changed is answered by itself from then on."""
    consultation, ana = world.published(), world.person()
    first, second, third = (world.sent(consultation.id, ana).id for _ in range(3))
    write(world, first, together=(second, third))
    assert state_of(world, second) == state_of(world, third) == ("draft", REASON, "partly")
    write(world, third, 1, reason="Pentru aceasta altfel.")
    write(world, first, 1, together=(second,), reason="Se preia.")
    for recommendation_id, version in ((first, 2), (second, 2), (third, 2)):
        world.do(MarkReady(recommendation_id, CLERK_OF, version))
    publish(world, consultation.id, 3)
    with world.runtime.read() as session:
        rows = [recommendation(session, one) for one in (first, second, third)]
    assert [row and (row["answer"], row["answered_with"]) for row in rows] == [
        ("Se preia.", 1),
        ("Se preia.", 1),
        ("Pentru aceasta altfel.", 0),
    ]


def test_nothing_is_written_over_unseen(world: World) -> None:
    """Not what was written by itself, not in another consultation, not what has its answer."""
    consultation, ana = world.published(), world.person()
    first, second = (world.sent(consultation.id, ana).id for _ in range(2))
    write(world, second, by=SECOND, reason="Scris separat.")
    with pytest.raises(WrittenAlready) as refused:
        write(world, first, together=(second,))
    assert "2/2026" in str(refused.value)
    elsewhere = world.sent(world.published().id, ana).id
    for wrong in (elsewhere, new_id()):
        with pytest.raises(NotOfOneKind):
            write(world, first, together=(wrong,))
    world.answered(second)
    with pytest.raises(NotOfOneKind):
        write(world, first, together=(second,))
    assert state_of(world, second)[0] == "published"
