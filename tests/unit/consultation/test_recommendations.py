"""Recommendations told by commands: received, numbered, answered."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from json import dumps

import pytest

from services.consultation.commands.recommendations import AnswerRecommendation, SendRecommendation
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.recommendations import (
    AccountNotKnownYet,
    AlreadyAnswered,
    NoMandate,
    NoSuchRecommendation,
    TermOver,
    UnknownArticle,
)
from services.consultation.jobs import close_due
from shared.errors import NotAllowed, Stale
from shared.ids import new_id
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World, words


def test_a_recommendation_is_registered(world: World) -> None:
    """It gets the next number of its authority and year, and is said in public and to its author."""
    consultation, ana = world.published(), world.person()
    world.sent(consultation.id, ana)
    receipt = world.sent(consultation.id, ana)
    assert receipt.register_number == "2/2026"
    assert receipt.check_url.endswith("/verifica?authority=oras-exemplu&number=2%2F2026")
    public, private = world.said("recommendation.registered")[1], world.said("submission.received")[1]
    assert public == {
        "recommendation_id": str(receipt.id),
        "consultation_id": str(consultation.id),
        "authority": AUTHORITY,
        "register_number": "2/2026",
        "article": "2",
        "on_behalf_of": None,
        "organisation_name": None,
        "received_at": "2026-01-13T09:00:00Z",
        "channel": "online",
        "more_articles": [],
    }
    assert private["account_id"] == str(ana)
    assert private["fingerprint"] == receipt.fingerprint
    assert private["link"].endswith(f"/recomandari/{receipt.id}")


def test_the_fingerprint_can_be_computed_by_its_author(world: World) -> None:
    """With the receipt and their own words anybody can recompute it."""
    consultation = world.published()
    receipt = world.sent(consultation.id, world.person(), reason="  Pentru liniște.\r\n")
    content = {
        "article": "2",
        "consultation_id": str(consultation.id),
        "id": str(receipt.id),
        "nonce": receipt.nonce,
        "on_behalf_of": None,
        "proposed_wording": None,
        "reason": "Pentru liniște.",
        "received_at": receipt.received_at.isoformat(),
        "register_number": receipt.register_number,
        "text": words().text,
    }
    canonical = dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert receipt.fingerprint == sha256(canonical.encode()).hexdigest()


@pytest.mark.parametrize(
    ("at", "counts"),
    [
        (datetime(2026, 1, 13, 9, 0, tzinfo=UTC), True),
        (datetime(2026, 1, 13, 8, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 1, 23, 21, 59, 59, 999_999, tzinfo=UTC), True),
        (datetime(2026, 1, 23, 22, 0, 0, tzinfo=UTC), False),
    ],
)
def test_the_term_runs_to_the_end_of_its_last_day(world: World, at: datetime, counts: bool) -> None:
    """What comes in at 23:59:59 in Romania counts, at 00:00:00 it does not."""
    send = SendRecommendation(world.published().id, world.person(), words(), at)
    if counts:
        assert world.do(send).register_number == "1/2026"
        return
    with pytest.raises(TermOver):
        world.do(send)


@pytest.mark.parametrize(
    ("last_day", "end"),
    [
        (date(2026, 3, 28), datetime(2026, 3, 28, 22, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 21, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 21, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 22, tzinfo=UTC)),
    ],
)
def test_a_day_of_23_or_25_hours_ends_at_its_midnight(world: World, last_day: date, end: datetime) -> None:
    """Clocks go forward on 29 March 2026 and back on 25 October; 00:00:00 in Romania is what counts."""
    opened = world.published(recommendations_until=last_day)
    last = SendRecommendation(opened.id, world.person(), words(), end - timedelta(microseconds=1))
    assert world.do(last).register_number == "1/2026"
    with pytest.raises(TermOver):
        world.do(SendRecommendation(opened.id, world.person(), words(), end))


def test_the_instant_of_entry_counts(world: World) -> None:
    """Who came in before midnight is received, though the consultation is closed by then."""
    consultation, ana = world.published(), world.person()
    world.clock.instant = datetime(2026, 1, 23, 22, 5, tzinfo=UTC)
    close_due(world.runtime.bus)
    in_time = datetime(2026, 1, 23, 21, 59, 59, tzinfo=UTC)
    assert world.do(SendRecommendation(consultation.id, ana, words(), in_time))


def test_the_year_is_romanias(world: World) -> None:
    """The register begins anew at midnight in Romania, two hours before it does in UTC."""
    world.clock.instant = datetime(2026, 12, 28, 9, 0, tzinfo=UTC)
    consultation, ana = world.published(recommendations_until=date(2027, 1, 20)), world.person()
    world.clock.instant = datetime(2026, 12, 31, 21, 59, 59, tzinfo=UTC)
    assert world.sent(consultation.id, ana).register_number == "1/2026"
    world.clock.advance(seconds=1)
    assert world.sent(consultation.id, ana).register_number == "1/2027"


def test_a_refusal_takes_no_number(world: World) -> None:
    """An article that is not there is refused, and the register has no gap after it."""
    consultation, ana = world.published(), world.person()
    with pytest.raises(UnknownArticle):
        world.sent(consultation.id, ana, article="9")
    assert world.sent(consultation.id, ana).register_number == "1/2026"


def test_a_new_account_is_soon_known(world: World) -> None:
    """The account's event is on its way: the person is asked to try again in a second."""
    with pytest.raises(AccountNotKnownYet) as refused:
        world.sent(world.published().id, new_id())
    assert refused.value.retry_after == 1


def test_a_draft_takes_nothing(world: World) -> None:
    """Nobody learns of a draft by sending to it."""
    ana = world.person()
    for consultation_id in (world.drafted().id, new_id()):
        with pytest.raises(NoSuchConsultation):
            world.sent(consultation_id, ana)


def test_for_an_organisation(world: World) -> None:
    """With a mandate of today, the organisation stands as the author."""
    consultation, ana = world.published(), world.person()
    organisation_id = world.speaks_for(ana, until=date(2026, 1, 13))
    world.sent(consultation.id, ana, on_behalf_of=organisation_id)
    said = world.said("recommendation.registered")[0]
    assert (said["on_behalf_of"], said["organisation_name"]) == (str(organisation_id), "Asociația Exemplu")


def test_without_a_mandate_today(world: World) -> None:
    """A mandate that ended yesterday, and another's, speak for nobody."""
    consultation, ana, dan = world.published(), world.person(), world.person("Dan Exemplu", "dan@example.org")
    ended = world.speaks_for(ana, until=date(2026, 1, 12))
    others = world.speaks_for(dan)
    for organisation_id in (ended, others, new_id()):
        with pytest.raises(NoMandate):
            world.sent(consultation.id, ana, on_behalf_of=organisation_id)


def test_an_answer_is_said(world: World) -> None:
    """The answer is public without its reason, and goes to its author with it."""
    consultation, ana = world.published(), world.person()
    receipt = world.sent(consultation.id, ana)
    answered = world.answered(receipt.id)
    assert (answered.version, answered.state) == (2, "answered")
    public, private = world.said("recommendation.answered")[0], world.said("submission.answered")[0]
    assert (public["verdict"], "reason" in public) == ("partly", False)
    assert (private["account_id"], private["reason"]) == (str(ana), "Se preia pentru centru.")
    assert private["consultation_title"] == "Regulamentul de parcare"


def test_an_answer_is_given_once(world: World) -> None:
    """A second answer is refused, whatever version it knows of."""
    receipt = world.sent(world.published().id, world.person())
    world.answered(receipt.id)
    for version in (1, 2):
        with pytest.raises(AlreadyAnswered):
            world.answered(receipt.id, "refused", version)


def test_only_its_authority_answers(world: World) -> None:
    """Another's clerk may not, nor who saw another version, nor is there anything to answer nowhere."""
    receipt = world.sent(world.published().id, world.person())
    answer = AnswerRecommendation(receipt.id, CLERK, frozenset({"alt-oras"}), 1, "accepted", "Se preia.")
    with pytest.raises(NotAllowed):
        world.do(answer)
    with pytest.raises(Stale):
        world.answered(receipt.id, version=7)
    with pytest.raises(NoSuchRecommendation):
        world.do(AnswerRecommendation(new_id(), CLERK, CLERK_OF, 1, "accepted", "Se preia."))
