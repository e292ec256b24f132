"""What a person with an account follows: begun and ended without a letter, for the address is theirs."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from services.notification import repository
from services.notification.commands import EndFollow, Follow
from services.notification.errors import AccountNotKnownYet
from services.notification.errors.topics import TooManyFollowed
from services.notification.handlers.topics import name_of
from services.notification.handlers.wishes import follow_of
from services.notification.model import Subscription
from services.notification.model.secrets_of_links import StopTokens
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


def end_follow(command: EndFollow, uow: UnitOfWork, clock: Clock, stop_tokens: StopTokens) -> Subscription:
    """Nothing more is sent; ending twice is as good as once.

    Raises:
        LinkNotValid
        NoSuchFollow: it is none of the holder's.
    """
    _, found = follow_of(command, command.subscription_id, uow, clock, stop_tokens)
    found.cancel(clock.now())
    digests.drop_waiting(uow.session, found.id)
    return found


def _address_of(account_id: UUID, uow: UnitOfWork) -> str:
    account = repository.account_of(uow.session, account_id)
    return str(account.email) if account else ""


HANDLERS: Mapping[type, Callable[..., Any]] = {Follow: follow, EndFollow: end_follow}
