"""Without account: sent, confirmed within a day, entered once; the author opens it, and can be forgotten."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from sqlalchemy import text

from services.consultation.commands.confirming import ConfirmSubmission, SendWithoutAccount
from services.consultation.commands.forgetting import ForgetAuthor
from services.consultation.commands.retention import ForgetOld
from services.consultation.errors.confirming import LinkNotValid
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.recommendations import TermOver, UnknownArticle
from services.consultation.jobs import close_due
from services.consultation.model.own_links import OwnSecrets
from shared.email_addresses import EmailNotValid
from shared.ids import new_id
from tests.unit.consultation.world import World, words

LAST_SECOND = datetime(2026, 1, 23, 21, 59, 59, tzinfo=UTC)


def send(world: World, consultation_id: UUID, email: str = "ion@example.org", **changes: str) -> str:
    """Send without account; returns the secret that the letter carries."""
    said = words(**changes)
    world.do(SendWithoutAccount(consultation_id, said, "Ion Exemplu", email, "ro", world.clock.now()))
    letter = world.said("letter.submission-confirmation")[-1]
    assert letter["email"] == email
    return parse_qs(urlsplit(letter["link"]).query)["token"][0]


def test_it_is_entered_when_it_is_confirmed(world: World) -> None:
    """Not before; both moments are kept, and the receipt goes to the address with the author's own link."""
    consultation = world.published()
    secret = send(world, consultation.id)
    assert world.said("recommendation.registered") == []
    world.clock.advance(seconds=3600)
    confirmed = world.do(ConfirmSubmission(secret))
    assert confirmed.register_number == "1/2026"
    (said,), (received,) = world.said("recommendation.registered"), world.said("submission.entered")
    assert (said["channel"], said["received_at"]) == ("online", "2026-01-13T09:00:00Z")
    assert (received["email"], received["entered_at"]) == ("ion@example.org", "2026-01-13T10:00:00Z")
    assert parse_qs(urlsplit(received["own_link"]).query)["token"] == [confirmed.own_secret]


def test_confirmed_twice_it_is_one_entry(world: World) -> None:
    """People click again: the same number, and nothing is said a second time; the words are here once."""
    secret = send(world, world.published().id)
    first, second = (world.do(ConfirmSubmission(secret)) for _ in range(2))
    assert first == second
    assert len(world.said("recommendation.registered")) == 1
    with world.runtime.read() as session:
        row = session.execute(text("select email, name, text from pending_submission")).one()
    assert tuple(row) == ("", "", "")


def test_what_was_sent_in_the_last_second_counts(world: World) -> None:
    """Confirmed when the consultation is closed already, within 24 hours of when it was sent."""
    consultation = world.published()
    world.clock.instant = LAST_SECOND
    secret = send(world, consultation.id)
    world.clock.advance(seconds=24 * 3600 - 1)
    close_due(world.runtime.bus)
    assert world.do(ConfirmSubmission(secret)).register_number == "1/2026"


def test_a_second_later_it_does_not(world: World) -> None:
    """What is sent at midnight is refused at once."""
    consultation = world.published()
    world.clock.instant = LAST_SECOND + timedelta(seconds=1)
    with pytest.raises(TermOver):
        send(world, consultation.id)


def test_after_a_day_the_link_is_over_and_nothing_is_kept(world: World) -> None:
    """Neither words nor address, once the hour's job has run."""
    secret = send(world, world.published().id)
    world.clock.advance(seconds=24 * 3600)
    with pytest.raises(LinkNotValid):
        world.do(ConfirmSubmission(secret))
    while world.do(ForgetOld()):
        pass
    with world.runtime.read() as session:
        assert session.execute(text("select count(*) from pending_submission")).scalar_one() == 0


def test_the_secret_of_a_link_is_not_kept(world: World) -> None:
    """Its hash alone; another secret opens nothing."""
    secret = send(world, world.published().id)
    with world.runtime.read() as session:
        kept = session.execute(text("select pending_submission::text from pending_submission")).scalar_one()
    assert secret not in kept
    for wrong in ("x", "ț" * 40, secret[:-1]):
        with pytest.raises(LinkNotValid):
            world.do(ConfirmSubmission(wrong))


def test_what_cannot_be_entered_is_refused_at_once(world: World) -> None:
    """Of a draft nobody learns; an article that is not there, an address that is none."""
    consultation = world.published()
    with pytest.raises(NoSuchConsultation):
        send(world, world.drafted().id)
    with pytest.raises(NoSuchConsultation):
        send(world, new_id())
    with pytest.raises(UnknownArticle):
        send(world, consultation.id, article="9")
    with pytest.raises(EmailNotValid):
        send(world, consultation.id, email="ion")
    assert world.said("letter.submission-confirmation") == []


def test_the_answer_goes_to_the_address(world: World) -> None:
    """With its reason and the author's own link."""
    secret = send(world, world.published().id)
    own = world.do(ConfirmSubmission(secret)).own_secret
    recommendation_id = UUID(world.said("recommendation.registered")[0]["recommendation_id"])
    world.answered(recommendation_id)
    (replied,) = world.said("submission.replied")
    assert (replied["email"], replied["reason"]) == ("ion@example.org", "Se preia pentru centru.")
    assert own in replied["own_link"]


def test_an_author_is_forgotten_by_their_own_link(world: World) -> None:
    """Name, address and what was said to them go; entry, number and masked text stay; others are told."""
    consultation = world.published()
    secret = send(world, consultation.id, text="Sunați-mă la 0722123456.")
    own = world.do(ConfirmSubmission(secret)).own_secret
    recommendation_id = world.said("recommendation.registered")[0]["recommendation_id"]
    for _ in range(2):
        world.do(ForgetAuthor(own))
    assert world.said("author.forgotten") == [{"recommendation_id": recommendation_id}]
    with world.runtime.read() as session:
        row = session.execute(text("select recommendation::text from recommendation")).scalar_one()
        author = session.execute(text("select correspondent::text from correspondent")).scalar_one()
        of_people = text(
            "select event_private.data from event_private join event using (event_id)"
            " where stream = 'internal'"
        )
        events = session.scalars(of_people).all()
    assert "Ion" not in row
    assert "0722123456" not in row
    assert "ion@example.org" not in author
    assert not [data for data in events if "ion@example.org" in (data or "")]
    world.answered(UUID(recommendation_id), version=2)
    assert world.said("submission.replied") == []


def test_own_secrets_are_ours_alone() -> None:
    """Another key's secret, a cut one and nonsense open nothing."""
    recommendation_id = new_id()
    ours = OwnSecrets("a" * 32)
    secret = ours.make(recommendation_id)
    assert ours.read(secret) == recommendation_id
    for wrong in (OwnSecrets("b" * 32).make(recommendation_id), secret[:-4], "", "ț", "=" * 64):
        assert ours.read(wrong) is None
