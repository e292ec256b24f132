"""Mandates: from a day until another, offered, confirmed, ended by people and by their date."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registry.commands.mandates import (
    ConfirmOffer,
    EndMandate,
    ExpireMandates,
    ExpireOffers,
    OfferMandate,
    RefuseOffer,
    RemindOfMandates,
    WithdrawOffer,
)
from services.registry.commands.organisations import VerifyOrganisation
from services.registry.errors.mandates import (
    AlreadyOffered,
    LastRepresentative,
    MandateEnded,
    MandateOverlaps,
    NoSuchMandate,
    NoSuchOffer,
    NotRepresentative,
    OfferDecided,
    OfferExpired,
    SpanBackwards,
    SpanInThePast,
    SpanTooLong,
)
from services.registry.model import Mandate
from services.registry.model.days import day_begins, day_in_romania
from services.registry.model.mandate import REMINDERS, Span
from services.registry.queries.mandates import mandates_for, mandates_of, offers_of, offers_to
from tests.unit.registry.world import World

TODAY = date(2026, 1, 13)
ION = "ion@example.org"


class Town:
    """An organisation whose legal representative is Ana, and Ion, who has an account."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.ana, self.ion = world.person(), world.person(ION, "Ion Exemplu")
        clerk = world.clerk(world.authority())
        asked = world.request(self.ana, "oras-exemplu")
        world.do(VerifyOrganisation(verification_id=asked.verification_id, version=1, clerk=clerk))
        self.organisation: UUID = asked.organisation_id

    def offer(self, email: str = ION, role: Any = "delegate", by: UUID | None = None, **span: date) -> Any:
        """An offer of Ana's, from today until the end of June unless said otherwise."""
        given = {"from_date": TODAY, "until_date": date(2026, 6, 30), **span}
        return self.world.do(
            OfferMandate(
                organisation_id=self.organisation,
                by=by or self.ana,
                email=email,
                role=role,
                language="ro",
                **given,
            )
        )

    def given(self, role: Any = "delegate", **span: date) -> UUID:
        """A mandate that Ion has confirmed."""
        confirmed = self.world.do(ConfirmOffer(self.offer(role=role, **span).id, self.ion))
        found: UUID = confirmed.mandate_id
        return found

    def first(self) -> UUID:
        """Ana's own mandate."""
        return UUID(self.world.said("mandate.given")[0]["mandate_id"])

    def at(self, instant: datetime) -> None:
        """Let it be that instant."""
        self.world.clock.instant = instant


@pytest.fixture
def town(world: World) -> Town:
    """A town with a verified organisation."""
    return Town(world)


def test_an_offer_becomes_a_mandate_when_the_person_confirms(town: Town) -> None:
    """Until then nothing is told to other services."""
    offer = town.offer()
    assert len(town.world.said("mandate.given")) == 1
    mandate_id = town.world.do(ConfirmOffer(offer.id, town.ion)).mandate_id
    said = town.world.said("mandate.given")[1]
    assert said == {
        "mandate_id": str(mandate_id),
        "account_id": str(town.ion),
        "organisation_id": str(town.organisation),
        "organisation_name": "Asociația Străzi Liniștite",
        "role": "delegate",
        "from_date": "2026-01-13",
        "until_date": "2026-06-30",
        "given_by": str(town.ana),
    }
    with pytest.raises(OfferDecided):
        town.world.do(RefuseOffer(offer.id, town.ion))
    assert town.world.count("audit where deed in ('mandate.offered', 'mandate.confirmed')") == 2


@pytest.mark.parametrize("email", [ION, "nimeni@example.org"])
def test_a_letter_goes_to_the_address_whether_or_not_it_has_an_account(town: Town, email: str) -> None:
    """And the answer is the same."""
    offer = town.offer(email)
    (letter,) = town.world.said("letter.mandate-offer")
    assert (letter["email"], letter["offered_by"]) == (email, "Ana Exemplu")
    assert letter["name"] == ("Ion Exemplu" if email == ION else "")
    assert letter["link"] == "http://localhost:8080/cont/imputerniciri"
    assert (offer.email, offer.state) == (email, "waiting")


def test_an_offer_is_for_its_address_alone(town: Town) -> None:
    """Who has another address does not even learn that it is there; who comes later finds it."""
    offer = town.offer("vlad@example.org")
    with pytest.raises(NoSuchOffer):
        town.world.do(ConfirmOffer(offer.id, town.ion))
    vlad = town.world.person("VLAD@example.org", "Vlad Exemplu")
    with town.world.runtime.read() as session:
        assert [row["id"] for row in offers_to(session, vlad, town.world.clock.now())] == [offer.id]
        assert offers_to(session, town.ion, town.world.clock.now()) == []
    town.world.do(ConfirmOffer(offer.id, vlad))


def test_who_does_not_represent_the_organisation_gives_and_ends_nothing(town: Town) -> None:
    """A delegate does not, nor does a representative to come."""
    town.given()
    with pytest.raises(NotRepresentative):
        town.offer("x@example.org", by=town.ion)
    with pytest.raises(NoSuchMandate):
        town.world.do(EndMandate(town.first(), town.ion))
    waiting = town.offer("x@example.org")
    with pytest.raises(NotRepresentative):
        town.world.do(WithdrawOffer(waiting.id, town.ion))


@pytest.mark.parametrize(
    ("span", "refusal"),
    [
        ({"from_date": date(2026, 1, 12)}, SpanInThePast),
        ({"until_date": date(2026, 1, 12)}, SpanBackwards),
        ({"until_date": date(2031, 1, 14)}, SpanTooLong),
    ],
)
def test_a_mandate_has_days_that_can_be(town: Town, span: dict[str, date], refusal: type[Exception]) -> None:
    """It begins today or later, ends after that, and within five years."""
    with pytest.raises(refusal):
        town.offer(**span)


def test_a_refused_and_a_withdrawn_offer_leave_room_for_another(town: Town) -> None:
    """One waits at a time."""
    first = town.offer()
    with pytest.raises(AlreadyOffered):
        town.offer()
    town.world.do(RefuseOffer(first.id, town.ion))
    second = town.offer()
    town.world.do(WithdrawOffer(second.id, town.ana))
    with pytest.raises(OfferDecided):
        town.world.do(ConfirmOffer(second.id, town.ion))
    town.offer()


def test_an_offer_expires_in_thirty_days_and_is_forgotten_after_thirty_more(town: Town) -> None:
    """With the address in it."""
    offer = town.offer(until_date=date(2027, 1, 1))
    town.world.clock.advance(days=30)
    with pytest.raises(OfferExpired):
        town.world.do(ConfirmOffer(offer.id, town.ion))
    town.offer(from_date=date(2026, 2, 12), until_date=date(2027, 1, 1))
    town.world.clock.advance(days=30)
    town.world.do(ExpireOffers())
    with town.world.runtime.read() as session:
        assert [row["state"] for row in offers_of(session, town.organisation)] == ["expired"]


def test_two_offers_of_the_same_at_once_are_one(town: Town) -> None:
    """The database holds it, also where both looked before either wrote."""
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda _: _tried(town.offer), range(4)))
    assert sorted(done) == ["AlreadyOffered"] * 3 + ["done"]


def test_two_who_confirm_at_once_are_one(town: Town) -> None:
    """A double click on the button."""
    offer = town.offer()
    with ThreadPoolExecutor(2) as threads:
        done = list(
            threads.map(lambda _: _tried(lambda: town.world.do(ConfirmOffer(offer.id, town.ion))), range(2))
        )
    assert sorted(done) == ["OfferDecided", "done"]
    assert len(town.world.said("mandate.given")) == 2


def test_a_mandate_is_renewed_by_one_that_follows(town: Town) -> None:
    """Days of two never overlap; the second runs from its own first day."""
    town.given(until_date=date(2026, 1, 31))
    with pytest.raises(MandateOverlaps):
        town.offer(from_date=date(2026, 1, 31), until_date=date(2026, 12, 31))
    town.given(from_date=date(2026, 2, 1), until_date=date(2026, 12, 31))
    with town.world.runtime.read() as session:
        found = [(row["state"], row["may_speak"]) for row in mandates_of(session, town.ion, TODAY)]
    assert found == [("runs", True), ("to-come", False)]


def test_an_observer_may_not_speak(town: Town) -> None:
    """Nor does the answer say so."""
    town.given("observer")
    with town.world.runtime.read() as session:
        (row,) = mandates_of(session, town.ion, TODAY)
    assert (row["state"], row["may_speak"]) == ("runs", False)


def test_one_that_is_confirmed_late_begins_on_that_day(town: Town) -> None:
    """Nobody has spoken before they agreed."""
    offer = town.offer()
    town.world.clock.advance(days=5)
    town.world.do(ConfirmOffer(offer.id, town.ion))
    assert town.world.said("mandate.given")[1]["from_date"] == "2026-01-18"


def test_a_representative_or_the_holder_ends_it_at_once(town: Town) -> None:
    """The event says the instant, and by whom."""
    town.world.do(EndMandate(town.given(), town.ana))
    mandate_id = town.given()
    town.world.do(EndMandate(mandate_id, town.ion))
    said = [(one["how"], one["ended_at"]) for one in town.world.said("mandate.ended")]
    assert said == [("by-representative", "2026-01-13T09:00:00Z"), ("by-holder", "2026-01-13T09:00:00Z")]
    with pytest.raises(MandateEnded):
        town.world.do(EndMandate(mandate_id, town.ana))


def test_the_last_representative_stays_unless_it_is_meant(town: Town) -> None:
    """With a successor who has confirmed, they go without a word."""
    with pytest.raises(LastRepresentative):
        town.world.do(EndMandate(town.first(), town.ana))
    town.given("legal-representative")
    town.world.do(EndMandate(town.first(), town.ana))
    ions = UUID(town.world.said("mandate.given")[1]["mandate_id"])
    town.world.do(EndMandate(ions, town.ion, without_successor=True))
    with town.world.runtime.read() as session:
        assert {row["state"] for row in mandates_for(session, town.organisation, TODAY)} == {"ended"}


def test_two_representatives_who_end_each_others_leave_one(town: Town) -> None:
    """Whoever comes second is the last."""
    ions = town.given("legal-representative")
    with ThreadPoolExecutor(2) as threads:
        done = list(
            threads.map(
                lambda one: _tried(lambda: town.world.do(EndMandate(*one))),
                [(town.first(), town.ion), (ions, town.ana)],
            )
        )
    assert done.count("done") == 1
    with town.world.runtime.read() as session:
        states = [row["state"] for row in mandates_for(session, town.organisation, TODAY)]
    assert sorted(states) == ["ended", "runs"]


@pytest.mark.parametrize(
    ("last_day", "midnight"),
    [
        (date(2026, 1, 31), datetime(2026, 1, 31, 22, 0, tzinfo=UTC)),
        (date(2026, 3, 28), datetime(2026, 3, 28, 22, 0, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 21, 0, tzinfo=UTC)),  # clocks went forward that morning
        (date(2026, 10, 24), datetime(2026, 10, 24, 21, 0, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 22, 0, tzinfo=UTC)),  # and back
    ],
)
def test_it_ends_at_midnight_in_romania_once(town: Town, last_day: date, midnight: datetime) -> None:
    """Also across the change of clocks."""
    town.given(until_date=last_day)
    town.at(midnight - timedelta(seconds=1))
    assert town.world.do(ExpireMandates()) == 0
    town.at(midnight + timedelta(seconds=10))
    assert town.world.do(ExpireMandates()) == 1
    assert town.world.do(ExpireMandates()) == 0
    (said,) = town.world.said("mandate.ended")
    assert (said["until_date"], said["how"]) == (str(last_day), "by-date")
    assert datetime.fromisoformat(said["ended_at"]) == midnight


def test_two_workers_end_it_once(town: Town) -> None:
    """What one has locked the other leaves."""
    town.given(until_date=date(2026, 1, 31))
    town.at(datetime(2026, 2, 1, 9, 0, tzinfo=UTC))
    with ThreadPoolExecutor(2) as threads:
        assert sum(threads.map(lambda _: town.world.do(ExpireMandates()), range(2))) == 1
    assert len(town.world.said("mandate.ended")) == 1


def test_the_person_and_the_representatives_are_reminded_thirty_and_seven_days_before_once(
    town: Town,
) -> None:
    """However often the clock comes by."""
    town.given(until_date=date(2026, 6, 30))
    told = {}
    for day in (
        date(2026, 5, 30),
        date(2026, 5, 31),
        date(2026, 6, 22),
        date(2026, 6, 23),
        date(2026, 6, 30),
    ):
        town.at(day_begins(day))
        told[day.isoformat()] = [town.world.do(RemindOfMandates()) for _ in range(2)]
    assert told == {
        "2026-05-30": [0, 0],
        "2026-05-31": [1, 0],
        "2026-06-22": [0, 0],
        "2026-06-23": [1, 0],
        "2026-06-30": [0, 0],
    }
    said = [(one["account_id"], one["holder_id"]) for one in town.world.said("mandate.expiry-neared")]
    assert said == [(str(town.ion), str(town.ion)), (str(town.ana), str(town.ion))] * 2


def test_what_was_missed_is_reminded_of_once(town: Town) -> None:
    """After a week without a worker people get one mail, not two."""
    town.given(until_date=date(2026, 6, 30))
    town.at(day_begins(date(2026, 6, 25)))
    assert [town.world.do(RemindOfMandates()) for _ in range(2)] == [1, 0]


def test_who_has_the_next_mandate_needs_no_reminder(town: Town) -> None:
    """Nor does who knows that theirs is short."""
    town.given(until_date=date(2026, 2, 20))
    town.given(from_date=date(2026, 2, 21), until_date=date(2026, 12, 31))
    town.at(day_begins(date(2026, 2, 19)))
    assert town.world.do(RemindOfMandates()) == 0


@given(length=st.integers(0, 400), days=st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_no_length_and_no_rhythm_of_the_clock_reminds_twice_of_the_same(length: int, days: list[int]) -> None:
    """At most one for each of the two days, none for one that was past at the beginning."""
    begins = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
    until = TODAY + timedelta(days=length)
    span = Span(from_date=TODAY, until_date=until)
    mandate = Mandate.give(uuid4(), uuid4(), "Asociația", "delegate", begins, span=span)
    owed: list[int] = []
    for day in sorted(days):
        today = day_in_romania(begins) + timedelta(days=day)
        left = (until - today).days
        due = min((known for known in REMINDERS if left <= known), default=None)
        if today <= until and due is not None and (mandate.reminded_days or 99) > due:
            owed.append(due)
            mandate.remind([], today)
    assert owed == sorted(set(owed), reverse=True)
    assert all(due < length for due in owed)


def _tried(work: Any) -> str:
    try:
        work()
    except Exception as error:
        return type(error).__name__
    return "done"
