"""Recommendations hidden and masked, told by commands: reasoned, lifted, contested, decided by another."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from services.consultation.commands.moderation import ContestModeration, DecideContest, LiftModeration
from services.consultation.errors.moderation import (
    AlreadyContested,
    AlreadyHidden,
    AlreadyLifted,
    ContestDecided,
    NoSuchModeration,
    NotContested,
    PassageNotFound,
    SamePerson,
)
from services.consultation.errors.recommendations import NoSuchRecommendation
from shared.errors import NotAllowed
from shared.ids import new_id
from tests.unit.consultation.test_erasure import erase
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World

OTHER = UUID("01990000-0000-7000-8000-0000000000c2")
INSULTS = "Primarul e un hoț. Sunt prea puține locuri."
ELSEWHERE = frozenset({"alt-oras"})


def sent(world: World, **changes: Any) -> tuple[UUID, UUID]:
    """A recommendation and its author."""
    ana = world.person()
    return world.sent(world.published().id, ana, **{"text": INSULTS, **changes}).id, ana


def contest(world: World, moderation_id: UUID, account_id: UUID) -> Any:
    """The author says why not."""
    return world.do(ContestModeration(moderation_id, account_id, frozenset(), "Este adevărat."))


def decide(world: World, moderation_id: UUID, outcome: Any, who: UUID = OTHER) -> Any:
    """Somebody decides."""
    return world.do(DecideContest(moderation_id, who, CLERK_OF, outcome, "Am recitit."))


def lift(world: World, moderation_id: UUID) -> Any:
    """The clerk takes it back."""
    return world.do(LiftModeration(moderation_id, CLERK, CLERK_OF, "A fost o greșeală."))


def test_hiding_is_said_without_words_in_public_and_with_the_reason_to_the_author(world: World) -> None:
    """The entry stays, its answer is owed still, and the text is kept as it was sent."""
    recommendation, ana = sent(world)
    made = world.moderated(recommendation)
    public, private = world.said("recommendation.hidden")[0], world.said("submission.moderated")[0]
    assert public == {
        "recommendation_id": str(recommendation),
        "consultation_id": public["consultation_id"],
        "authority": AUTHORITY,
        "register_number": "1/2026",
        "what": "hidden",
        "ground": "insult",
        "hidden_at": "2026-01-13T09:00:00Z",
    }
    told = (private["account_id"], private["moderation_id"], private["reason"])
    assert told == (str(ana), str(made.id), "Cuvintele jignesc.")
    with world.runtime.read() as session:
        row = session.execute(text("select text, verdict from recommendation")).one()
        deeds = session.execute(text("select deed, actor_id, subject_id, details->>'ground' from audit"))
        assert [tuple(deed) for deed in deeds] == [("recommendation.hidden", CLERK, recommendation, "insult")]
    assert tuple(row) == (INSULTS, None)


def test_what_is_hidden_is_not_hidden_twice(world: World) -> None:
    """Words may be masked beside, and after it was lifted it may be hidden again."""
    recommendation, _ = sent(world)
    made = world.moderated(recommendation)
    with pytest.raises(AlreadyHidden):
        world.moderated(recommendation)
    world.moderated(recommendation, "hoț")
    lift(world, made.id)
    world.moderated(recommendation)


def test_a_passage_must_stand_in_it(world: World) -> None:
    """In text, reason or wording; if one does not, nothing is masked."""
    recommendation, _ = sent(world, reason="Hoțul știe.", proposed_wording="Alt text.")
    world.moderated(recommendation, "hoț", "Hoțul", "Alt text.")
    for passage in ("hoți", "HOȚ", "primarul"):
        with pytest.raises(PassageNotFound):
            world.moderated(recommendation, "locuri", passage)
    with world.runtime.read() as session:
        spans = session.scalars(text("select spans from moderation")).all()
    assert spans == [[["text", 14, 17], ["reason", 0, 5], ["proposed_wording", 0, 9]]]


def test_lifting_is_reasoned_and_said(world: World) -> None:
    """In public and to the author; once."""
    recommendation, ana = sent(world)
    made = world.moderated(recommendation, "hoț")
    assert lift(world, made.id).state == "lifted"
    assert world.said("recommendation.restored")[0]["what"] == "masked"
    told = [(one["what"], one["reason"]) for one in world.said("submission.moderated")]
    assert told == [("masked", "Cuvintele jignesc."), ("lifted", "A fost o greșeală.")]
    with pytest.raises(AlreadyLifted):
        lift(world, made.id)
    with pytest.raises(AlreadyLifted):
        contest(world, made.id, ana)
    with pytest.raises(AlreadyLifted):
        decide(world, made.id, "upheld")


@pytest.mark.parametrize(("outcome", "restored"), [("upheld", 0), ("lifted", 1)])
def test_somebody_else_decides_what_the_author_contests(world: World, outcome: str, restored: int) -> None:
    """Never who has moderated; the author is told, the public only where it is shown again."""
    recommendation, ana = sent(world)
    made = world.moderated(recommendation)
    with pytest.raises(NotContested):
        decide(world, made.id, outcome)
    contest(world, made.id, ana)
    with pytest.raises(AlreadyContested):
        contest(world, made.id, ana)
    with pytest.raises(SamePerson):
        decide(world, made.id, outcome, CLERK)
    decide(world, made.id, outcome)
    told = world.said("submission.contest-decided")[0]
    assert (told["account_id"], told["outcome"], told["reason"]) == (str(ana), outcome, "Am recitit.")
    assert len(world.said("recommendation.restored")) == restored
    with pytest.raises(ContestDecided):
        decide(world, made.id, outcome)


def test_who_may_not(world: World) -> None:
    """Another authority's clerk, another's author; and what is not there."""
    recommendation, ana = sent(world)
    with pytest.raises(NotAllowed):
        world.moderated(recommendation, moderator_of=ELSEWHERE)
    with pytest.raises(NoSuchRecommendation):
        world.moderated(new_id())
    made = world.moderated(recommendation)
    with pytest.raises(NotAllowed):
        world.do(LiftModeration(made.id, CLERK, ELSEWHERE, "Nu."))
    with pytest.raises(NoSuchModeration):
        contest(world, made.id, world.person("Dan", "dan@example.org"))
    with pytest.raises(NoSuchModeration):
        contest(world, new_id(), ana)
    contest(world, made.id, ana)
    with pytest.raises(NotAllowed):
        world.do(DecideContest(made.id, OTHER, ELSEWHERE, "lifted", "Nu."))


def test_an_author_without_account_has_the_same_rights(world: World) -> None:
    """They are told at their address, and what they write against it is entered at the desk."""
    entered = world.entered(world.published().id, email="ion@example.org")
    made = world.moderated(entered.id)
    with pytest.raises(NoSuchModeration):
        contest(world, made.id, world.person())
    world.do(ContestModeration(made.id, CLERK, CLERK_OF, "Nu am jignit."))
    decide(world, made.id, "upheld")
    told = [(one["what"], one["email"], one["reason"]) for one in world.said("submission.moderation-mailed")]
    assert told == [
        ("hidden", "ion@example.org", "Cuvintele jignesc."),
        ("upheld", "ion@example.org", "Am recitit."),
    ]


@pytest.mark.parametrize(
    ("ground", "passages", "left"),
    [
        ("insult", ("hoț",), "Primarul e un [ascuns: insultă]. Sunt prea puține locuri."),
        ("personal-data", (), "[ascuns: date personale]"),
        ("insult", (), INSULTS),
    ],
)
def test_an_author_who_is_forgotten(world: World, ground: str, passages: tuple[str, ...], left: str) -> None:
    """What was masked, or hidden for personal data, goes for good; another hidden text stays for a court."""
    recommendation, ana = sent(world)
    made = world.moderated(recommendation, *passages, ground=ground)
    contest(world, made.id, ana)
    for _ in range(2):
        erase(world, ana)
    query = "select r.text, m.spans, m.contest_words from recommendation r join moderation m on true"
    with world.runtime.read() as session:
        assert tuple(session.execute(text(query)).one()) == (left, [], "")
