"""What clerks enter for authors without account: when it counts, who is told, what is noted."""

from datetime import UTC, date, datetime

import pytest

from services.consultation.commands.entries import EnterRecommendation, NotePosted
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.handed_in import (
    AlreadyPosted,
    NoAuthor,
    NothingToPost,
    ReceivedAfterTerm,
    ReceivedBeforePublication,
    ReceivedLater,
    UnknownOrganisation,
)
from services.consultation.errors.recommendations import NoSuchRecommendation, UnknownArticle
from services.consultation.jobs import close_due
from services.consultation.model.entry import Entry, Moment
from services.consultation.model.known import organisation
from shared.errors import NotAllowed
from shared.ids import new_id
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World, words

PUBLISHED = date(2026, 1, 13)
LAST_DAY = date(2026, 1, 23)


def test_paper_gets_the_next_number_and_the_same_receipt(world: World) -> None:
    """Number, fingerprint, check address; in public is said by which way it came, and of whom nothing."""
    consultation = world.published()
    world.sent(consultation.id, world.person())
    receipt = world.entered(consultation.id)
    assert (receipt.register_number, len(receipt.fingerprint), len(receipt.nonce)) == ("2/2026", 64, 32)
    said = world.said("recommendation.registered")[1]
    assert (said["channel"], said["register_number"], said["on_behalf_of"]) == ("paper", "2/2026", None)
    assert "Ion" not in str(said)


def test_who_gave_an_address_is_told_there(world: World) -> None:
    """Receipt and answer go to the address; without one nothing is said, for there is nobody to tell."""
    consultation = world.published()
    with_address = world.entered(consultation.id, email="ion@example.org", language="en")
    without = world.entered(consultation.id)
    for receipt in (with_address, without):
        world.answered(receipt.id)
    (received,), (answered,) = world.said("submission.entered"), world.said("submission.replied")
    assert (received["email"], received["language"], received["name"]) == (
        "ion@example.org",
        "en",
        "Ion Exemplu",
    )
    assert received["fingerprint"] == with_address.fingerprint
    assert (answered["email"], answered["reason"]) == ("ion@example.org", "Se preia pentru centru.")
    assert world.said("submission.answered") == world.said("submission.received") == []


@pytest.mark.parametrize(
    ("received", "refusal"),
    [
        (Moment.on(PUBLISHED), None),
        (Moment.on(LAST_DAY), None),
        (Moment(datetime(2026, 1, 23, 21, 59, 59, tzinfo=UTC)), None),
        (Moment(datetime(2026, 1, 23, 22, 0, 0, tzinfo=UTC)), ReceivedAfterTerm),
        (Moment.on(date(2026, 1, 24)), ReceivedAfterTerm),
        (Moment.on(date(2026, 1, 12)), ReceivedBeforePublication),
        (Moment(datetime(2026, 1, 13, 8, 59, 59, tzinfo=UTC)), ReceivedBeforePublication),
        (Moment.on(date(2026, 2, 6)), ReceivedLater),
    ],
)
def test_the_day_of_receipt_decides(world: World, received: Moment, refusal: type[Exception] | None) -> None:
    """Not the moment of entry, twelve days after the term; a day without an hour counts wholly."""
    consultation = world.published()
    world.clock.instant = datetime(2026, 2, 5, 9, 0, tzinfo=UTC)
    close_due(world.runtime.bus)
    if refusal:
        with pytest.raises(refusal):
            world.entered(consultation.id, received=received)
        return
    assert world.entered(consultation.id, received=received).register_number == "1/2026"


def test_the_number_is_of_the_year_of_entry(world: World) -> None:
    """Received in December, entered in January: the register of the new year has it."""
    world.clock.instant = datetime(2026, 12, 18, 9, 0, tzinfo=UTC)
    consultation = world.published(recommendations_until=date(2026, 12, 31))
    world.clock.instant = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
    receipt = world.entered(consultation.id, received=Moment.on(date(2026, 12, 31)))
    assert receipt.register_number == "1/2027"


def test_a_refusal_takes_no_number(world: World) -> None:
    """Of an article that is not there, of nobody, for an organisation that nobody has verified."""
    consultation = world.published()
    unverified = new_id()
    world.know(
        organisation, organisation_id=unverified, authority=AUTHORITY, name="Asociația", state="suspended"
    )
    with pytest.raises(UnknownArticle):
        world.entered(consultation.id, words(article="9"))
    with pytest.raises(NoAuthor):
        world.entered(consultation.id, author_name="")
    for organisation_id in (unverified, new_id()):
        with pytest.raises(UnknownOrganisation):
            world.entered(consultation.id, words(on_behalf_of=organisation_id))
    assert world.entered(consultation.id).register_number == "1/2026"


def test_for_an_organisation(world: World) -> None:
    """A verified one stands under its name with its page; another under the name that was written."""
    consultation = world.published()
    verified = world.speaks_for(world.person())
    world.entered(consultation.id, words(on_behalf_of=verified), author_name="")
    world.entered(consultation.id, author_name="", organisation_name="Grupul de pe Strada Lungă")
    first, second = world.said("recommendation.registered")
    assert (first["on_behalf_of"], first["organisation_name"]) == (str(verified), "Asociația Exemplu")
    assert (second["on_behalf_of"], second["organisation_name"]) == (None, "Grupul de pe Strada Lungă")


def test_clerks_of_that_authority_alone(world: World) -> None:
    """Another's clerk is refused, and learns of no draft."""
    entry = Entry("paper", Moment.on(PUBLISHED), "Ion", None, None, None, "ro", None, CLERK)
    others = frozenset({"alt-oras"})
    with pytest.raises(NotAllowed):
        world.do(EnterRecommendation(world.published().id, CLERK, others, words(), entry))
    with pytest.raises(NoSuchConsultation):
        world.do(EnterRecommendation(world.drafted().id, CLERK, others, words(), entry))


def test_an_answer_by_post_is_noted_once(world: World) -> None:
    """Only where there is an answer, and no e-mail address; who has an account is no correspondent."""
    consultation = world.published()
    by_post, by_email = world.entered(consultation.id), world.entered(consultation.id, email="a@example.org")
    with pytest.raises(NothingToPost):
        world.do(NotePosted(by_post.id, CLERK, CLERK_OF))
    for receipt in (by_post, by_email):
        world.answered(receipt.id)
    world.do(NotePosted(by_post.id, CLERK, CLERK_OF))
    with pytest.raises(AlreadyPosted):
        world.do(NotePosted(by_post.id, CLERK, CLERK_OF))
    with pytest.raises(NothingToPost):
        world.do(NotePosted(by_email.id, CLERK, CLERK_OF))
    with pytest.raises(NoSuchRecommendation):
        world.do(NotePosted(world.sent(consultation.id, world.person()).id, CLERK, CLERK_OF))
