"""What a person with an account follows: begun and ended without a letter, for the address is theirs."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from services.notification import repository
from services.notification.commands import EndFollow, Follow
from services.notification.errors import AccountNotKnownYet, NoSuchFollow
from services.notification.errors.topics import TooManyFollowed
from services.notification.handlers.topics import name_of
from services.notification.model import Subscription
from services.notification.model.subscription import MOST
from services.notification.repository import digests
from shared.clock import Clock
from shared.email_addresses import email_key
from shared.persistence.unit_of_work import UnitOfWork


def follow(command: Follow, uow: UnitOfWork, clock: Clock) -> Subscription:
    """Told from now on, by mail and on the page; who is already stays so.

    Raises:
        AccountNotKnownYet, TooManyFollowed, and what `name_of` raises.
    """
    email, topic, now = _address_of(command.account_id, uow), command.topic, clock.now()
    if not email:
        raise AccountNotKnownYet
    name_of(topic, uow)
    known = repository.running_subscription(uow.session, email_key(email), topic)
    if known is None:
        if not repository.has_room(uow.session, email_key(email)):
            raise TooManyFollowed(most=MOST)
        known, _ = Subscription.ask(email, topic, command.language, now)
        uow.add(known)
    elif not known.is_confirmed:
        known.renew(command.language, now)
    known.confirm(now)
    known.show_on_page()
    repository.note_follower(uow.session, known, now)
    return known


def end_follow(command: EndFollow, uow: UnitOfWork, clock: Clock) -> Subscription:
    """Nothing more is sent; ending twice is as good as once.

    Raises:
        NoSuchFollow: it is none of the account's address.
    """
    email = _address_of(command.account_id, uow)
    found = repository.subscription(uow.session, command.subscription_id)
    if found is None or not email or found.email_key != email_key(email):
        raise NoSuchFollow
    found.cancel(clock.now())
    digests.drop_waiting(uow.session, found.id)
    return found


def _address_of(account_id: UUID, uow: UnitOfWork) -> str:
    account = repository.account_of(uow.session, account_id)
    return str(account.email) if account else ""


HANDLERS: Mapping[type, Callable[..., Any]] = {Follow: follow, EndFollow: end_follow}
