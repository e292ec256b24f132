"""The bell: who has an account finds on the page what concerns them and what they follow."""

from typing import Any, get_args

import pytest

from services.notification.commands import EndFollow, FinishNextAnnouncement, Follow
from services.notification.handlers.retention import LETTERS
from services.notification.model import Topic
from services.notification.model.fact import DIGEST, Category
from services.notification.model.notice import PATHS, Shown
from services.notification.ports.examples import EXAMPLES
from services.notification.ports.sentences import sentence
from tests.unit.notification.world import AUTHORITY, CONSULTATION, PUBLISHED, World

PUBLISH = "consultation.consultation.published"
EMAIL = "ana@example.org"
NOT_SHOWN = {*LETTERS, DIGEST, "press-notice"}  # said there already; for newsrooms
TOPIC = Topic("authority", AUTHORITY)
RECEIVED = {
    "recommendation_id": "01990000-0000-7000-8000-000000000031",
    "consultation_id": str(CONSULTATION),
    "authority": AUTHORITY,
    "register_number": "12/2026",
    "article": "2",
    "consultation_title": "Regulamentul de parcare",
    "received_at": "2026-01-13T09:00:00Z",
    "fingerprint": "ab",
}
ANSWERED = {**RECEIVED, "verdict": "partly", "reason": "Se preia."}


def notices(world: World) -> list[tuple[Any, str]]:
    """Whose bell shows what."""
    rows = world.rows("select account_id, category from notice order by created_at, id")
    return [(row["account_id"], row["category"]) for row in rows]


def by_page(world: World) -> list[tuple[str, str, bool]]:
    """Deliveries by the page: to whom, their state, and whether there is evidence."""
    rows = world.rows(
        "select d.recipient, d.state, exists(select from delivery_attempt t where t.delivery_id = d.id"
        " and t.state = 'delivered') as proved from delivery d where d.channel = 'page' order by d.id"
    )
    return [(row["recipient"], row["state"], row["proved"]) for row in rows]


def test_what_concerns_a_person_stands_under_their_bell(world: World) -> None:
    """Beside the mail, in the same transaction, delivered and proved at once."""
    ana, ion = world.person(EMAIL), world.person("ion@example.org")
    world.hear("consultation.submission.received", {**RECEIVED, "account_id": str(ana)})
    assert notices(world) == [(ana, "receipt")]
    assert by_page(world) == [(str(ana), "delivered", True)]
    assert [outcome.state for outcome in world.send_all()] == ["delivered"]
    assert ion not in dict(notices(world))


def test_a_notice_speaks_when_the_facts_data_are_gone(world: World) -> None:
    """Title, authority and one's own number; neither the name nor the words of the answer."""
    ana = world.person(EMAIL)
    world.hear("consultation.submission.answered", {**ANSWERED, "account_id": str(ana)})
    world.send_all()
    assert world.rows("select data from fact")[0]["data"] is None
    (row,) = world.rows("select words, path from notice")
    assert row["words"] == {
        "about": "Regulamentul de parcare",
        "authority_name": "Orașul Exemplu",
        "number": "12/2026",
    }
    assert row["path"] == f"/recomandari/{RECEIVED['recommendation_id']}"


def test_who_follows_with_an_account_is_shown_it_on_the_page(world: World) -> None:
    """Whoever follows by a mail alone is not, though they have an account; nor who has none."""
    ana = world.person(EMAIL)
    world.person("ion@example.org")
    world.do(Follow(account_id=ana, topic=TOPIC, language="ro"))
    for name in ("ion", "eva"):
        world.subscribed(f"{name}@example.org")
    world.hear(PUBLISH, PUBLISHED)
    assert notices(world) == [(ana, "announcement")]
    assert by_page(world) == [(str(ana), "delivered", True)]
    assert len(world.send_all()) == 3


def test_capitals_in_the_address_make_no_other_person(world: World) -> None:
    """An account is found by the key of its address."""
    ana = world.person("Ana@example.org")
    world.do(Follow(account_id=ana, topic=TOPIC, language="ro"))
    world.hear(PUBLISH, PUBLISHED)
    assert notices(world) == [(ana, "announcement")]


def test_who_follows_two_ways_and_hears_twice_has_one_notice(world: World) -> None:
    """As with mails: the unique key makes a second one impossible."""
    ana = world.person(EMAIL)
    for topic in (TOPIC, Topic("all")):
        world.do(Follow(account_id=ana, topic=topic, language="ro"))
    event_id = world.hear(PUBLISH, PUBLISHED)
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("delete from inbox")
    world.hear(PUBLISH, PUBLISHED, event_id)
    assert len(notices(world)) == len(by_page(world)) == 1


def test_the_page_alone_sends_no_mail_and_counts_one_person(world: World) -> None:
    """Who is told twice over counts once, and who wants no mail counts by the page."""
    for number, channels in enumerate(("email,page", "page", "email")):
        account_id = world.person(f"p{number}@example.org")
        made = world.do(Follow(account_id=account_id, topic=TOPIC, language="ro"))
        with world.runtime.engine.begin() as connection:
            connection.exec_driver_sql(
                f"update subscription set channels = '{{{channels}}}' where id = '{made.id}'"
            )
    world.hear(PUBLISH, PUBLISHED)
    assert len(notices(world)) == 2
    assert sorted(recipient for recipient, _ in sent(world)) == ["p0@example.org", "p2@example.org"]
    world.do(FinishNextAnnouncement())
    assert world.said("announcement.delivered")[0]["told"] == 3


def test_a_digest_and_a_pause_are_of_mail(world: World) -> None:
    """The bell rings nowhere: what happens stands there at once."""
    ana = world.person(EMAIL)
    world.do(Follow(account_id=ana, topic=TOPIC, language="ro"))
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update subscription set cadence = 'weekly'")
    world.hear(PUBLISH, PUBLISHED)
    assert notices(world) == [(ana, "announcement")]
    assert world.send_all() == []


def test_what_is_followed_no_more_is_shown_no_more(world: World) -> None:
    """Ending is of every channel."""
    ana = world.person(EMAIL)
    made = world.do(Follow(account_id=ana, topic=TOPIC, language="ro"))
    world.do(EndFollow(account_id=ana, subscription_id=made.id))
    world.hear(PUBLISH, PUBLISHED)
    assert notices(world) == []


def test_who_has_spoken_is_shown_what_becomes_of_it(world: World) -> None:
    """Without following anything."""
    ana = world.person(EMAIL)
    world.hear("consultation.submission.received", {**RECEIVED, "account_id": str(ana)})
    adopted = {**PUBLISHED, "adopted_on": "2026-03-01", "act_number": "12", "note": ""}
    world.hear("consultation.act.adopted", adopted)
    assert notices(world) == [(ana, "receipt"), (ana, "consultation-news")]


def test_letters_ring_no_bell(world: World) -> None:
    """What opens something is in the mail alone."""
    world.person(EMAIL)
    letter = {"email": EMAIL, "name": "Ana", "language": "ro", "link": "http://localhost/x"}
    world.hear("registry.letter.password-reset", {**letter, "expires_at": "2027-01-13T08:00:00Z"})
    assert notices(world) == []


@pytest.mark.parametrize("category", sorted(set(get_args(Category)) - NOT_SHOWN))
def test_whatever_else_is_told_can_be_shown(category: str) -> None:
    """Each has a page that says the whole, below the portal's root, and something that it is about."""
    shown = Shown.of(category, EXAMPLES[category])
    assert shown.path is not None
    assert shown.path.startswith("/")
    assert shown.words.get("about") or category == "organisation-refused"
    assert "name" not in shown.words


@pytest.mark.parametrize("category", sorted(PATHS))
def test_each_has_a_sentence_of_its_own(category: str) -> None:
    """In both languages, with no gap where a number is missing."""
    for words in ({}, {"number": "12/2026"}, {"turn": "unheard-of"}):
        said = {language: sentence(category, words, language) for language in ("ro", "en")}
        assert said["ro"] != said["en"]
        assert "News for you" not in said["en"]
        assert "  " not in said["ro"]


def test_no_letter_has_a_path() -> None:
    """Nor anything that is no fact."""
    assert set(PATHS) == set(get_args(Category)) - NOT_SHOWN


def test_with_the_account_goes_what_stood_there(world: World) -> None:
    """That a notice was shown stays, without whom."""
    ana, ion = world.person(EMAIL), world.person("ion@example.org")
    for account_id in (ana, ion):
        world.do(Follow(account_id=account_id, topic=TOPIC, language="ro"))
    world.hear(PUBLISH, PUBLISHED)
    world.hear("registry.account.erased", {"account_id": str(ana)})
    assert notices(world) == [(ion, "announcement")]
    assert str(ana) not in [recipient for recipient, _, _ in by_page(world)]
    assert len(by_page(world)) == 2


def sent(world: World) -> list[tuple[str, bytes]]:
    """What goes out now."""
    world.send_all()
    return world.postbox.sent
