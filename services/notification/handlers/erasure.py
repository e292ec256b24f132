"""A person is forgotten: what they follow stops, and what they were told stays without them."""

from uuid import UUID

from services.notification import repository
from services.notification.model import Erasure
from services.notification.repository import press, suppressions, webhooks
from shared.clock import Clock
from shared.email_addresses import email_key
from shared.messaging.forgetting import forget_person
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork


def forget_author(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """The same for who recommended without account: what was sent to them stays without the address."""
    _forget_address(message.data["recommendation_id"], uow, clock)


def forget_registrant(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """The same for who registered for a meeting or an activity without account."""
    _forget_address(message.data["registration_id"], uow, clock)


def erase_person(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """Take the person's address out of everything, and answer that it is done."""
    account_id, envelope, now = message.data["account_id"], message.envelope, clock.now()
    known = repository.account_of(uow.session, account_id)
    suppressions.erase(uow.session, account_id, known.email if known else "")
    repository.erase_address(uow.session, account_id, known.email if known else "", now)
    webhooks.erase(uow.session, account_id)
    if known and known.email:
        press.forget_contacts(uow.session, email_key(known.email), now)
    repository.blank_account(uow.session, account_id, envelope.epoch, envelope.sequence)
    forget_person(uow.session, account_id)
    erasure = repository.erasure_of(uow.session, account_id)
    if erasure is None:
        erasure = Erasure.of(account_id, now)
        uow.add(erasure)
    erasure.say_done(now)


def _forget_address(person_id: UUID, uow: UnitOfWork, clock: Clock) -> None:
    suppressions.erase(uow.session, person_id, "")
    repository.erase_address(uow.session, person_id, "", clock.now())
    forget_person(uow.session, person_id)
