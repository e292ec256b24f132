"""The aggregates by themselves: no database, the instant is given."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from services.registry.errors.accounts import LinkNotValid
from services.registry.errors.authorities import SlugNotValid
from services.registry.errors.keys import KeyRotating
from services.registry.errors.mandates import MandateEnded as AlreadyEnded
from services.registry.errors.organisations import AlreadyDecided
from services.registry.errors.sessions import SessionOver
from services.registry.events.accounts import AccountChanged, AccountCreated
from services.registry.events.mandates import MandateEnded, MandateGiven
from services.registry.model import (
    Account,
    Authority,
    Mandate,
    SigningKey,
    SignInSession,
    SignUp,
    Verification,
)

NOW = datetime(2026, 1, 13, 22, 30, tzinfo=UTC)  # the 14th in Romania


def said(aggregate: Account | Mandate | SigningKey) -> list[type]:
    """The classes of the events that an aggregate recorded."""
    return [type(recorded.event) for recorded in aggregate.take_recorded()]


def test_a_sign_up_becomes_an_account_within_a_day() -> None:
    """Its link works for 24 hours and no longer."""
    attempt, _ = SignUp.ask("ana@example.org", "Ana", "ro", "hash", NOW)
    account = attempt.confirm(NOW + timedelta(hours=23, minutes=59))
    assert said(account) == [AccountCreated]
    late, _ = SignUp.ask("ana@example.org", "Ana", "ro", "hash", NOW)
    with pytest.raises(LinkNotValid):
        late.confirm(NOW + timedelta(hours=24))


def test_an_unchanged_account_says_nothing() -> None:
    """Only a change is told."""
    account = Account.create("ana@example.org", "Ana", "ro", "hash", NOW)
    account.describe("Ana", "ro")
    assert said(account) == [AccountCreated]
    account.describe("Ana", "en")
    assert said(account) == [AccountChanged]


def test_a_citizens_session_lasts_two_weeks_unused_and_a_month_at_most() -> None:
    """Each use starts the two weeks anew."""
    session, _ = SignInSession.start(uuid4(), ["pwd"], NOW)
    for day in (13, 26, 29):
        session.use(is_staff=False, now=NOW + timedelta(days=day))
    with pytest.raises(SessionOver):
        session.use(is_staff=False, now=NOW + timedelta(days=30))
    unused, _ = SignInSession.start(uuid4(), ["pwd"], NOW)
    with pytest.raises(SessionOver):
        unused.use(is_staff=False, now=NOW + timedelta(days=14))


def test_a_staff_session_lasts_half_an_hour_unused_and_half_a_day_at_most() -> None:
    """Whoever becomes staff is held to that at once."""
    session, _ = SignInSession.start(uuid4(), ["pwd"], NOW)
    with pytest.raises(SessionOver):
        session.use(is_staff=True, now=NOW + timedelta(minutes=30))
    for use in range(1, 25):
        session.use(is_staff=True, now=NOW + timedelta(minutes=29 * use))
    with pytest.raises(SessionOver):
        session.use(is_staff=True, now=NOW + timedelta(hours=12))


def test_a_request_is_decided_once() -> None:
    """A verified request can no longer be refused."""
    verification = Verification.ask(
        organisation_id=uuid4(),
        authority="oras-exemplu",
        asked_by=uuid4(),
        representative_role="președintă",
        identity="x",
        now=NOW,
    )
    verification.verify(uuid4(), NOW)
    with pytest.raises(AlreadyDecided):
        verification.refuse(uuid4(), "Nu.", NOW)


def test_a_mandate_counts_days_in_romania() -> None:
    """Half past ten at night in UTC is the next day here."""
    mandate = Mandate.give(uuid4(), uuid4(), "Asociația", "legal-representative", NOW)
    mandate.end("by-holder", NOW + timedelta(days=2))
    assert (mandate.from_date.day, mandate.until_date and mandate.until_date.day) == (14, 16)
    assert said(mandate) == [MandateGiven, MandateEnded]
    with pytest.raises(AlreadyEnded):
        mandate.end("by-operator", NOW)


def test_a_later_key_is_known_ten_minutes_before_it_signs() -> None:
    """The first signs at once; none follows a key that has not begun."""
    first = SigningKey.publish("a", {}, b"", None, NOW)
    assert first.signs_from == NOW
    second = SigningKey.publish("b", {}, b"", first, NOW)
    assert second.signs_from == NOW + timedelta(minutes=10)
    with pytest.raises(KeyRotating):
        SigningKey.publish("c", {}, b"", second, NOW + timedelta(minutes=9))


def test_a_key_retires_once_its_last_token_has_expired() -> None:
    """Not while a token that it signed may be good; its private half goes with it."""
    first = SigningKey.publish("a", {}, b"private", None, NOW)
    second = SigningKey.publish("b", {}, b"private", first, NOW)
    assert not first.may_retire(second, NOW + timedelta(minutes=19))
    assert first.may_retire(second, NOW + timedelta(minutes=20))
    first.retire(NOW + timedelta(minutes=20))
    assert first.private_pem is None


@pytest.mark.parametrize("slug", ["a", "Oraș", "common", "mine", "a" * 41, "a_b", "a.b", "a b"])
def test_a_slug_fits_addresses_and_routing_keys(slug: str) -> None:
    """And the reserved words are not for an authority."""
    with pytest.raises(SlugNotValid):
        Authority.establish(
            slug=slug,
            name="Orașul Exemplu",
            locality_siruta=None,
            county=None,
            officer_name=None,
            officer_email=None,
            is_example=True,
            now=NOW,
        )
