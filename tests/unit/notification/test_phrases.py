"""Phrases that are followed: what they may be, and that they find exactly what they should."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from services.notification.commands import EndFollow, Follow, ForgetOld, RefreshPhrases
from services.notification.errors.topics import PhraseTooCommon, PhraseTooLong, PhraseTooShort
from services.notification.model import Fact, Subscription, Topic
from services.notification.model.phrase import normalised
from services.notification.repository import addressing, phrases
from shared.ids import new_id
from shared.plain_text import plain
from tests.unit.notification.world import PUBLISHED, World

WORDS = [
    "parcare", "parcări", "parcărilor", "oraș", "orașul", "orașului", "taxă", "taxe", "taxelor", "impozit",
    "impozitele", "2026", "locală", "locale", "școli", "școlii", "hotărâre", "plan", "planul", "urbanistic",
    "urbanistice", "zonă", "zonei", "copii", "copiilor", "străzi", "străzile",
]  # fmt: skip
STEMS = text("select tsvector_to_array(to_tsvector('romanian', :words))")
TOLD = """
    select s.topic_key from delivery d join subscription s on s.id = d.subscription_id
    where d.fact_id = :fact_id
"""


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Parcare, de REȘEDINȚĂ! ", "parcare resedinta"),
        ("parcare PARCARE", "parcare"),
        ("planul urbanistic general al orașului", "planul urbanistic general orasului"),
        ("cod 2026", "cod 2026"),
    ],
)
def test_a_phrase_is_its_words_that_count(written: str, kept: str) -> None:
    """In plain letters, each once, without those that stand in any text."""
    assert normalised(written) == kept


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("", PhraseTooShort),
        ("„ ” !", PhraseTooShort),
        ("pu z1", PhraseTooShort),
        ("de la un", PhraseTooCommon),
        ("unu doi trei patru cinci sase sapte", PhraseTooLong),
        ("a" * 101, PhraseTooLong),
    ],
)
def test_what_finds_nothing_or_everything_is_refused(written: str, refusal: type[Exception]) -> None:
    """With a sentence that says what to write."""
    with pytest.raises(refusal):
        normalised(written)


def stems_of(session: Session, words: str) -> set[str]:
    """As PostgreSQL has them."""
    return set(session.scalar(STEMS, {"words": plain(words)}) or ())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    followed=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=8),
    heard=st.lists(st.sampled_from(WORDS), max_size=12),
    counted=st.lists(st.sampled_from(WORDS), max_size=6),
)
def test_who_is_told_is_who_follows_a_phrase_all_of_whose_stems_stand_there(
    world: World, followed: list[list[str]], heard: list[str], counted: list[str]
) -> None:
    """The one statement finds what a simple AND finds, whichever word it looks them up by."""
    now, words = world.clock.now(), " ".join(heard)
    topics = {topic.key: topic for topic in (Topic.phrase(" ".join(one)) for one in followed)}
    with world.runtime.units() as uow:
        phrases.count_words(uow.session, plain(" ".join(counted)))
        for number, topic in enumerate(topics.values()):
            uow.add(confirmed(f"p{number}@example.org", topic, now))
            phrases.keep_phrase(uow.session, topic, now)
        phrases.refresh_rarest(uow.session, "", 100)
        uow.add(fact := a_fact(now))
        uow.session.flush()
        addressing.address(uow.session, fact.id, [], now, plain(words))
        told = set(uow.session.scalars(text(TOLD), {"fact_id": fact.id}))
        stems = stems_of(uow.session, words)
        expected = {key for key, one in topics.items() if stems_of(uow.session, one.value or "") <= stems}
        uow.session.rollback()
    assert told == expected


def confirmed(email: str, topic: Topic, now: datetime) -> Subscription:
    """A subscription whose letter was answered."""
    asked, _ = Subscription.ask(email, topic, "ro", now)
    asked.confirm(now)
    return asked


def a_fact(now: datetime) -> Fact:
    """Something to be told of."""
    return Fact(id=new_id(), category="announcement", data=PUBLISHED, created_at=now)


def test_a_phrase_is_looked_up_by_the_rarest_of_its_words(world: World) -> None:
    """What was rare when it was followed may be common a month later."""
    for _ in range(3):
        world.hear("consultation.consultation.published", {**PUBLISHED, "title": "Parcare la școală"})
    world.subscribed("ana@example.org", Topic.phrase("parcare spital"))
    assert rarest(world) == "spital"
    for _ in range(4):
        world.hear("consultation.consultation.published", {**PUBLISHED, "title": "Spital", "summary": "Da."})
    assert world.do(RefreshPhrases()) == "phrase:parcare spital"
    assert world.do(RefreshPhrases("phrase:parcare spital")) is None
    assert rarest(world) == "parc"


def test_a_phrase_that_nobody_follows_goes(world: World) -> None:
    """A day after the last has stopped or begun; and who follows it later is told again."""
    subscription = world.subscribed("ana@example.org", Topic.phrase("parcare"))
    world.clock.advance(hours=25)
    world.do(ForgetOld())
    assert rarest(world) == "parc"
    account = world.person("ana@example.org")
    world.do(EndFollow(account_id=account, subscription_id=subscription))
    world.do(ForgetOld())
    assert world.rows("select * from phrase") == []
    assert topics(world) == ["phrase:parcare"]
    world.clock.advance(hours=25)
    world.do(ForgetOld())
    assert topics(world) == ["phrase"]
    world.do(Follow(account_id=account, topic=Topic.phrase("parcare"), language="ro"))
    world.hear("consultation.consultation.published", PUBLISHED)
    assert len(world.deliveries()) == 1


def test_what_an_erased_person_looked_for_is_forgotten_at_once(world: World) -> None:
    """It may be their own name."""
    account = world.person("ana@example.org")
    world.do(Follow(account_id=account, topic=Topic.phrase("parcare"), language="ro"))
    world.hear("registry.account.erased", {"account_id": str(account)})
    assert topics(world) == ["phrase"]


def topics(world: World) -> list[str]:
    """What stands with all subscriptions."""
    return [row["topic_key"] for row in world.rows("select topic_key from subscription order by id")]


def rarest(world: World) -> str:
    """By which stem the only phrase is found."""
    [row] = world.rows("select rarest from phrase")
    return str(row["rarest"])
