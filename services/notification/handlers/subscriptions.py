"""Subscriptions: asked for, confirmed, stopped."""

from collections.abc import Callable, Mapping
from typing import Any

from services.notification import repository
from services.notification.commands import AskForSubscription, CancelSubscription, ConfirmSubscription
from services.notification.errors import LinkNotValid
from services.notification.handlers.telling import tell_person
from services.notification.handlers.topics import Name, name_of
from services.notification.model import Subscription
from services.notification.model.fact import Category
from services.notification.model.links import Links
from services.notification.model.secrets_of_links import StopTokens, hash_secret
from shared.clock import Clock
from shared.email_addresses import email_key, normalise_email
from shared.ids import new_id
from shared.persistence.unit_of_work import UnitOfWork


def ask_for_subscription(
    command: AskForSubscription, uow: UnitOfWork, clock: Clock, links: Links, stop_tokens: StopTokens
) -> None:
    """Write to the address: a link that confirms, or the word that it is subscribed.

    Asked again within a few minutes nothing is sent. What the caller learns is the same each time.

    Raises:
        EmailNotValid, UnknownAuthority, UnknownOrganisation
    """
    email, topic, now = normalise_email(command.email), command.topic, clock.now()
    name = name_of(topic, uow)
    known = repository.running_subscription(uow.session, email_key(email), topic)
    if known and not known.may_be_written_to(now):
        return
    if known and known.is_confirmed:
        known.written_at = now
        link = links.pages(known.language).stop(stop_tokens.make(known.id))
        _write(uow, known, "subscription-exists", link, name)
        return
    if known:
        subscription, secret = known, known.renew(command.language, now)
    else:
        subscription, secret = Subscription.ask(email, topic, command.language, now)
        uow.add(subscription)
    _write(
        uow, subscription, "subscription-confirmation", links.pages(command.language).confirm(secret), name
    )


def confirm_subscription(command: ConfirmSubscription, uow: UnitOfWork, clock: Clock) -> Subscription:
    """From now on the holder of the address is told; shown twice, a link answers twice.

    Raises:
        LinkNotValid: it expired, was replaced by a newer one, or never was.
    """
    subscription = repository.subscription_by_hash(uow.session, hash_secret(command.secret))
    if subscription is None:
        raise LinkNotValid
    now = clock.now()
    subscription.confirm(now)
    repository.note_follower(uow.session, subscription, now)
    return subscription


def cancel_subscription(
    command: CancelSubscription, uow: UnitOfWork, clock: Clock, stop_tokens: StopTokens
) -> Subscription:
    """Nothing more is sent; stopping twice is as good as once.

    Raises:
        LinkNotValid: the token is none of ours.
    """
    subscription_id = stop_tokens.read(command.token)
    subscription = subscription_id and repository.subscription(uow.session, subscription_id)
    if not subscription:
        raise LinkNotValid
    subscription.cancel(clock.now())
    return subscription


def _write(uow: UnitOfWork, subscription: Subscription, category: Category, link: str, name: Name) -> None:
    confirmed, is_new = subscription.confirmed_at, not subscription.is_confirmed
    tell_person(
        uow,
        category,
        {
            "link": link,
            "authority_name": name.authority,
            "organisation_name": name.organisation,
            "expires_at": subscription.token_expires_at.isoformat(),
            "confirmed_at": confirmed.isoformat() if confirmed else None,
        },
        fact_id=new_id(),
        recipient=subscription.email,
        language=subscription.language,
        now=subscription.written_at,
        expires_at=subscription.token_expires_at if is_new else None,
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskForSubscription: ask_for_subscription,
    ConfirmSubscription: confirm_subscription,
    CancelSubscription: cancel_subscription,
}
