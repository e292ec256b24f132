"""Consultations told by commands: drafted, revised, published, closed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from services.consultation.commands.consultations import (
    CloseConsultation,
    CloseNextDue,
    DraftConsultation,
    PublishConsultation,
    ReviseConsultation,
)
from services.consultation.errors.consultations import (
    AlreadyPublished,
    AuthorityNotKnownYet,
    CloseTooEarly,
    DeadlineTooEarly,
    DoubledArticle,
    NoArticles,
    NoSuchConsultation,
    NotOpen,
)
from services.consultation.jobs import close_due
from services.consultation.model.act import ArticleText
from services.consultation.queries import consultations as queries
from shared.errors import NotAllowed, Stale
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World, draft


def test_publishing_says_it_to_everybody(world: World) -> None:
    """What is published is said with its last second in Romania's time."""
    saved = world.published()
    assert saved.state == "published"
    assert world.said("consultation.published") == [
        {
            "consultation_id": str(saved.id),
            "authority": AUTHORITY,
            "title": "Regulamentul de parcare",
            "summary": "Unde se parchează și cât costă.",
            "kind": "normative",
            "articles": 3,
            "published_at": "2026-01-13T09:00:00Z",
            "recommendations_until": "2026-01-23T21:59:59Z",
            "is_example": True,
            "urgent": False,
            "fields": [],
        }
    ]


def test_under_ten_days_is_refused(world: World) -> None:
    """A last day before D+10 is refused, with the article that forbids it."""
    made = world.drafted(recommendations_until=date(2026, 1, 22))
    with pytest.raises(DeadlineTooEarly) as refused:
        world.do(PublishConsultation(made.id, CLERK_OF, made.version))
    assert "art. 7 (4)" in str(refused.value)
    assert "23 January 2026" in str(refused.value)
    assert world.said("consultation.published") == []


def test_days_are_romanias(world: World) -> None:
    """Past midnight in Romania the ten days begin a day later, whatever UTC says."""
    world.clock.instant = datetime(2026, 1, 13, 22, 30, tzinfo=UTC)
    made = world.drafted(recommendations_until=date(2026, 1, 23))
    with pytest.raises(DeadlineTooEarly):
        world.do(PublishConsultation(made.id, CLERK_OF, made.version))


def test_an_act_without_articles_is_not_published(world: World) -> None:
    """The full text is published with the notice."""
    made = world.drafted(articles=[])
    with pytest.raises(NoArticles):
        world.do(PublishConsultation(made.id, CLERK_OF, made.version))


def test_a_draft_is_revised(world: World) -> None:
    """A draft is written anew, articles and all, and its version rises."""
    made = world.drafted()
    articles = [ArticleText("2", "Alt titlu", "Alt text."), ArticleText("4", "", "Nou.")]
    saved = world.do(ReviseConsultation(made.id, CLERK_OF, made.version, draft(articles=articles)))
    assert saved.version == made.version + 1
    with world.runtime.read() as session:
        found = queries.consultation(session, made.id)
    assert found
    assert [(a["number"], a["heading"]) for a in found[1]] == [("2", "Alt titlu"), ("4", "")]


def test_who_saw_an_older_version_is_told(world: World) -> None:
    """Two clerks edit one draft: the second is refused."""
    made = world.drafted()
    revise = ReviseConsultation(made.id, CLERK_OF, made.version, draft())
    world.do(revise)
    with pytest.raises(Stale):
        world.do(revise)


def test_what_is_published_is_not_edited(world: World) -> None:
    """Nothing changes in silence after publication."""
    saved = world.published()
    with pytest.raises(AlreadyPublished):
        world.do(ReviseConsultation(saved.id, CLERK_OF, saved.version, draft()))
    with pytest.raises(AlreadyPublished):
        world.do(PublishConsultation(saved.id, CLERK_OF, saved.version))


def test_an_article_stands_once(world: World) -> None:
    """Two articles of one number are refused."""
    twice = [ArticleText("1", "", "a"), ArticleText("1", "", "b")]
    with pytest.raises(DoubledArticle):
        world.drafted(articles=twice)


def test_only_the_authoritys_clerks(world: World) -> None:
    """Another's clerk does not draft, does not see a draft, and may not close what is open."""
    others = frozenset({"alt-oras"})
    with pytest.raises(NotAllowed):
        world.do(DraftConsultation(CLERK, others, AUTHORITY, draft()))
    made = world.drafted()
    with pytest.raises(NoSuchConsultation):
        world.do(PublishConsultation(made.id, others, made.version))
    opened = world.published()
    with pytest.raises(NotAllowed):
        world.do(CloseConsultation(opened.id, others, opened.version))


def test_an_unknown_authority_is_soon_known(world: World) -> None:
    """Its event is on its way: the clerk is asked to try again."""
    with pytest.raises(AuthorityNotKnownYet):
        world.do(DraftConsultation(CLERK, frozenset({"nou"}), "nou", draft()))


def test_what_an_example_authority_does_is_an_example(world: World) -> None:
    """Nobody takes an example for real because a box was left empty."""
    assert world.published(is_example=False)
    assert world.said("consultation.published")[0]["is_example"] is True


def test_a_clerk_closes_after_the_ten_days(world: World) -> None:
    """The term can be ended by hand, but never under the law's minimum."""
    saved = world.published(recommendations_until=date(2026, 2, 27))
    close = CloseConsultation(saved.id, CLERK_OF, saved.version)
    with pytest.raises(CloseTooEarly):
        world.do(close)
    world.clock.instant = datetime(2026, 1, 23, 22, 0, tzinfo=UTC)
    closed = world.do(close)
    assert closed.state == "closed"
    assert world.said("consultation.closed")[0]["closed_at"] == "2026-01-23T22:00:00Z"
    with pytest.raises(NotOpen):
        world.do(replace(close, version=closed.version))


def test_the_job_closes_what_has_run_out(world: World) -> None:
    """After the last day's end each consultation is closed as of that end, with what it received."""
    first, second = world.published(), world.published(recommendations_until=date(2026, 1, 24))
    world.sent(first.id, world.person())
    world.clock.instant = datetime(2026, 1, 23, 22, 0, tzinfo=UTC)
    assert world.do(CloseNextDue()) is None, "what came in at the last second is still on its way"
    world.clock.advance(hours=30)
    close_due(world.runtime.bus)
    closed = world.said("consultation.closed")
    assert [(c["consultation_id"], c["recommendations"]) for c in closed] == [
        (str(first.id), 1),
        (str(second.id), 0),
    ]
    assert closed[0]["closed_at"] == "2026-01-23T22:00:00Z"
