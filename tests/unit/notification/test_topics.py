"""Each thing that can be followed: one mail to whoever does, which says why."""

from email import message_from_bytes, policy
from typing import Any

import pytest
from sqlalchemy import text, update

from services.notification.commands import AskForSubscription, Follow
from services.notification.errors.topics import TooManyFollowed, UnknownConsultation, UnknownLocality
from services.notification.model import Topic
from services.notification.model.known import authority
from shared.ids import new_id
from tests.unit.notification.world import AUTHORITY, CONSULTATION, PUBLISHED, World

EMAIL = "ana@example.org"
MANY = """
    insert into subscription (id, email, email_key, language, topic_key, state, asked_at, written_at,
                              token_hash, token_expires_at, confirmed_at)
    select uuidv7(), :email, :email, 'ro', 'authority:a' || n, 'confirmed', :now, :now,
           int4send(n), :now, :now
    from generate_series(1, 500) n
"""
SIRUTA = 130534
DRAFT = {**PUBLISHED, "fields": ["transport", "budget"]}
ADOPTED = {
    **{name: PUBLISHED[name] for name in ("consultation_id", "authority", "title", "is_example")},
    "adopted_on": "2026-03-05",
    "act_number": "HCL 12/2026",
    "note": "",
}
FINALISED = {
    **{name: PUBLISHED[name] for name in ("consultation_id", "authority", "title", "is_example")},
    "finalised_at": "2026-02-13T08:00:00Z",
    "recommendations": 3,
}
OF_DRAFTS = [
    (Topic("all"), "proiectele tuturor autorităților (Legea 52/2003"),
    (Topic("authority", AUTHORITY), "proiectele autorității Orașul Exemplu (Legea 52/2003"),
    (Topic("locality", str(SIRUTA)), "proiectele autorităților din Ploiești."),
    (Topic("field", "transport"), "proiectele din domeniul „transport și drumuri”."),
    (Topic.phrase("regulamente costă"), "apar cuvintele „regulamente costa”."),
]


@pytest.fixture(autouse=True)
def _placed(world: World) -> None:
    """The authority is in a town, and another is in none."""
    with world.runtime.engine.begin() as connection:
        connection.execute(update(authority).values(locality_siruta=SIRUTA, locality_name="Ploiești"))
    world.know(authority, slug="alta", name="Alta", is_example=True)


def reasons(world: World) -> list[str]:
    """Send what waits; the end of each mail, which says why it came."""
    world.postbox.sent.clear()
    assert {outcome.state for outcome in world.send_all()} <= {"delivered"}
    texts = [
        message_from_bytes(mail, policy=policy.default).get_body(("plain",)) for _, mail in world.postbox.sent
    ]
    return [" ".join(text.get_content().partition("-- ")[2].split()) for text in texts if text]


@pytest.mark.parametrize(("topic", "why"), OF_DRAFTS)
def test_a_draft_is_told_with_its_reason(world: World, topic: Topic, why: str) -> None:
    """One mail, whose last words name what was asked for."""
    world.subscribed(EMAIL, topic)
    world.hear("consultation.consultation.published", DRAFT)
    [said] = reasons(world)
    assert why in said


@pytest.mark.parametrize(
    "topic",
    [
        Topic("authority", "alta"),
        Topic("field", "health"),
        Topic.phrase("parcare subterană"),
        Topic.phrase("exemplu"),
    ],
)
def test_another_draft_is_not_told(world: World, topic: Topic) -> None:
    """Of all the words of a phrase each must stand in its title or summary, and nowhere else."""
    world.subscribed(EMAIL, topic)
    world.hear("consultation.consultation.published", DRAFT)
    assert world.deliveries() == []


def test_who_follows_in_every_way_gets_one_mail(world: World) -> None:
    """Which says by which: the narrowest."""
    for topic, _ in OF_DRAFTS:
        world.subscribed(EMAIL, topic)
    world.subscribed(EMAIL, Topic.phrase("costă"))
    world.hear("consultation.consultation.published", DRAFT)
    [said] = reasons(world)
    assert "apar cuvintele" in said


@pytest.mark.parametrize(
    ("topic", "why"), [(topic, why.partition(" (Legea")[0]) for topic, why in OF_DRAFTS[:-1]]
)
def test_what_becomes_of_it_is_told_to_the_same(world: World, topic: Topic, why: str) -> None:
    """Its fields are those that were announced; a phrase is of new drafts alone."""
    world.subscribed(EMAIL, topic)
    world.subscribed("ion@example.org", OF_DRAFTS[-1][0])
    world.hear("consultation.consultation.published", DRAFT)
    reasons(world)
    world.hear("consultation.act.adopted", ADOPTED)
    [said] = reasons(world)
    assert why in said


def test_a_draft_is_followed_by_itself(world: World) -> None:
    """Also that all recommendations have answers, which others are not told of."""
    world.hear("consultation.consultation.published", DRAFT)
    world.subscribed(EMAIL, Topic.consultation(CONSULTATION))
    world.subscribed("ion@example.org", Topic("all"))
    world.hear("consultation.consultation.finalised", FINALISED)
    [said] = reasons(world)
    assert "să aflați de proiectul „Regulamentul de parcare”." in said
    assert [recipient for recipient, _ in world.postbox.sent] == [EMAIL]
    world.hear("consultation.act.adopted", ADOPTED)
    assert len(reasons(world)) == 2


def test_answers_that_nobody_waits_for_leave_no_trace(world: World) -> None:
    """No fact is kept that nobody is told of."""
    world.hear("consultation.consultation.finalised", FINALISED)
    assert world.rows("select * from fact") == []


@pytest.mark.parametrize(
    ("topic", "refusal"),
    [
        (Topic.consultation(new_id()), UnknownConsultation),
        (Topic("locality", "1"), UnknownLocality),
    ],
)
def test_what_brings_nothing_cannot_be_followed(world: World, topic: Topic, refusal: type[Exception]) -> None:
    """A draft that was not published here, a place where no authority is."""
    with pytest.raises(refusal):
        world.do(AskForSubscription(EMAIL, topic, "ro"))
    with pytest.raises(refusal):
        world.do(Follow(account_id=world.person(), topic=topic, language="ro"))


def test_one_address_follows_so_many_things_at_most(world: World) -> None:
    """Who has an account is told so; the form tells nobody what an address follows, and no letter is sent."""
    account = world.person(EMAIL)
    with world.runtime.engine.begin() as connection:
        connection.execute(text(MANY), {"email": EMAIL, "now": world.clock.now()})
    with pytest.raises(TooManyFollowed):
        world.do(Follow(account_id=account, topic=Topic("all"), language="ro"))
    world.do(AskForSubscription(EMAIL, Topic("all"), "ro"))
    assert world.rows("select * from fact") == []


def test_an_authority_is_where_the_registry_says_last(world: World) -> None:
    """In its town or commune; an event of an older release names the locality alone."""
    said: dict[str, Any] = {"authority": "alta", "name": "Alta", "is_example": True, "locality_siruta": 3}
    for town, place in (({}, (3, None)), ({"town_siruta": 2, "town_name": "Câmpina"}, (2, "Câmpina"))):
        with world.runtime.engine.begin() as connection:
            connection.execute(update(authority).values(sequence=0))
        world.hear("registry.authority.changed", {**said, **town})
        rows = world.rows("select locality_siruta, locality_name from authority where slug = 'alta'")
        assert [tuple(row.values()) for row in rows] == [place]
